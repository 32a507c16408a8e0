#pragma once
#include "directory/boundary.h"
#include "directory/gazetteer.h"
#include "importers/name_index.h"

#include <string>
#include <vector>

namespace relais::importers {

/// Recognises the units of one level from what a boundary file says of a polygon. Keeps a reference
/// to the gazetteer.
class UnitMatcher {
public:
    UnitMatcher(const directory::Gazetteer& gazetteer, int level);

    /// What a file says of one polygon.
    struct Clues {
        std::vector<std::string> codes;
        std::vector<std::string> names;
        std::vector<std::string> parents; ///< codes or names of the unit that holds it
    };

    /// The unit by its code, else by its name; where several share the name, by the unit that holds
    /// it, else by the polygon that holds the unit's centre. Null if none or still several.
    [[nodiscard]] const directory::Area*
    match(const Clues& clues, const std::vector<directory::Polygon>& polygons) const;

private:
    [[nodiscard]] bool is_held(const directory::Area& area, const Clues& clues) const;

    const directory::Gazetteer* m_gazetteer;
    int m_level;
    NameIndex m_names;
};

} // namespace relais::importers
