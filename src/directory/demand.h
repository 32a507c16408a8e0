#pragma once
#include "directory/units.h"
#include "directory/zone.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Where the people are who may need a service: what coverage and siting are weighted by.
namespace relais::directory {

/// Who is counted.
enum class DemandKind : std::uint8_t { people, returnees };

inline constexpr std::array k_demand_kinds = {DemandKind::people, DemandKind::returnees};

/// The word in database and API: "people", "returnees".
std::string_view code_of(DemandKind kind);
std::optional<DemandKind> demand_kind_of(std::string_view code);

/// A place where people who may need a service are: a settlement or a cell of a population raster.
struct DemandPoint {
    std::string settlement; ///< code; "" for a cell, or for the centre of a unit that has no settlement
    LonLat point;
    AreaCode area; ///< the finest unit known, "" outside every unit
    double people = 0;
    bool operator==(const DemandPoint&) const = default;
};

/// Where a weight comes from, said on every figure made of it.
struct DemandSource {
    DemandKind kind = DemandKind::people;
    std::string label;     ///< what the author calls the layer
    int year = 0;          ///< of the figures; 0: not known
    std::string source;    ///< publisher and title, or the file's name
    bool modelled = false; ///< shared out by a rule, not counted place by place
    double outside = 0;    ///< people that lie in no unit: in the total, in no area
    bool operator==(const DemandSource&) const = default;
};

/// One layer of demand. Points with an empty area are the located part of `source.outside`; rows that name no
/// known place have no point and are in `source.outside` only.
struct Demand {
    DemandSource source;
    std::vector<DemandPoint> points;
    bool operator==(const Demand&) const = default;
};

/// A published figure for an administrative unit (geodata/population.csv).
struct UnitPopulation {
    AreaCode area;
    std::int64_t people = 0;
    int year = 0; ///< 0: not known
    std::string source;
    bool operator==(const UnitPopulation&) const = default;
};

/// Everybody the source counts: those in units plus `outside`.
double total_people(const Demand& demand);
/// Those of one unit, whatever the level its points are known at.
double people_in(const Demand& demand, std::string_view area);

} // namespace relais::directory
