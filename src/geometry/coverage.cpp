#include "geometry/coverage.h"

#include "geometry/service_class.h"

#include <algorithm>

namespace relais::geometry {
namespace {

using namespace relais::directory;

constexpr std::size_t index_of(Gap gap) {
    return static_cast<std::size_t>(gap);
}

/// Metres to the nearest service that nothing speaks against.
double metres_to_any(const ClassReach& reach) {
    return std::min({reach.metres[0], reach.metres[1], reach.metres[2]});
}

struct Weighted {
    double metres;
    double people;
};

/// The distance that at most `share` of the people are nearer than. `sorted` by metres.
double quantile(const std::vector<Weighted>& sorted, double people, double share) {
    double sum = 0;
    for (const auto& place : sorted) {
        sum += place.people;
        if (sum >= share * people && place.people > 0) {
            return place.metres;
        }
    }
    return k_unreached;
}

} // namespace

Gap ClassReach::gap(double threshold) const {
    for (std::size_t i = 0; i < metres.size(); ++i) {
        if (metres[i] <= threshold && metres[i] < k_unreached) {
            return static_cast<Gap>(i);
        }
    }
    return Gap::no_provider;
}

CoverageIndex::CoverageIndex(std::span<const Offering> offerings, const FactTables& tables, const Query& question)
    : m_offerings(offerings), m_tables(tables) {
    std::array<std::vector<LonLat>, k_service_classes> everywhere;
    std::array<std::vector<LonLat>, k_service_classes> zoned;
    for (std::uint32_t i = 0; i < offerings.size(); ++i) {
        const auto& offering = offerings[i];
        if (!offering.point || !answers_need(offering.facts, question.needs)) {
            continue;
        }
        ++m_size;
        const auto gap = service_class(offering, tables, question);
        const auto kind = tables.zones[offering.facts.zone].kind;
        const bool judged = kind == ServedZone::Kind::areas || kind == ServedZone::Kind::radius;
        (judged ? zoned : everywhere)[index_of(gap)].push_back(*offering.point);
        (judged ? m_zoned : m_everywhere)[index_of(gap)].offerings.push_back(i);
    }
    for (std::size_t i = 0; i < k_service_classes; ++i) {
        m_everywhere[i].index = PointIndex(std::move(everywhere[i]));
        m_zoned[i].index = PointIndex(std::move(zoned[i]));
    }
}

Verdict CoverageIndex::verdict(std::uint32_t offering, const Place& place) const {
    const auto& zone = m_tables.zones[m_offerings[offering].facts.zone];
    const bool needs_distance = zone.kind == ServedZone::Kind::radius;
    return zone_verdict(zone, place,
                        needs_distance
                            ? std::optional(geodesic_distance(place.point, *m_offerings[offering].point))
                            : std::nullopt);
}

void CoverageIndex::look(const Group& group, Verdict wanted, Gap counts_as, const Place& place,
                         ClassReach& reach) const {
    const auto found = group.index.nearest(place.point, [&](std::uint32_t item) {
        return verdict(group.offerings[item], place) == wanted;
    });
    const auto at = index_of(counts_as);
    if (found && found->distance.value < reach.metres[at]) {
        reach.metres[at] = found->distance.value;
        reach.offering[at] = group.offerings[found->item];
    }
}

ClassReach CoverageIndex::reach(const Place& place) const {
    ClassReach reach;
    for (std::size_t i = 0; i < k_service_classes; ++i) {
        const auto& group = m_everywhere[i];
        if (const auto found = group.index.nearest(place.point, [](std::uint32_t) { return true; })) {
            reach.metres[i] = found->distance.value;
            reach.offering[i] = group.offerings[found->item];
        }
    }
    for (std::size_t i = 0; i < k_service_classes; ++i) {
        const auto& group = m_zoned[i];
        if (!group.index.empty()) {
            look(group, Verdict::met, static_cast<Gap>(i), place, reach);
            look(group, Verdict::unknown, std::max(static_cast<Gap>(i), Gap::unverified), place, reach);
        }
    }
    return reach;
}

CoverageFigures coverage(std::span<const ClassReach> reaches, std::span<const double> people,
                         std::span<const std::uint32_t> places, double threshold) {
    CoverageFigures figures;
    std::vector<Weighted> sorted;
    sorted.reserve(places.size());
    for (const auto place : places) {
        figures.people += people[place];
        figures.by_gap[index_of(reaches[place].gap(threshold))] += people[place];
        sorted.push_back({metres_to_any(reaches[place]), people[place]});
    }
    std::ranges::sort(sorted, {}, &Weighted::metres);
    figures.median_metres = quantile(sorted, figures.people, 0.5);
    figures.ninth_decile_metres = quantile(sorted, figures.people, 0.9);
    return figures;
}

} // namespace relais::geometry
