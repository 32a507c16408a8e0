#include "usecases/service_reach.h"

#include "geometry/geodesic.h"

#include <limits>

namespace relais::usecases {
namespace {

using namespace relais::directory;

std::vector<LonLat> places_of(const Demand& demand) {
    std::vector<LonLat> places;
    for (const auto& point : demand.points) {
        places.push_back(point.point);
    }
    return places;
}

std::vector<double> weights_of(const Demand& demand) {
    std::vector<double> weights;
    for (const auto& point : demand.points) {
        weights.push_back(point.people);
    }
    return weights;
}

} // namespace

ServiceReach::ServiceReach(const Demand& demand,
                           std::span<const geometry::Offering> offerings,
                           const FactTables& tables)
    : m_demand(demand),
      m_offerings(offerings),
      m_tables(tables),
      m_index(places_of(demand)),
      m_people(m_index.in_rank_order(weights_of(demand))) {}

void ServiceReach::add_row(std::uint32_t service,
                           std::span<const geometry::ReachRun> row,
                           geometry::ReachTable& out) const {
    const auto& offering = m_offerings[service];
    const auto& zone = m_tables.zones[offering.facts.zone];
    const bool is_judged =
        zone.kind == ServedZone::Kind::areas || zone.kind == ServedZone::Kind::radius;
    for (const auto& run : row) {
        if (!is_judged) {
            out.add(run);
            continue;
        }
        for (auto rank = run.first; rank < run.end; ++rank) {
            const auto& point = m_demand.points[m_index.order()[rank]];
            const auto distance =
                zone.kind == ServedZone::Kind::radius
                    ? std::optional(geometry::geodesic_distance(point.point, *offering.point))
                    : std::nullopt;
            if (zone_verdict(zone, {point.point, point.area}, distance) != Verdict::not_met) {
                out.add({rank, rank + 1, run.band});
            }
        }
    }
    out.end_row();
}

geometry::ReachTable ServiceReach::table(std::span<const std::uint32_t> services,
                                         std::span<const Metres> limits) const {
    constexpr double k_nowhere = std::numeric_limits<double>::quiet_NaN(); // reaches nothing
    std::vector<LonLat> places;
    for (const auto service : services) {
        places.push_back(m_offerings[service].point.value_or(LonLat{k_nowhere, k_nowhere}));
    }
    const auto all = m_index.table(places, limits);
    geometry::ReachTable served;
    for (std::size_t i = 0; i < services.size(); ++i) {
        add_row(services[i], all.row(i), served);
    }
    return served;
}

} // namespace relais::usecases
