#pragma once
#include "importers/field.h"
#include "importers/name_index.h"

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relais::importers {

/// Which headings mean which field. A profile file is a CSV table with the columns `field`,
/// `headings` (joined by |) and `value` (taken for rows whose cell is empty). Fields are those of
/// importers/field.h; besides, `reference_system` with a value ("EPSG:32632") says what the
/// coordinates are in.
class Profile {
public:
    /// Throws util::InvalidInput naming the profile, the row and the word for a table that is not
    /// such a profile.
    static Profile parse(std::string_view name, std::string_view csv);
    /// A file, or "fr" or "en" for the built-in ones.
    static Profile load(const std::string& name);
    static const Profile& french();
    static const Profile& english();

    struct Match {
        Field field = Field::count;
        Likeness likeness = Likeness::exact;
    };
    /// The field of a heading, whatever its case, accents, punctuation and line breaks; what stands
    /// in brackets and a number at the end may be missing from the profile. Then by near spelling.
    [[nodiscard]] std::optional<Match> match(std::string_view heading) const;

    /// The heading whose beginning is all a Shapefile kept of it ("Service of", "Descript_1" for a
    /// second one): a field's usual heading before its others; nothing if none begins so.
    [[nodiscard]] std::optional<std::string> heading_begun_by(std::string_view cut) const;

    [[nodiscard]] const std::string& fixed(Field field) const { return m_fixed[index_of(field)]; }
    /// First heading of a field, for "the column … is missing".
    [[nodiscard]] const std::string& usual_heading(Field field) const {
        return m_usual[index_of(field)];
    }
    [[nodiscard]] const std::string& reference_system() const { return m_reference_system; }
    [[nodiscard]] const std::string& name() const { return m_name; }

private:
    std::string m_name;
    NameIndex m_headings;            ///< values: fields
    std::vector<std::string> m_full; ///< every heading, in the order of the file
    std::array<std::string, k_field_count> m_fixed;
    std::array<std::string, k_field_count> m_usual;
    std::string m_reference_system;
};

} // namespace relais::importers
