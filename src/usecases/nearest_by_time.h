#pragma once
#include "geometry/nearest_index.h"
#include "usecases/travel_map.h"

namespace relais::usecases {

/// One place asking who is nearest by time. Lives for one request.
class NearestByTime {
public:
    NearestByTime(const Snapshot& snapshot,
                  directory::LonLat place,
                  const AskedTravel& how,
                  util::Day day);

    [[nodiscard]] const TravelFacts& facts() const { return m_facts; }
    /// As NearestIndex::nearest, by time rather than by distance: each list by time, then fewer
    /// unknowns, then number. Every service found has its journey.
    [[nodiscard]] geometry::NearestAnswer nearest(const directory::Query& query,
                                                  const geometry::NearestOptions& options) const;
    /// The way to a service with a point, or to whatever point.
    [[nodiscard]] directory::Journey journey(const geometry::roads::Anchored& to) const;
    /// Of every target of the map, within the time asked for; k_unreachable for the others.
    [[nodiscard]] std::vector<directory::TravelTime> times() const;
    [[nodiscard]] const TravelMap& map() const { return *m_map; }

private:
    struct Wanted;
    [[nodiscard]] std::vector<geometry::Found> list(const Wanted& wanted) const;
    [[nodiscard]] std::vector<geometry::Found>
    in_order(std::vector<geometry::roads::TargetTime> nearest, const Wanted& wanted) const;

    const Snapshot* m_snapshot;
    std::shared_ptr<const TravelMap> m_map;
    geometry::roads::Anchored m_from;
    AskedTravel m_how;
    TravelFacts m_facts;
};

} // namespace relais::usecases
