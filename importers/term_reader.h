#pragma once
#include "directory/reference.h"
#include "importers/likest.h"
#include "importers/name_index.h"
#include "importers/remark.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relais::importers {

/// One need of a cell, with the author's words for it.
struct ReadNeed {
    std::string code;
    std::string words;
    bool operator==(const ReadNeed&) const = default;
};

/// Needs by the labels and synonyms of the taxonomy in both languages. Keeps a reference to the
/// taxonomy.
class NeedReader {
public:
    explicit NeedReader(const directory::Taxonomy& taxonomy);

    /// The needs a cell lists, each once. A term that is none is left out with a remark that names
    /// the nearest: an error if the cell holds no need at all, else a warning. A bare dimension
    /// ("psychosocial") is a warning.
    [[nodiscard]] std::vector<ReadNeed> read(std::string_view cell, Remarks& remarks) const;
    /// The label (French) of the term that looks most like the words, or "".
    [[nodiscard]] std::string nearest(std::string_view words) const;

private:
    struct Found {
        int term = 0;
        Likeness likeness = Likeness::exact;
    };
    [[nodiscard]] std::optional<Found> find(std::string_view words) const;

    const directory::Taxonomy* m_taxonomy;
    NameIndex m_names;
    Likest m_likest;
    std::vector<int> m_term_of_spelling; ///< in the order of m_likest
};

/// Languages by label, synonym or code. Keeps a reference to the list.
class LanguageReader {
public:
    explicit LanguageReader(const std::vector<directory::Language>& languages);

    /// Codes of the languages a cell lists, each once; others are left out with a warning.
    [[nodiscard]] std::vector<std::string> read(std::string_view cell, Remarks& remarks) const;

private:
    [[nodiscard]] const directory::Language* find(std::string_view word) const;

    const std::vector<directory::Language>* m_languages;
    NameIndex m_names;
};

} // namespace relais::importers
