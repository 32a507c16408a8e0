#include "importers/word_list.h"

#include "importers/builtin_files.h"
#include "importers/csv.h"
#include "importers/split_known.h"
#include "util/text_fold.h"

#include <algorithm>
#include <bit>

namespace relais::importers {

void WordList::add(std::string_view codes, const std::vector<std::string>& words) {
    for (const auto& code : util::split_list(codes, "+")) { // a code is its own word
        if (codes == code) {
            m_index.add(code, static_cast<int>(m_entries.size()));
            m_entries.push_back({std::string(codes), code});
            m_likest.add("");
        }
    }
    for (const auto& word : words) {
        m_index.add(word, static_cast<int>(m_entries.size()));
        m_entries.push_back({std::string(codes), word});
        m_likest.add(word);
    }
}

std::optional<WordList::Match> WordList::find(std::string_view word) const {
    auto likeness = Likeness::exact;
    auto found = m_index.exact(word);
    if (found.empty()) {
        likeness = Likeness::near;
        found = m_index.near(word);
    }
    if (found.empty()) {
        return std::nullopt;
    }
    const auto& first = m_entries[static_cast<std::size_t>(found.front())];
    const bool agreed = std::ranges::all_of(found, [&](int entry) {
        return m_entries[static_cast<std::size_t>(entry)].codes == first.codes;
    });
    if (!agreed && likeness == Likeness::near) {
        return std::nullopt;
    }
    return Match{first.codes, first.word, likeness};
}

std::string WordList::nearest(std::string_view word) const {
    const auto best = m_likest.find(word);
    return best ? m_entries[*best].word : "";
}

const Words& Words::builtin() {
    static const Words k_words = [] {
        Words words;
        const auto table = parse_csv(k_accepted_words, ',');
        for (std::size_t i = 1; i < table.records.size(); ++i) {
            const auto& cells = table.records[i].cells;
            if (cells.size() == 3) {
                words.m_lists[cells[0]].add(cells[1], util::split_list(cells[2], "|"));
            }
        }
        return words;
    }();
    return k_words;
}

const WordList& Words::list(std::string_view name) const {
    static const WordList k_none;
    const auto found = m_lists.find(name);
    return found != m_lists.end() ? found->second : k_none;
}

bool Words::is_blank(std::string_view cell) const {
    if (cell.size() > 40) {
        return false;
    }
    const auto match = util::fold(cell).empty() ? std::nullopt : list("blank").find(cell);
    return util::fold(cell).empty() || (match && match->likeness == Likeness::exact);
}

bool Words::is_total(std::string_view cell) const {
    const auto match = list("total").find(cell);
    return (match && match->likeness == Likeness::exact) ||
           util::fold(cell).starts_with("total ") || util::fold(cell).starts_with("sous total ");
}

std::uint32_t read_codes(std::string_view cell,
                         std::string_view list,
                         const std::vector<std::string_view>& codes,
                         bool one,
                         Remarks& remarks) {
    const auto& words = Words::builtin().list(list);
    const auto terms =
        split_known(cell, [&words](std::string_view term) { return words.find(term).has_value(); });
    std::uint32_t mask = 0;
    for (const auto& term : terms) {
        const auto match = words.find(term);
        if (!match) {
            warn(remarks, "finding.unknown_word", {{"word", term}}, words.nearest(term));
            continue;
        }
        if (match->likeness == Likeness::near) {
            note(remarks, "finding.taken_as", {{"word", term}, {"taken", match->word}});
        }
        for (const auto& code : util::split_list(match->codes, "+")) {
            const auto at = std::ranges::find(codes, code);
            mask |= at != codes.end() ? 1U << (at - codes.begin()) : 0U;
        }
    }
    if (one && std::popcount(mask) > 1) {
        warn(remarks, "finding.one_expected", {{"word", std::string(cell)}});
        return 1U << std::countr_zero(mask);
    }
    return mask;
}

} // namespace relais::importers
