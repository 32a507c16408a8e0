#include "roads/made_up_roads.h"

#include "support/made_up.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace relais::bench {

using namespace directory;

namespace {

constexpr double k_west = 8.5;
constexpr double k_south = 2.0;
constexpr double k_width = 7.5;
constexpr double k_height = 11.0;
constexpr double k_metres_per_degree = 111'000;

double unit(Dice& dice) {
    return static_cast<double>(dice() >> 11) * 0x1.0p-53;
}

struct Settlement {
    double longitude = 0;
    double latitude = 0;
    std::uint32_t centre = 0; ///< a node
};

class Country {
public:
    Country(std::uint32_t junctions, std::uint64_t seed)
        : m_dice(seed),
          m_junctions(junctions) {}

    RoadNetworkData make() {
        const auto settlements = std::max(4U, m_junctions / 250);
        const double streets = m_junctions * 0.62;
        double harmonic = 0;
        for (std::uint32_t rank = 1; rank <= settlements; ++rank) {
            harmonic += 1.0 / (rank + 5);
        }
        for (std::uint32_t rank = 1; rank <= settlements; ++rank) {
            build_settlement(static_cast<std::uint32_t>(streets / harmonic / (rank + 5)) + 1);
        }
        join_settlements();
        return std::move(m_data);
    }

private:
    std::uint32_t add_node(double longitude, double latitude) {
        m_data.nodes.push_back({static_cast<std::int32_t>(longitude * 1e7),
                                static_cast<std::int32_t>(latitude * 1e7)});
        return static_cast<std::uint32_t>(m_data.nodes.size() - 1);
    }

    void
    add_stretch(std::uint32_t from, std::uint32_t to, RoadClass road_class, RoadSurface surface) {
        RoadStretch stretch;
        stretch.from = from;
        stretch.to = to;
        const auto a = m_data.nodes[from].degrees();
        const auto b = m_data.nodes[to].degrees();
        const double metres =
            std::hypot(a.longitude - b.longitude, a.latitude - b.latitude) * k_metres_per_degree;
        stretch.length_mm = static_cast<std::uint32_t>(metres * (1100 + 400 * unit(m_dice)));
        stretch.road_class = road_class;
        stretch.surface = surface;
        stretch.access = 63;
        stretch.first_point = static_cast<std::uint32_t>(m_data.points.size());
        stretch.point_count = 2;
        m_data.points.push_back(m_data.nodes[from]);
        m_data.points.push_back(m_data.nodes[to]);
        m_data.stretches.push_back(stretch);
    }

    /// A grid of streets in which every crossing is joined to one neighbour to the west or south,
    /// and some to both.
    void build_settlement(std::uint32_t nodes) {
        const Settlement place{k_west + k_width * unit(m_dice),
                               k_south + k_height * unit(m_dice),
                               static_cast<std::uint32_t>(m_data.nodes.size() + nodes / 2)};
        const auto side = static_cast<std::uint32_t>(std::ceil(std::sqrt(nodes)));
        const auto first = static_cast<std::uint32_t>(m_data.nodes.size());
        constexpr double k_block = 0.001;
        for (std::uint32_t i = 0; i < nodes; ++i) {
            const double column = i % side + 0.5 * unit(m_dice) - side * 0.5;
            const double row = i / side + 0.5 * unit(m_dice) - side * 0.5;
            add_node(place.longitude + column * k_block, place.latitude + row * k_block);
            const bool has_west = i % side != 0;
            const bool has_south = i >= side;
            const bool both = has_west && has_south && happens(m_dice, 0.28);
            const bool west = has_west && (both || !has_south || happens(m_dice, 0.5));
            if (west) {
                add_street(first + i, first + i - 1);
            }
            if (has_south && (both || !west)) {
                add_street(first + i, first + i - side);
            }
        }
        m_settlements.push_back(place);
    }

    void add_street(std::uint32_t from, std::uint32_t to) {
        add_stretch(from,
                    to,
                    happens(m_dice, 0.1) ? RoadClass::tertiary : RoadClass::residential,
                    happens(m_dice, 0.3) ? RoadSurface::paved : RoadSurface::unpaved);
    }

