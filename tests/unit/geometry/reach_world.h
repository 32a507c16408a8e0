#pragma once
#include "geometry/geodesic.h"
#include "geometry/reach.h"

#include <rapidcheck.h>

#include <cstdint>
#include <random>
#include <vector>

namespace relais::test {

/// Places as settlements lie: clustered and scattered, some on one spot; and people, whole numbers so that sums are
/// exact in any order.
class ReachWorld {
public:
    explicit ReachWorld(std::uint32_t seed) : m_random(seed) {}

    double real(double low, double high) { return std::uniform_real_distribution(low, high)(m_random); }
    int number(int low, int high) { return std::uniform_int_distribution(low, high)(m_random); }

    std::vector<directory::LonLat> points(std::size_t count) {
        std::vector<directory::LonLat> points;
        directory::LonLat town{real(9, 16), real(2, 13)};
        while (points.size() < count) {
            const int kind = number(0, 9);
            if (kind == 0) {
                town = {real(9, 16), real(2, 13)};
            } else if (kind == 1 && !points.empty()) {
                points.push_back(points[static_cast<std::size_t>(number(0, static_cast<int>(points.size()) - 1))]);
            } else if (kind < 7) {
                points.push_back({town.longitude + real(-0.2, 0.2), town.latitude + real(-0.2, 0.2)});
            } else {
                points.push_back({real(9, 16), real(2, 13)});
            }
        }
        return points;
    }
    std::vector<double> people(std::size_t count) {
        std::vector<double> people(count);
        for (auto& value : people) {
            value = number(0, 9) == 0 ? 0 : number(1, 5000);
        }
        return people;
    }

private:
    std::mt19937 m_random;
};

/// A world of its own for each case that RapidCheck draws.
inline ReachWorld any_world() {
    return ReachWorld(*rc::gen::arbitrary<std::uint32_t>());
}

/// For each place the band of each point by its geodesic; the number of limits where it is in none.
inline std::vector<std::vector<std::uint32_t>> bands_by_brute_force(const std::vector<directory::LonLat>& points,
                                                                    const std::vector<directory::LonLat>& places,
                                                                    const std::vector<directory::Metres>& limits) {
    std::vector<std::vector<std::uint32_t>> bands;
    for (const auto& place : places) {
        auto& row = bands.emplace_back();
        for (const auto& point : points) {
            const auto distance = geometry::geodesic_distance(place, point);
            std::uint32_t band = 0;
            while (band < limits.size() && !(distance <= limits[band])) {
                ++band;
            }
            row.push_back(band);
        }
    }
    return bands;
}

/// The same from a table; the number of `limits` for what no run holds, and where a run overlaps another one more.
inline std::vector<std::vector<std::uint32_t>> bands_of(const geometry::ReachIndex& index,
                                                        const geometry::ReachTable& table, std::uint32_t limits) {
    std::vector<std::vector<std::uint32_t>> bands;
    for (std::size_t place = 0; place < table.size(); ++place) {
        auto& row = bands.emplace_back(index.point_count(), limits);
        for (const auto& run : table.row(place)) {
            for (auto rank = run.first; rank < run.end; ++rank) {
                auto& band = row[index.order()[rank]];
                band = band == limits ? run.band : limits + 1;
            }
        }
    }
    return bands;
}

} // namespace relais::test
