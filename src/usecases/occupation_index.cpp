#include "usecases/occupation_index.h"

#include "importers/csv.h"
#include "util/text_fold.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace relais::usecases {

/// Generated: geodata/occupations.csv.
const std::vector<std::pair<std::string_view, std::string_view>>& occupation_table();

namespace {

constexpr std::size_t k_family = 3; // digits of a minor group
constexpr std::size_t k_wider_family = 2;
constexpr int k_likeness_rank = 6; // after every other way of being found

std::vector<Occupation> read_builtin() {
    const auto table = importers::parse_csv(occupation_table().front().second, ',');
    std::vector<Occupation> all;
    for (std::size_t i = 1; i < table.records.size(); ++i) {
        const auto& cells = table.records[i].cells;
        all.push_back({cells.at(0), cells.at(1), cells.at(2), util::split_list(cells.at(3), "|")});
    }
    return all;
}

bool has_all_words(const std::string& text, const std::vector<std::string>& words) {
    const auto own = util::folded_words(text);
    return std::ranges::all_of(words, [&](const std::string& word) {
        return std::ranges::any_of(own,
                                   [&](const std::string& one) { return one.starts_with(word); });
    });
}

/// A minor group of a single unit bears its unit's title: the unit alone is enough to choose from.
bool has_one_unit(const Occupation& group, const Occupation* unit) {
    return group.code.size() == k_family && unit != nullptr && unit->label_fr == group.label_fr;
}

int most_wrong_letters(std::size_t length) {
    return length < 5 ? 0 : length < 9 ? 1 : 2;
}

/// 0 the very words · 2 their beginning · 4 all of them somewhere · 6 some letters wrong; nothing:
/// not found.
std::optional<int> rank_of(const std::string& spelling,
                           const std::string& asked,
                           const std::vector<std::string>& words) {
    if (spelling == asked) {
        return 0;
    }
    if (spelling.starts_with(asked)) {
        return 2;
    }
    if (has_all_words(spelling, words)) {
        return 4;
    }
    const int most = most_wrong_letters(asked.size());
    if (most > 0 && util::edit_distance(spelling, asked, most) <= most) {
        return k_likeness_rank;
    }
    return std::nullopt;
}

} // namespace

OccupationIndex::OccupationIndex(std::vector<Occupation> occupations)
    : m_occupations(std::move(occupations)) {
    std::ranges::sort(m_occupations, {}, &Occupation::code);
    for (std::uint32_t i = 0; i < m_occupations.size(); ++i) {
        const auto& one = m_occupations[i];
        if (one.code.size() < k_family || has_one_unit(one, find(one.code + '0'))) {
            continue;
        }
        for (const auto& synonym : one.synonyms) {
            add(synonym, i, 0);
        }
        add(one.label_fr, i, 1);
        add(one.label_en, i, 1);
    }
}

void OccupationIndex::add(std::string_view text, std::uint32_t occupation, std::uint8_t kind) {
    m_spellings.push_back({util::fold(text), occupation, kind});
}

const OccupationIndex& OccupationIndex::builtin() {
    static const OccupationIndex k_builtin(read_builtin());
    return k_builtin;
}

const Occupation* OccupationIndex::find(std::string_view code) const {
    const auto found = std::ranges::lower_bound(m_occupations, code, {}, &Occupation::code);
    return found != m_occupations.end() && found->code == code ? &*found : nullptr;
}

std::vector<const Occupation*> OccupationIndex::suggest(std::string_view words, int limit) const {
    const auto asked = util::fold(words);
    const auto asked_words = util::folded_words(words);
    if (asked.empty() || limit < 1) {
        return {};
    }
    std::map<std::uint32_t, int> best; // by occupation
    for (const auto& spelling : m_spellings) {
        if (const auto rank = rank_of(spelling.folded, asked, asked_words)) {
            const int whole = *rank + spelling.kind;
            const auto [at, is_new] = best.emplace(spelling.occupation, whole);
            at->second = is_new ? whole : std::min(at->second, whole);
        }
    }
    std::vector<std::pair<int, std::uint32_t>>
        order; // rank, then position, which is the order of codes
    const bool only_alike =
        std::ranges::all_of(best, [](const auto& one) { return one.second >= k_likeness_rank; });
    for (const auto& [occupation, rank] : best) {
        if (only_alike || rank < k_likeness_rank) {
            order.emplace_back(rank, occupation);
        }
    }
    std::ranges::sort(order);
    std::vector<const Occupation*> found;
    for (const auto& [rank, occupation] : order) {
        if (static_cast<int>(found.size()) == limit) {
            break;
        }
        found.push_back(&m_occupations[occupation]);
    }
    return found;
}

int occupation_distance(std::string_view asked, std::string_view offered) {
    if (asked == offered) {
        return 0;
    }
    const auto common =
        static_cast<std::size_t>(std::ranges::mismatch(asked, offered).in1 - asked.begin());
    if (common >= k_family || common == std::min(asked.size(), offered.size())) {
        return 1;
    }
    return common >= k_wider_family ? 2 : 3;
}

} // namespace relais::usecases