    /// Each settlement to its three nearest, the first ones by better roads, with what junctions
    /// are left along them.
    void join_settlements() {
        std::set<std::pair<std::uint32_t, std::uint32_t>> pairs;
        double degrees = 0;
        for (std::uint32_t i = 0; i < m_settlements.size(); ++i) {
            for (const auto j : nearest(i, i < 40 ? 6 : 3)) {
                if (pairs.emplace(std::min(i, j), std::max(i, j)).second) {
                    degrees += apart(i, j);
                }
            }
        }
        const double left =
            static_cast<double>(m_junctions) - static_cast<double>(m_data.nodes.size());
        for (const auto& [i, j] : pairs) {
            build_road(i, j, static_cast<std::uint32_t>(left * apart(i, j) / degrees));
        }
    }

    /// Junctions along a road, every other one of them the end of a track.
    void build_road(std::uint32_t i, std::uint32_t j, std::uint32_t junctions) {
        const auto& from = m_settlements[i];
        const auto& to = m_settlements[j];
        const auto road_class = i < 40    ? RoadClass::primary
                                : i < 400 ? RoadClass::secondary
                                          : RoadClass::unclassified;
        const auto surface = i < 100 ? RoadSurface::paved : RoadSurface::unpaved;
        const auto along = junctions / 2;
        auto before = from.centre;
        for (std::uint32_t step = 1; step <= along; ++step) {
            const double share = static_cast<double>(step) / (along + 1);
            const double longitude = from.longitude + share * (to.longitude - from.longitude);
            const double latitude = from.latitude + share * (to.latitude - from.latitude);
            const auto here = add_node(longitude, latitude);
            add_stretch(before, here, road_class, surface);
            const auto end = add_node(longitude + 0.02 * (unit(m_dice) - 0.5),
                                      latitude + 0.02 * (unit(m_dice) - 0.5));
            add_stretch(here, end, RoadClass::track, RoadSurface::track);
            before = here;
        }
        add_stretch(before, to.centre, road_class, surface);
    }

    [[nodiscard]] double apart(std::uint32_t i, std::uint32_t j) const {
        return std::hypot(m_settlements[i].longitude - m_settlements[j].longitude,
                          m_settlements[i].latitude - m_settlements[j].latitude);
    }

    [[nodiscard]] std::vector<std::uint32_t> nearest(std::uint32_t i, std::size_t count) const {
        std::vector<std::pair<double, std::uint32_t>> others;
        for (std::uint32_t j = 0; j < m_settlements.size(); ++j) {
            if (j != i) {
                others.emplace_back(apart(i, j), j);
            }
        }
        count = std::min(count, others.size());
        std::partial_sort(
            others.begin(), others.begin() + static_cast<std::ptrdiff_t>(count), others.end());
        std::vector<std::uint32_t> result;
        for (std::size_t k = 0; k < count; ++k) {
            result.push_back(others[k].second);
        }
        return result;
    }

    Dice m_dice;
    std::uint32_t m_junctions;
    RoadNetworkData m_data;
    std::vector<Settlement> m_settlements;
};

} // namespace

RoadNetworkData made_up_roads(std::uint32_t junctions, std::uint64_t seed) {
    return Country(junctions, seed).make();
}

TravelProfile made_up_profile(TravelMode mode) {
    TravelProfile profile;
    profile.mode = mode;
    profile.name = "made up";
    constexpr std::array<double, k_road_class_count> k_speed{
        100, 90, 80, 70, 55, 40, 30, 20, 25, 12, 5, 3, 8};
    for (int i = 0; i < k_road_class_count; ++i) {
        profile.speed_kmh[i] = {k_speed[i] * 0.8, k_speed[i], k_speed[i] * 0.65, k_speed[i] * 0.4};
    }
    profile.rainy_factor = {0.8, 0.95, 0.6, 0.4};
    return profile;
}

RoadNetwork view_of(const RoadNetworkData& data) {
    return {data.nodes, data.stretches, data.points, {}, &data.source};
}

} // namespace relais::bench
