#pragma once
#include "directory/units.h"
#include "geometry/overlap.h"

#include <cstddef>
#include <vector>

namespace relais::bench {

/// Made up, seeded: the same for every run.
struct Country {
    std::vector<directory::LonLat> settlements;
    std::vector<double> people; ///< of the settlements
};

/// 360 towns anywhere in the box of Cameroon; half of the settlements lie around them (normal, 25 km), half anywhere.
/// The largest has three million people, the others fall as 1/rank.
Country country(std::size_t settlements);

/// Places of providers: around the same towns (normal, 2 to 8 km), more of them in the larger ones.
std::vector<directory::LonLat> provider_places(std::size_t count);

/// Organisations with five services each: two or three of 46 needs, one to four of 20 publics or all, in one of ten
/// regions or (one in ten) in all.
struct Providers {
    std::vector<geometry::OverlapService> services;
    std::vector<geometry::OverlapZone> zones;
    std::vector<directory::LonLat> places;
};
Providers providers(std::size_t organisations);

} // namespace relais::bench
