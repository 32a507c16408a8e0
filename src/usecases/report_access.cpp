#include "usecases/report_access.h"

#include "usecases/coverage_areas.h"
#include "usecases/supply_scene.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace relais::usecases {
namespace {

using namespace relais::directory;

constexpr std::array<std::string_view, 2> k_decays = {"slow", "fast"};
constexpr int k_most_places = 500;

void check_access(const AccessRequest& request) {
    const double km = request.threshold_km;
    if (!(km > 0 && km <= 1500)) {
        throw out_of_range(
            "km",
            std::isfinite(km) ? std::to_string(std::lround(std::clamp(km, -1e9, 1e9))) : "?",
            1,
            1500);
    }
    if (request.places < 0 || request.places > k_most_places) {
        throw out_of_range("places", std::to_string(request.places), 0, k_most_places);
    }
}

class AccessReporter {
public:
    AccessReporter(const Snapshot& snapshot,
             const Demand& demand,
             const AccessRequest& request,
             util::Day today)
        : m_demand(demand),
          m_scene(snapshot, request, today),
          m_areas(snapshot.directory().gazetteer, demand, request.level, request.within),
          m_reach(demand, snapshot.nearest().offerings(), snapshot.nearest().tables()) {
        m_report.request = request;
        m_report.term = m_scene.term();
        m_report.bands = geometry::published_bands({1000 * request.threshold_km}, request.decay);
    }

    AccessReport run() {
        std::vector<double> supply;
        for (const auto& provider : m_scene.providers()) {
            supply.push_back(provider.per_month.value_or(0));
            m_report.without_capacity += provider.per_month ? 0 : 1;
        }
        m_report.providers = m_scene.providers().size();
        const auto table = said_only(m_scene.reach(m_reach, geometry::limits_of(m_report.bands)));
        const auto scores =
            geometry::floating_catchments(table, supply, m_reach.people(), m_report.bands);
        m_report.supply = scores.supply;
        m_report.handed_out = scores.handed_out;
        m_report.score_of_point = geometry::by_point(m_reach.index(), scores.score, 0);
        std::vector<double> reached(scores.reached.begin(), scores.reached.end());
        m_reached = geometry::by_point(m_reach.index(), reached, 0);
        add_areas();
        add_least();
        return std::move(m_report);
    }

private:
    /// Rows of providers that do not say their capacity are left empty: they bring nobody into
    /// reach.
    [[nodiscard]] geometry::ReachTable said_only(const geometry::ReachTable& all) const {
        geometry::ReachTable table;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (m_scene.providers()[i].per_month) {
                for (const auto& run : all.row(i)) {
                    table.add(run);
                }
            }
            table.end_row();
        }
        return table;
    }

    [[nodiscard]] AreaAccess mean(const std::vector<std::uint32_t>& places) const {
        AreaAccess area;
        double supply = 0;
        for (const auto place : places) {
            const double people = m_demand.points[place].people;
            area.people += people;
            area.unreached += m_reached[place] > 0 ? 0 : people;
            supply += people * m_report.score_of_point[place];
        }
        area.score = area.people > 0 ? supply / area.people : 0;
        return area;
    }

    void add_areas() {
        m_report.areas = m_areas.codes();
        m_report.whole = mean(m_areas.everywhere());
        for (std::size_t i = 0; i < m_areas.size(); ++i) {
            m_report.by_area.push_back(mean(m_areas.places(i)));
        }
    }

    void add_least() {
        for (const auto place : m_areas.everywhere()) {
            if (m_demand.points[place].people > 0) {
                m_report.least.push_back({place, m_report.score_of_point[place]});
            }
        }
        std::ranges::stable_sort(m_report.least, [&](const PlaceAccess& a, const PlaceAccess& b) {
            return a.score != b.score
                       ? a.score < b.score
                       : m_demand.points[a.point].people > m_demand.points[b.point].people;
        });
        m_report.least.resize(
            std::min(m_report.least.size(), static_cast<std::size_t>(m_report.request.places)));
    }

    const Demand& m_demand;
    SupplyScene m_scene;
    CoverageAreas m_areas;
    ServiceReach m_reach;
    std::vector<double> m_reached; ///< by point: 1 where a provider with a capacity is in reach
    AccessReport m_report;
};

} // namespace

std::optional<geometry::Decay> decay_from(std::string_view code) {
    const auto found = std::ranges::find(k_decays, code);
    return found != k_decays.end()
               ? std::optional(static_cast<geometry::Decay>(found - k_decays.begin()))
               : std::nullopt;
}

std::string_view code_of(geometry::Decay decay) {
    return k_decays[static_cast<std::size_t>(decay)];
}

AccessReport report_access(const Snapshot& snapshot,
                           const Demand& demand,
                           const AccessRequest& request,
                           util::Day today) {
    check_access(request);
    return AccessReporter(snapshot, demand, request, today).run();
}

} // namespace relais::usecases
