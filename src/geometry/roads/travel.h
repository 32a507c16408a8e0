#pragma once
#include "geometry/roads/closed_areas.h"
#include "geometry/roads/search.h"
#include "geometry/roads/snap_index.h"

#include <array>
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

/// The one or two ends of a stretch and what it takes between them and a place; none if it is
/// closed.
class Seeds {
public:
    void add(Seed seed) { m_seeds[m_size++] = seed; }
    [[nodiscard]] const Seed* data() const { return m_seeds.data(); }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] const Seed* begin() const { return data(); }
    [[nodiscard]] const Seed* end() const { return data() + m_size; }

private:
    std::array<Seed, 2> m_seeds;
    std::size_t m_size = 0;
};

/// A place's hold on the network.
struct Anchor {
    Snap snap;
    TravelTime access; ///< between the place and the road

    /// Outward: the ends of the stretch and the time from the place to each. Inward: from each to
    /// the place.
    [[nodiscard]] Seeds
    seeds(const RoadBase& base, const StretchTimes& times, Direction direction) const;
};

/// A place and what it holds on to: the nearest road that can be come to and left again; where that
/// is a one-way, also the roads a few metres beyond (the other side of a divided road); and a road
/// of an island, if one is nearer. No line between the place and its road touches a closed area.
///
/// What areas cut off keeps to its own side: which roads can be come to and left is judged as if
/// nothing were closed, so that closing a road sends nobody across country to another part of the
/// network; only within a short walk that part is held on to as well.
struct Anchored {
    directory::LonLat place;
    std::vector<Anchor> anchors; ///< none: the place is off the network
    /// To the nearest road of this mode's main network, however far; none if there is no such road
    /// at all.
    std::optional<directory::Metres> nearest_road;
    /// It lies in a closed area, or behind one that parts it from every road.
    bool cut_off = false;
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

/// Travel by one mode in one season with some areas closed: every answer by time comes from one of
/// these. A stretch that touches a closed area is closed as a whole, and nobody goes straight
/// through one. Immutable; safe from many threads. Refers to the base, which must outlive it.
class Travel {
public:
    Travel(const RoadBase& base,
           const directory::TravelProfile& profile,
           directory::Season season,
           ClosedAreas closed = {},
           int threads = 2);

    [[nodiscard]] const RoadBase& base() const { return *m_base; }
    [[nodiscard]] const Metric& metric() const { return m_metric; }
    [[nodiscard]] const directory::TravelProfile& profile() const { return m_profile; }
    [[nodiscard]] const ClosedAreas& closed() const { return m_closed; }
    /// Whether the network is a skeleton (RoadSource::estimated).
    [[nodiscard]] bool is_estimated() const;

    [[nodiscard]] Anchored anchor(directory::LonLat place) const;

    /// Off the road: to a road, from it, or instead of one. On a skeleton, the straight line times
    /// its detour factor at the profile's speed off the network; else at the profile's speed on the
    /// way to a road.
    [[nodiscard]] TravelTime off_road(directory::Metres straight) const;
    /// How far one goes straight without any road: next door; on a skeleton, which knows few roads,
    /// as far as one may be from any.
    [[nodiscard]] directory::Metres longest_direct() const;
    /// How far from a road one may be and still come to it: beyond, a place is off the network.
    [[nodiscard]] directory::Metres longest_access() const;
    /// off_road; k_unreachable beyond longest_direct, and through a closed area.
    [[nodiscard]] TravelTime direct(directory::LonLat from, directory::LonLat to) const;
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
    enum class Part : std::uint8_t { inside, outside };
    [[nodiscard]] std::vector<Snap> roads_near(directory::LonLat place,
                                               const std::vector<bool>& part,
                                               Part which,
                                               const SnapIndex::Options& options) const;
    void hold(Anchored& held, std::span<const Snap> roads) const;
    void hold_on_to_main(Anchored& held) const;
    void hold_on_to_island(Anchored& held) const;
    void hold_on_to_core(Anchored& held) const;

    const RoadBase* m_base;
    directory::TravelProfile m_profile;
    ClosedAreas m_closed;
    Metric m_metric;
    std::vector<bool> m_main; ///< by stretch: of the main part were nothing closed
    std::vector<bool> m_core; ///< by stretch: of the main part as it is; empty if nothing is closed
};

} // namespace relais::geometry::roads
