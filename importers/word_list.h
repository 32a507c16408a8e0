#pragma once
#include "directory/codes.h"
#include "importers/likest.h"
#include "importers/name_index.h"
#include "importers/remark.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relais::importers {

/// The words accepted for one code list: each stands for one code or, joined by +, for several.
class WordList {
public:
    void add(std::string_view codes, const std::vector<std::string>& words);

    struct Match {
        std::string codes; ///< as in the table: "female" or "female+male"
        std::string word;  ///< the accepted word it was taken for
        Likeness likeness = Likeness::exact;
    };
    /// The code of a word, accents, case and small slips aside; nothing if it is none, or if two
    /// codes are as near.
    [[nodiscard]] std::optional<Match> find(std::string_view word) const;
    /// The accepted word that looks most like another, by shared words then letters; "" if none
    /// does.
    [[nodiscard]] std::string nearest(std::string_view word) const;

private:
    struct Entry {
        std::string codes;
        std::string word;
    };
    std::vector<Entry> m_entries;
    NameIndex m_index;
    Likest m_likest;
};

/// All lists of importers/profiles/words.csv. Immutable, safe to share between threads.
class Words {
public:
    /// The table inside the program.
    static const Words& builtin();

    [[nodiscard]] const WordList& list(std::string_view name) const;
    /// "n/a", "-", "non renseigné": the author says that nothing is known.
    [[nodiscard]] bool is_blank(std::string_view cell) const;
    /// "Total", "Sous-total".
    [[nodiscard]] bool is_total(std::string_view cell) const;

private:
    std::map<std::string, WordList, std::less<>> m_lists;
};

/// The codes a cell names, several at once unless `one` (then the first; more are a warning). What
/// is no code is left out with a warning that names the nearest accepted word. Answers the mask of
/// a directory::CodeSet.
std::uint32_t read_codes(std::string_view cell,
                         std::string_view list,
                         const std::vector<std::string_view>& codes,
                         bool one,
                         Remarks& remarks);

template <class Enum>
std::vector<std::string_view> code_names() {
    return {directory::CodeList<Enum>::codes.begin(), directory::CodeList<Enum>::codes.end()};
}

template <class Enum>
directory::CodeSet<Enum> read_code_set(std::string_view cell, Remarks& remarks) {
    return directory::CodeSet<Enum>(
        read_codes(cell, directory::CodeList<Enum>::name, code_names<Enum>(), false, remarks));
}

template <class Enum>
std::optional<Enum> read_code(std::string_view cell, Remarks& remarks) {
    const auto mask =
        read_codes(cell, directory::CodeList<Enum>::name, code_names<Enum>(), true, remarks);
    return mask == 0 ? std::nullopt : std::optional(static_cast<Enum>(std::countr_zero(mask)));
}

} // namespace relais::importers
