#pragma once
#include "geometry/nearest_index.h"

/// Services and queries for tests of the index: good by default, so that a test names only what it
/// is about.
namespace relais::test {

inline constexpr directory::DayNumber k_today = 20'000;

/// Suits `a_query()` in every criterion.
inline geometry::Offering an_offering(std::int64_t number, std::optional<directory::LonLat> point) {
    using namespace directory;
    ServiceFacts facts;
    facts.needs = 1;
    facts.publics = CodeSet{Public::everyone}.bits;
    facts.languages = 3;
    facts.sexes = 3;
    facts.fee = 1;
    facts.access_modes = 1;
    facts.saturation = 1;
    facts.minimum_age = 0;
    facts.maximum_age = 120;
    facts.saturation_day = k_today;
    facts.verified_day = k_today;
    facts.zone = 1;
    return {number, point, facts};
}

/// Zone 1 is national; further zones are added by the test.
inline directory::FactTables some_tables() {
    directory::FactTables tables;
    tables.zones.push_back({directory::ServedZone::Kind::national, {}, {}});
    return tables;
}

inline directory::Query a_query(directory::LonLat point) {
    directory::Query query;
    query.needs = 1;
    query.place.point = point;
    query.place.area = "CM004002001";
    query.profile.sex = directory::Sex::female;
    query.profile.age = directory::AgeBand{20, 20};
    query.today = k_today;
    return query;
}

} // namespace relais::test
