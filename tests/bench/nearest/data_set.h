#pragma once
#include "directory/taxonomy.h"
#include "directory/units.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace relais::bench {

/// How many of the services a query accepts, and the needs that make it so.
struct Selectivity {
    const char* label;
    directory::NeedMask accepted;
};

/// Four needs drawn at random for each service: 0.1 %, 1 %, 10 % and the rest.
inline constexpr Selectivity k_selectivities[] = {
    {"100 %", 0b1111}, {"10 %", 0b0100}, {"1 %", 0b0010}, {"0.1 %", 0b0001}};

struct Point {
    directory::LonLat at;
    directory::NeedMask needs = 0;
};

struct BenchQuery {
    directory::LonLat at;
    directory::NeedMask accepted = 0;
};

struct DataSet {
    std::string name;
    std::vector<Point> points;
};

/// Seeded: 360 towns anywhere in the box of Cameroon, their sizes falling as 1/rank; four fifths of
/// the points lie around them (normal, 2 to 8 km), one fifth anywhere.
DataSet synthetic(std::size_t count);

/// The nodes of an OpenStreetMap extract (table NODE with LAT and LON). Nothing if the file can not
/// be read.
std::optional<DataSet> osm_nodes(const std::string& file);

/// Seeded: three in four within some ten kilometres of a point of the set, one anywhere in the box.
std::vector<BenchQuery> queries(const DataSet& set, directory::NeedMask accepted, std::size_t count);

} // namespace relais::bench
