#pragma once
#include "geometry/roads/search.h"
#include "geometry/roads/snap_index.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace relais::geometry::roads {

/// A network made ready once: what does not depend on who travels. Refers to the network's arrays.
struct RoadBase {
    /// `order` as node_order makes it.
    RoadBase(const directory::RoadNetwork& the_network, std::span<const NodeId> order)
        : network(the_network),
          hierarchy(the_network, order),
          snaps(the_network) {}

    directory::RoadNetwork network;
    Hierarchy hierarchy;
    SnapIndex snaps;
};

/// A place's hold on the network.
struct Anchor {
    Snap snap;
    TravelTime access; ///< between the place and the road

    /// Outward: the ends of the stretch and the time from the place to each. Inward: from each to
    /// the place.
    [[nodiscard]] std::vector<Seed>
    seeds(const RoadBase& base, const StretchTimes& times, Direction direction) const;
};

/// A place and what it holds on to: the nearest road that can be come to and left again; where that
/// is a one-way, also the roads a few metres beyond (the other side of a divided road); and a road
/// of an island, if one is nearer.
struct Anchored {
    directory::LonLat place;
    std::vector<Anchor> anchors; ///< none: the place is off the network
    /// To the nearest road of this mode's main network, however far; none if there is no such road
    /// at all.
    std::optional<directory::Metres> nearest_road;
};

/// A part of a route along which road name and class do not change.
struct RouteStep {
    std::string name; ///< "" if the road has none
    directory::RoadClass road_class = directory::RoadClass::unclassified;
    directory::RoadSurface surface = directory::RoadSurface::unknown; ///< of its longest stretch
    double metres = 0;
    TravelTime time;
    std::uint32_t first_point = 0; ///< where it begins in Route::line
};

struct Route {
    TravelTime time = k_unreachable; ///< whole, access legs included
    double metres = 0;               ///< along roads
    directory::Metres access_from;   ///< straight lines to and from the road
    directory::Metres access_to;
    TravelTime access_time; ///< of both
    bool direct = false;    ///< no road is taken: a straight line
    std::vector<directory::LonLat> line;
    std::vector<RouteStep> steps;
};

/// Travel by one mode in one season with some stretches closed: every answer by time comes from one
/// of these. Immutable; safe from many threads. Refers to the base, which must outlive it.
class Travel {
public:
    Travel(const RoadBase& base,
           const directory::TravelProfile& profile,
           directory::Season season,
           std::span<const StretchId> blocked = {},
           int threads = 2);

    [[nodiscard]] const RoadBase& base() const { return *m_base; }
    [[nodiscard]] const Metric& metric() const { return m_metric; }
    [[nodiscard]] const directory::TravelProfile& profile() const { return m_profile; }
    /// Whether the network is a skeleton (RoadSource::estimated).
    [[nodiscard]] bool is_estimated() const;

    [[nodiscard]] Anchored anchor(directory::LonLat place) const;

    /// Off the road: to a road, from it, or instead of one. On a skeleton, the straight line times
    /// its detour factor at the profile's speed off the network; else at the profile's speed on the
    /// way to a road.
    [[nodiscard]] TravelTime off_road(directory::Metres straight) const;
    /// How far one goes straight without any road: next door; anywhere on a skeleton, since it
    /// knows few roads.
    [[nodiscard]] directory::Metres longest_direct() const;
    /// off_road, or k_unreachable beyond longest_direct.
    [[nodiscard]] TravelTime direct(directory::Metres straight) const;
    /// The greatest straight line gone directly within a time.
    [[nodiscard]] directory::Metres direct_within(TravelTime time) const;

    /// Between two anchors of one stretch without leaving it; k_unreachable if they are on two, or
    /// it is one-way.
    [[nodiscard]] TravelTime along_stretch(const Anchor& from, const Anchor& to) const;

    /// Door to door, the quickest of all roads and the direct line.
    [[nodiscard]] TravelTime
    time(const Anchored& from, const Anchored& to, SearchSpace& space) const;
    /// The same with its way.
    [[nodiscard]] Route route(const Anchored& from, const Anchored& to, SearchSpace& space) const;

private:
    const RoadBase* m_base;
    directory::TravelProfile m_profile;
    Metric m_metric;
    std::vector<bool> m_main; ///< by stretch
};

} // namespace relais::geometry::roads
