#include "importers/profile.h"

#include "importers/builtin_files.h"
#include "importers/csv.h"
#include "importers/file_bytes.h"
#include "importers/to_wgs84.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <algorithm>
#include <span>
#include <utility>

namespace relais::importers {
namespace {

constexpr std::uintmax_t k_largest_profile = 1'000'000;
constexpr std::size_t k_shortest_near =
    6; // "Âge" is not "Agence": short headings are taken exactly

[[noreturn]] void
refuse(std::string_view profile, int row, const std::string& value, const char* key) {
    throw util::InvalidInput(
        "profile",
        {key, {{"profile", std::string(profile)}, {"row", std::to_string(row)}, {"value", value}}});
}

/// "Téléphone 2" → "Téléphone".
std::string without_number(std::string_view heading) {
    auto folded = util::fold(heading);
    while (!folded.empty() &&
           ((folded.back() >= '0' && folded.back() <= '9') || folded.back() == ' ')) {
        folded.pop_back();
    }
    return folded;
}

} // namespace

Profile Profile::parse(std::string_view name, std::string_view csv) {
    Profile profile;
    profile.m_name = name;
    const auto table = parse_csv(csv, sniff_delimiter(csv));
    const bool headed = !table.records.empty() && table.records[0].cells.size() >= 2 &&
                        util::fold(table.records[0].cells[0]) == "field";
    if (!headed) {
        refuse(name, 1, "field,headings,value", "import.bad_profile");
    }
    for (std::size_t i = 1; i < table.records.size(); ++i) {
        auto cells = table.records[i].cells;
        if (cells.empty()) {
            continue;
        }
        cells.resize(std::max<std::size_t>(cells.size(), 3));
        const auto field_name = util::trim(cells[0]);
        if (field_name == "reference_system") {
            profile.m_reference_system = util::trim(cells[2]);
            const ToWgs84 checked(profile.m_reference_system);
            continue;
        }
        const auto field = field_from_name(field_name);
        if (!field) {
            refuse(name, table.records[i].number, field_name, "import.bad_profile_field");
        }
        const auto headings = util::split_list(cells[1], "|");
        for (const auto& heading : headings) {
            profile.m_headings.add(heading, static_cast<int>(*field));
            profile.m_full.push_back(heading);
        }
        profile.m_usual[index_of(*field)] = headings.empty() ? field_name : headings.front();
        profile.m_fixed[index_of(*field)] = util::trim(cells[2]);
    }
    return profile;
}

Profile Profile::load(const std::string& name) {
    if (name == "fr" || name == "en") {
        return name == "fr" ? french() : english();
    }
    const std::filesystem::path file(name);
    return parse(shown_name(file), to_utf8(read_file(file, k_largest_profile)));
}

const Profile& Profile::french() {
    static const Profile k_profile = parse("fr", k_profile_fr);
    return k_profile;
}

const Profile& Profile::english() {
    static const Profile k_profile = parse("en", k_profile_en);
    return k_profile;
}

std::optional<std::string> Profile::heading_begun_by(std::string_view cut) const {
    const auto numbered = cut.find_last_not_of("0123456789");
    const bool is_second =
        numbered + 1 < cut.size() && numbered != std::string_view::npos && cut[numbered] == '_';
    const auto begin = util::fold(is_second ? cut.substr(0, numbered) : cut);
    const auto begins = [&begin](const std::string& heading) {
        return util::fold(heading).starts_with(begin);
    };
    if (begin.size() < k_shortest_near) {
        return std::nullopt;
    }
    for (const auto& list :
         {std::span<const std::string>(m_usual), std::span<const std::string>(m_full)}) {
        if (const auto found = std::ranges::find_if(list, begins); found != list.end()) {
            return *found;
        }
    }
    return std::nullopt;
}

std::optional<Profile::Match> Profile::match(std::string_view heading) const {
    const auto in_brackets = util::fold(heading.substr(0, heading.find('(')));
    for (const auto& text : {util::fold(heading), in_brackets, without_number(heading)}) {
        if (const auto exact = m_headings.exact(text); !exact.empty()) {
            return Match{static_cast<Field>(exact.front()), Likeness::exact};
        }
    }
    if (util::trim(heading) == "#" || util::trim(heading) == "N°") {
        return Match{Field::number, Likeness::exact};
    }
    const auto near =
        in_brackets.size() >= k_shortest_near ? m_headings.near(in_brackets) : std::vector<int>();
    return near.size() == 1 ? std::optional(Match{static_cast<Field>(near.front()), Likeness::near})
                            : std::nullopt;
}

} // namespace relais::importers
