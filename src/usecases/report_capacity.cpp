#include "usecases/report_capacity.h"

#include "geometry/geodesic.h"
#include "usecases/coverage_areas.h"
#include "usecases/supply_scene.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using geometry::Catchment;
using geometry::InReach;

constexpr std::array<std::string_view, 3> k_orders = {"nearest", "capacity", "catchment"};
constexpr int k_most_months = 120;

std::string rounded(double value) {
    return std::isfinite(value) ? std::to_string(std::lround(std::clamp(value, -1e9, 1e9))) : "?";
}

void check_capacity(const CapacityRequest& request) {
    if (!(request.threshold_km > 0 && request.threshold_km <= 1500)) {
        throw out_of_range("km", rounded(request.threshold_km), 1, 1500);
    }
    if (request.months < 1 || request.months > k_most_months) {
        throw out_of_range("months", std::to_string(request.months), 1, k_most_months);
    }
    if (!(request.share_percent > 0 && request.share_percent <= 100)) {
        throw out_of_range("share", rounded(request.share_percent), 1, 100);
    }
}

class CapacityReporter {
public:
    CapacityReporter(const Snapshot& snapshot,
             const Demand& demand,
             const CapacityRequest& request,
             util::Day today)
        : m_snapshot(snapshot),
          m_demand(demand),
          m_scene(snapshot, request, today),
          m_areas(snapshot.directory().gazetteer, demand, request.level, request.within),
          m_reach(demand, snapshot.nearest().offerings(), snapshot.nearest().tables()) {
        m_report.request = request;
        m_report.term = m_scene.term();
        for (const double people : m_reach.people()) {
            m_asking.push_back(people * request.share_percent / 100);
        }
    }

    CapacityReport run() {
        const auto catchments = this->catchments();
        const auto served = geometry::serve_people(catchments, m_asking, m_report.request.order);
        add_providers(served);
        add_areas(catchments, served);
        return std::move(m_report);
    }

private:
    [[nodiscard]] double capacity(const SupplyProvider& provider) const {
        return provider.per_month.value_or(0) * m_report.request.months;
    }

    [[nodiscard]] std::vector<Catchment> catchments() const {
        const std::vector<Metres> limits = {{1000 * m_report.request.threshold_km}};
        const auto table = m_scene.reach(m_reach, limits);
        std::vector<Catchment> all;
        for (std::size_t i = 0; i < m_scene.providers().size(); ++i) {
            const auto& provider = m_scene.providers()[i];
            const auto from = *m_snapshot.nearest().offerings()[provider.services.front()].point;
            Catchment one{capacity(provider), {}};
            for (const auto& run : table.row(i)) {
                for (auto rank = run.first; rank < run.end; ++rank) {
                    const auto& point = m_demand.points[m_reach.points()[rank]];
                    one.people.push_back(
                        {rank, geometry::geodesic_distance(from, point.point).value});
                }
            }
            std::ranges::sort(one.people, {}, [](const InReach& person) {
                return std::pair(person.metres, person.rank);
            });
            all.push_back(std::move(one));
        }
        return all;
    }

    [[nodiscard]] bool is_reported(const SupplyProvider& provider) const {
        const auto& site = *m_snapshot.providers()[provider.provider].site;
        return m_areas.count_everywhere({m_snapshot.directory().sites[site].area}) > 0;
    }

    void add_providers(const geometry::ServedPeople& served) {
        for (std::size_t i = 0; i < m_scene.providers().size(); ++i) {
            const auto& provider = m_scene.providers()[i];
            if (!is_reported(provider)) {
                continue;
            }
            const auto says = provider.per_month ? std::optional(capacity(provider)) : std::nullopt;
            m_report.providers.push_back({provider.provider, says, served.providers[i]});
            m_report.with_capacity += says ? 1 : 0;
            m_report.sum_of_catchments += served.providers[i].total;
        }
        std::ranges::stable_sort(m_report.providers,
                                 std::greater{},
                                 [](const ProviderCapacity& one) { return one.figures.total; });
    }

    void add_areas(const std::vector<Catchment>& catchments, const geometry::ServedPeople& served) {
        enum class Reach : std::uint8_t { none, unsaid, said };
        std::vector<Reach> reached(m_asking.size(), Reach::none);
        for (std::size_t i = 0; i < catchments.size(); ++i) {
            const auto by = m_scene.providers()[i].per_month ? Reach::said : Reach::unsaid;
            for (const auto& one : catchments[i].people) {
                reached[one.rank] = std::max(reached[one.rank], by);
            }
        }
        std::vector<CapacityFigures> of_point(m_demand.points.size());
        for (std::size_t rank = 0; rank < m_asking.size(); ++rank) {
            auto& figures = of_point[m_reach.points()[rank]];
            const double left = m_asking[rank] - served.served[rank];
            figures.people = m_asking[rank];
            figures.served = served.served[rank];
            (reached[rank] == Reach::said     ? figures.no_room
             : reached[rank] == Reach::unsaid ? figures.unsaid
                                              : figures.unreached) = left;
        }
        m_report.areas = m_areas.codes();
        m_report.whole = sum(of_point, m_areas.everywhere());
        for (std::size_t i = 0; i < m_areas.size(); ++i) {
            m_report.by_area.push_back(sum(of_point, m_areas.places(i)));
        }
    }

    static CapacityFigures sum(const std::vector<CapacityFigures>& of_point,
                               const std::vector<std::uint32_t>& places) {
        CapacityFigures sum;
        for (const auto place : places) {
            sum.people += of_point[place].people;
            sum.served += of_point[place].served;
            sum.no_room += of_point[place].no_room;
            sum.unsaid += of_point[place].unsaid;
            sum.unreached += of_point[place].unreached;
        }
        return sum;
    }

    const Snapshot& m_snapshot;
    const Demand& m_demand;
    SupplyScene m_scene;
    CoverageAreas m_areas;
    ServiceReach m_reach;
    std::vector<double> m_asking; ///< by rank
    CapacityReport m_report;
};

} // namespace

std::optional<geometry::ServingOrder> serving_order_from(std::string_view code) {
    const auto found = std::ranges::find(k_orders, code);
    return found != k_orders.end()
               ? std::optional(static_cast<geometry::ServingOrder>(found - k_orders.begin()))
               : std::nullopt;
}

std::string_view code_of(geometry::ServingOrder order) {
    return k_orders[static_cast<std::size_t>(order)];
}

CapacityReport report_capacity(const Snapshot& snapshot,
                               const Demand& demand,
                               const CapacityRequest& request,
                               util::Day today) {
    check_capacity(request);
    return CapacityReporter(snapshot, demand, request, today).run();
}

} // namespace relais::usecases
