#pragma once
#include "directory/units.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <span>
#include <vector>

namespace relais::geometry::roads {

/// Places in the order of their latitude, to be asked which may lie near another. Immutable.
class ByLatitude {
public:
    explicit ByLatitude(std::span<const directory::LonLat> places) {
        for (std::uint32_t i = 0; i < places.size(); ++i) {
            m_places.push_back({places[i], i});
        }
        std::ranges::stable_sort(m_places, {}, latitude);
    }

    /// Calls `take(position, point)` of every place within a straight distance, and of some beyond
    /// it.
    template <class Take>
    void each_near(directory::LonLat place, directory::Metres reach, const Take& take) const {
        const double band = reach.value / k_shortest_degree;
        const double east = widest_degrees(place.latitude, reach.value);
        for (auto i = std::ranges::lower_bound(m_places, place.latitude - band, {}, latitude);
             i != m_places.end() && i->point.latitude <= place.latitude + band;
             ++i) {
            if (std::abs(i->point.longitude - place.longitude) <= east) {
                take(i->position, i->point);
            }
        }
    }

private:
    struct Place {
        directory::LonLat point;
        std::uint32_t position = 0;
    };
    static double latitude(const Place& place) { return place.point.latitude; }

    /// Of longitude: a meridian is at least so far from a place as the chord through the axis says.
    static double widest_degrees(double latitude, double metres) {
        constexpr double k_equator_metres = 6'378'137;
        const double axis = k_equator_metres * std::cos(latitude * std::numbers::pi / 180);
        return metres < axis ? std::asin(metres / axis) * 180 / std::numbers::pi : 360;
    }

    static constexpr double k_shortest_degree = 110'000; ///< metres of latitude are never fewer
    std::vector<Place> m_places;
};

} // namespace relais::geometry::roads
