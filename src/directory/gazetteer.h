#pragma once
#include "directory/codes.h"
#include "directory/units.h"
#include "directory/zone.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relais::directory {

/// An administrative unit: level 1 region, 2 department, 3 arrondissement.
struct Area {
    AreaCode code;
    AreaCode parent; ///< "" for a region
    int level = 1;
    std::string name_fr;
    std::string name_en;
    std::vector<std::string> variants;
    LonLat centre; ///< a point inside the unit; the stand-in of confidential places
    bool operator==(const Area&) const = default;
};

/// One of the areas where the mechanism starts (geodata/zones.csv): a named set of units.
struct StartingZone {
    std::string code;
    std::string name_fr;
    std::string name_en;
    std::vector<AreaCode> areas;
    bool operator==(const StartingZone&) const = default;
};

/// A town, village or neighbourhood of the gazetteer.
struct Settlement {
    std::string code;
    std::string name;
    std::vector<std::string> variants;
    SettlementKind kind = SettlementKind::village;
    std::string parent; ///< the town, for a neighbourhood
    LonLat point;
    AreaCode area; ///< the finest unit known
    std::optional<std::int64_t> population;
    int population_year = 0;
    std::string population_source;
    bool operator==(const Settlement&) const = default;
};

/// Units, starting zones and settlements, looked up by code. Immutable once made.
class Gazetteer {
public:
    Gazetteer() = default;
    Gazetteer(std::vector<Area> areas,
              std::vector<StartingZone> zones,
              std::vector<Settlement> settlements);

    [[nodiscard]] const std::vector<Area>& areas() const { return m_areas; } ///< by code
    [[nodiscard]] const std::vector<StartingZone>& zones() const { return m_zones; }
    [[nodiscard]] const std::vector<Settlement>& settlements() const {
        return m_settlements;
    } ///< by code

    [[nodiscard]] const Area* area(std::string_view code) const;
    [[nodiscard]] const Settlement* settlement(std::string_view code) const;
    [[nodiscard]] const StartingZone* zone(std::string_view code) const;
    /// The unit of a level that holds a finer one: level 1 of "CM004002001" is "CM004". Null if
    /// unknown.
    [[nodiscard]] const Area* area_at_level(std::string_view code, int level) const;

private:
    std::vector<Area> m_areas;
    std::vector<StartingZone> m_zones;
    std::vector<Settlement> m_settlements;
};

} // namespace relais::directory
