#include "nearest/truth.h"

#include <algorithm>
#include <cmath>
#include <geodesic.h>
#include <iterator>
#include <limits>
#include <queue>
#include <set>

namespace relais::bench {
namespace {

constexpr double k_millimetre = 1e-3;

const geod_geodesic& wgs84() {
    static const auto ellipsoid = [] {
        geod_geodesic made;
        geod_init(&made, 6378137.0, 1 / 298.257223563);
        return made;
    }();
    return ellipsoid;
}

} // namespace

double karney(directory::LonLat a, directory::LonLat b) {
    double metres = 0;
    geod_inverse(&wgs84(), a.latitude, a.longitude, b.latitude, b.longitude, &metres, nullptr, nullptr);
    return metres;
}

Truth::Truth(const DataSet& set)
    : m_set(set) {
    for (std::uint32_t i = 0; i < set.points.size(); ++i) {
        for (std::size_t s = 0; s < std::size(k_selectivities); ++s) {
            if ((set.points[i].needs & k_selectivities[s].accepted) != 0) {
                m_members[s].push_back({geometry::to_ecef(set.points[i].at), i});
            }
        }
    }
}

std::vector<double> Truth::distances(const BenchQuery& query) const {
    const auto which = std::ranges::find(k_selectivities, query.accepted, &Selectivity::accepted);
    const auto& members = m_members[static_cast<std::size_t>(which - std::begin(k_selectivities))];
    const auto origin = geometry::to_ecef(query.at);
    std::priority_queue<double> shortest;
    for (const auto& member : members) {
        const double chord = geometry::squared_chord(member.place, origin);
        if (shortest.size() < k_wanted) {
            shortest.push(chord);
        } else if (chord < shortest.top()) {
            shortest.pop();
            shortest.push(chord);
        }
    }
    const double limit = shortest.empty() ? 0 : shortest.top() * 1.01 * 1.01 + 1;
    std::vector<double> out;
    for (const auto& member : members) {
        if (geometry::squared_chord(member.place, origin) <= limit) {
            out.push_back(karney(query.at, m_set.points[member.point].at));
        }
    }
    std::ranges::sort(out);
    out.resize(std::min(out.size(), k_wanted));
    return out;
}

Verdict Truth::judge(const BenchQuery& query, std::span<const std::uint32_t> answer) const {
    const auto right = distances(query);
    const std::set<std::uint32_t> distinct(answer.begin(), answer.end());
    std::vector<double> given;
    for (const auto point : answer) {
        const bool passes = point < m_set.points.size() && (m_set.points[point].needs & query.accepted) != 0;
        given.push_back(passes ? karney(query.at, m_set.points[point].at) : std::numeric_limits<double>::infinity());
    }
    const auto close = [](double a, double b) { return std::abs(a - b) < k_millimetre; };
    auto sorted = given;
    std::ranges::sort(sorted);
    if (distinct.size() != answer.size() || !std::ranges::equal(sorted, right, close)) {
        return Verdict::wrong_set;
    }
    return std::ranges::equal(given, right, close) ? Verdict::right : Verdict::wrong_order;
}

} // namespace relais::bench
