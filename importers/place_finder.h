#pragma once
#include "directory/gazetteer.h"
#include "importers/name_index.h"
#include "importers/remark.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relais::importers {

/// The words of one row that say where.
struct PlaceWords {
    std::string region;
    std::string department;
    std::string arrondissement;
    std::string locality;
    std::string neighbourhood;
    auto operator<=>(const PlaceWords&) const = default;
};

/// Remarks beside the column they are about.
struct PlaceRemarks {
    Remarks region;
    Remarks department;
    Remarks arrondissement;
    Remarks locality;
    Remarks neighbourhood;
};

/// Where the words lead. Never a guess: a name borne twice that nothing in the row settles leaves
/// `settlement` null.
struct FoundPlace {
    directory::AreaCode area;                          ///< the finest unit known, "" if none
    const directory::Settlement* settlement = nullptr; ///< town or village
    const directory::Settlement* neighbourhood = nullptr;
    std::optional<directory::LonLat> point; ///< centre of the finest of all these
    directory::LocationPrecision precision = directory::LocationPrecision::region;
    PlaceRemarks remarks;
};

/// Finds units and settlements by name, tolerant to spelling. Keeps a reference to the gazetteer;
/// safe to share.
class PlaceFinder {
public:
    explicit PlaceFinder(const directory::Gazetteer& gazetteer);

    [[nodiscard]] FoundPlace find(const PlaceWords& words) const;

    /// The one unit of a level that bears a name and lies in `within` ("": anywhere), or null. Ways
    /// of introducing it
    /// ("Région de l’", "Department of") are set aside.
    [[nodiscard]] const directory::Area*
    area(std::string_view name, int level, std::string_view within = {}) const;
    /// Towns and villages of a name, exactly.
    [[nodiscard]] std::vector<const directory::Settlement*>
    settlements(std::string_view name) const;
    /// Units of level 3 that make up a town ("Maroua" → Maroua 1er, 2e, 3e).
    [[nodiscard]] std::vector<const directory::Area*> parts_of_town(std::string_view name) const;
    [[nodiscard]] const directory::Gazetteer& gazetteer() const { return *m_gazetteer; }

private:
    friend class PlaceSearch;
    const directory::Gazetteer* m_gazetteer;
    std::array<NameIndex, 3> m_areas;     ///< by level
    std::vector<std::string> m_area_keys; ///< French names, in the gazetteer's order
    NameIndex m_towns;
    NameIndex m_neighbourhoods;
};

/// A unit's name without the words that introduce it: "RÉGION DE L'EXTRÊME-NORD" → "EXTRÊME-NORD".
std::string without_unit_word(std::string_view name);

} // namespace relais::importers
