#include "importers/roads/road_words.h"

#include "directory/road_codes.h"
#include "importers/builtin_files.h"
#include "importers/csv.h"
#include "importers/file_bytes.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <algorithm>
#include <array>

namespace relais::importers {
namespace {

using namespace relais::directory;

constexpr std::uintmax_t k_most_profile_bytes = 1'000'000;
constexpr std::array<std::string_view, 3> k_one_way{"both", "forward", "backward"};

bool is_code(const std::string& list, const std::string& code) {
    return list == "field" ? code == "class" || code == "surface" || code == "speed" ||
                                 code == "oneway" || code == "name" || code == "tags"
           : list == "class"   ? from_code<RoadClass>(code).has_value()
           : list == "surface" ? from_code<RoadSurface>(code).has_value()
           : list == "oneway"  ? std::ranges::find(k_one_way, code) != k_one_way.end()
                               : false;
}

[[noreturn]] void refuse(const std::string& name, int row, const std::string& word) {
    throw util::InvalidInput(
        name, {"roads.words_bad", {{"file", name}, {"row", std::to_string(row)}, {"word", word}}});
}

} // namespace

RoadWords RoadWords::parse(const std::string& name, std::string_view csv) {
    const auto text = parse_csv(to_utf8(csv), ',');
    RoadWords words;
    for (const auto& record : text.records) {
        if (record.cells.empty() || record.cells.front() == "role") {
            continue;
        }
        if (record.cells.size() != 2) {
            refuse(name, record.number, record.cells.front());
        }
        words.add(name, record.number, record.cells[0], record.cells[1]);
    }
    if (words.m_fields.empty() && words.m_codes.empty()) {
        refuse(name, 1, "role");
    }
    return words;
}

void RoadWords::add(const std::string& name,
                    int row,
                    const std::string& role,
                    const std::string& words) {
    const auto colon = std::min(role.find(':'), role.size());
    const auto list = role.substr(0, colon);
    const auto code = role.substr(std::min(colon + 1, role.size()));
    if (!is_code(list, code)) {
        refuse(name, row, role);
    }
    for (const auto& word : util::split_list(words, "|")) {
        if (list == "field") {
            m_fields[code].push_back(word);
        } else if (!m_codes[list].emplace(word == "-1" ? word : util::fold(word), code).second &&
                   m_codes[list][util::fold(word)] != code) {
            refuse(name, row, word);
        }
    }
}

RoadWords RoadWords::load(const std::string& file) {
    return file.empty() ? parse("roads", k_road_words)
                        : parse(shown_name(file), read_file(file, k_most_profile_bytes));
}

const std::vector<std::string>& RoadWords::fields(const std::string& role) const {
    static const std::vector<std::string> k_none;
    const auto found = m_fields.find(role);
    return found == m_fields.end() ? k_none : found->second;
}

std::optional<std::string> RoadWords::code(const std::string& list, std::string_view word) const {
    const auto words = m_codes.find(list);
    if (words == m_codes.end()) {
        return std::nullopt;
    }
    const auto found = words->second.find(word == "-1" ? "-1" : util::fold(word));
    return found == words->second.end() ? std::nullopt : std::optional(found->second);
}

std::optional<RoadClass> RoadWords::road_class(std::string_view word) const {
    const auto found = code("class", word);
    return found ? from_code<RoadClass>(*found) : std::nullopt;
}

std::optional<RoadSurface> RoadWords::surface(std::string_view word) const {
    const auto found = code("surface", word);
    return found ? from_code<RoadSurface>(*found) : std::nullopt;
}

std::optional<OneWay> RoadWords::one_way(std::string_view word) const {
    const auto found = code("oneway", word);
    return !found                 ? std::nullopt
           : *found == "forward"  ? std::optional(OneWay::forward)
           : *found == "backward" ? std::optional(OneWay::backward)
                                  : std::optional(OneWay::both);
}

} // namespace relais::importers
