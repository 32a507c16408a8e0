#pragma once
#include "geometry/overlap.h"
#include "unit/geometry/reach_world.h"

#include <vector>

namespace relais::test {

/// Organisations with services here and there, in zones of a few areas.
struct OverlapWorld {
    std::vector<geometry::OverlapService> services;
    std::vector<geometry::OverlapZone> zones;
    std::vector<directory::LonLat> places; ///< of the services
    std::vector<directory::LonLat> settlements;
    std::vector<double> people;
    std::vector<std::uint32_t> area_of_settlement; ///< 6: in no area
};

inline OverlapWorld any_overlap_world() {
    auto random = any_world();
    OverlapWorld world;
    world.zones.push_back({});
    for (int i = random.number(0, 5); i > 0; --i) {
        auto& zone = world.zones.emplace_back();
        for (int j = random.number(0, 8); j > 0; --j) {
            zone.push_back(static_cast<std::uint32_t>(random.number(0, 5)));
        }
    }
    const int needs = random.number(1, 64); // few: many overlaps; all: the highest bits too
    for (int i = random.number(0, 30); i > 0; --i) {
        geometry::OverlapService service;
        service.organisation = static_cast<std::uint32_t>(random.number(0, 8));
        for (int j = random.number(0, 3); j > 0; --j) {
            service.needs |= std::uint64_t{1} << random.number(64 - needs, 63);
        }
        service.publics = random.number(0, 3) == 0 ? ~std::uint32_t{0} : 1U << random.number(0, 31);
        service.publics *= random.number(0, 9) == 0 ? 0 : 1;
        service.zone = static_cast<std::uint32_t>(random.number(0, static_cast<int>(world.zones.size()) - 1));
        world.services.push_back(service);
    }
    world.places = random.points(world.services.size());
    world.settlements = random.points(static_cast<std::size_t>(random.number(0, 200)));
    world.people = random.people(world.settlements.size());
    for (std::size_t i = 0; i < world.settlements.size(); ++i) {
        world.area_of_settlement.push_back(static_cast<std::uint32_t>(random.number(0, 6)));
    }
    return world;
}

} // namespace relais::test
