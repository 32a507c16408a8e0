#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace relais::usecases {

/// One group of ISCO-08: 1 digit major, 2 sub-major, 3 minor, 4 unit group. A group lies in another
/// exactly when its code begins with the other's.
struct Occupation {
    std::string code;
    std::string label_fr;
    std::string label_en;
    std::vector<std::string> synonyms; ///< plain words of trades, both languages
};

/// ISCO-08 found by typing plain words in French or English ("mécanicien moto", "seamstress"), not
/// codes. Immutable; the table is geodata/occupations.csv, inside the program.
class OccupationIndex {
public:
    explicit OccupationIndex(std::vector<Occupation> occupations);
    /// The program's own table, read once.
    static const OccupationIndex& builtin();

    [[nodiscard]] const std::vector<Occupation>& all() const { return m_occupations; } ///< by code
    /// Null for a code that is none.
    [[nodiscard]] const Occupation* find(std::string_view code) const;
    /// At most `limit` groups that people can be placed in (3 and 4 digits), best first: the very
    /// words, their beginning, all words somewhere, then (when nothing else is found) one or two
    /// letters wrong; a plain word before an official title; ties by code. Accents and case do not
    /// matter.
    [[nodiscard]] std::vector<const Occupation*> suggest(std::string_view words, int limit) const;

private:
    struct Spelling {
        std::string folded;
        std::uint32_t occupation;
        std::uint8_t kind; ///< 0 plain word, 1 official title
    };
    void add(std::string_view text, std::uint32_t occupation, std::uint8_t kind);

    std::vector<Occupation> m_occupations;
    std::vector<Spelling> m_spellings;
};

/// How near two occupations are: 0 the same, 1 one within the other or the same family (three
/// digits), 2 the same wider family (two digits), 3 farther.
int occupation_distance(std::string_view asked, std::string_view offered);

} // namespace relais::usecases
