#include "usecases/propose_sites.h"

#include "geometry/roads/nearest_targets.h"
#include "geometry/siting.h"
#include "usecases/coverage_areas.h"

#include <algorithm>
#include <cmath>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using geometry::Gap;

constexpr int k_most_places = 50;
constexpr int k_bound_rounds =
    300; // a quarter of a second for 15,000 candidates, most of them proved best

void check(const SitingRequest& request) {
    if (!(request.threshold_km > 0 && request.threshold_km <= 1500)) {
        throw out_of_range("km",
                           std::isfinite(request.threshold_km)
                               ? std::to_string(std::lround(request.threshold_km))
                               : "?",
                           1,
                           1500);
    }
    const double minutes = request.threshold_minutes;
    if (request.travel && !(minutes > 0 && minutes <= 1440)) {
        throw out_of_range("minutes",
                           std::isfinite(minutes) ? std::to_string(std::lround(minutes)) : "?",
                           1,
                           1440);
    }
    if (request.places < 1 || request.places > k_most_places) {
        throw out_of_range("places", std::to_string(request.places), 1, k_most_places);
    }
    if (request.own.size() > k_most_places) {
        throw out_of_range("own", std::to_string(request.own.size()), 0, k_most_places);
    }
    if (!std::ranges::all_of(request.own, is_valid)) {
        throw util::InvalidInput("own", {"error.bad_point", {}});
    }
}

/// The gap at every demand point, as the coverage report of the same question tells it.
std::vector<Gap> gaps_of(const Snapshot& snapshot,
                         const Demand& demand,
                         const SitingRequest& request,
                         util::Day today,
                         SitingReport& siting,
                         const util::Progress& progress) {
    CoverageRequest coverage;
    static_cast<PersonWords&>(coverage) = request;
    coverage.thresholds_km = {request.threshold_km};
    coverage.within = request.within;
    coverage.left_out = 0;
    coverage.travel = request.travel;
    coverage.thresholds_minutes = {request.threshold_minutes};
    auto report = report_coverage(snapshot, demand, coverage, today, progress);
    siting.term = report.term;
    siting.travel = report.travel;
    siting.stopped = report.stopped;
    return std::move(report.gaps);
}

struct Candidate {
    std::string settlement; ///< code
    LonLat at;
};

/// The demand that counts: what lies in the area, with who is covered already.
class Scene {
public:
    Scene(const Snapshot& snapshot,
          const Demand& demand,
          const SitingRequest& request,
          const std::vector<Gap>& gaps)
        : m_demand(demand) {
        const CoverageAreas areas(
            snapshot.directory().gazetteer, demand, CoverageLevel::region, request.within);
        const auto worst = request.confirmed_only ? Gap::none : Gap::unverified;
        for (const auto place : areas.everywhere()) {
            m_places.push_back(place);
            m_points.push_back(demand.points[place].point);
            m_people.push_back(demand.points[place].people);
            m_covered.push_back(gaps[place] <= worst ? 1 : 0);
            if (!demand.points[place].settlement.empty()) {
                m_candidates.push_back(
                    {demand.points[place].settlement, demand.points[place].point});
            }
        }
        if (m_candidates.empty()) {
            take_settlements(snapshot.directory().gazetteer, areas);
        }
    }

    /// `map` given: whom a place reaches is whoever comes to it within the minutes.
    [[nodiscard]] geometry::Siting solve(const SitingRequest& request,
                                         const TravelMap* map,
                                         const util::Progress& progress) const {
        const geometry::ReachIndex index(m_points);
        const auto people = index.in_rank_order(m_people);
        std::vector<std::uint8_t> covered;
        for (const auto position : index.order()) {
            covered.push_back(m_covered[position]);
        }
        const std::vector<Metres> limits = {Metres{1000 * request.threshold_km}};
        const auto places = request.own.empty() ? candidate_points() : request.own;
        const auto table = map != nullptr
                               ? table_by_time(*map, index, places, request.threshold_minutes)
                               : index.table(places, limits);
        const geometry::SitingProblem problem{table, people, covered};
        if (request.own.empty()) {
            return geometry::best_places(
                problem,
                {static_cast<std::size_t>(request.places), true, k_bound_rounds, progress});
        }
        std::vector<std::uint32_t> own(request.own.size());
        for (std::uint32_t i = 0; i < own.size(); ++i) {
            own[i] = i;
        }
        return geometry::what_if(problem, own);
    }

    [[nodiscard]] const Candidate& candidate(std::uint32_t position) const {
        return m_candidates[position];
    }

private:
    [[nodiscard]] geometry::ReachTable table_by_time(const TravelMap& map,
                                                     const geometry::ReachIndex& index,
                                                     const std::vector<LonLat>& places,
                                                     double minutes) const {
        std::vector<geometry::roads::Target> targets;
        for (const auto place : places) {
            targets.push_back({place, {}});
        }
        const geometry::roads::NearestTargets candidates(map.travel(), targets);
        const auto& anchored = map.demand(m_demand);
        const auto limit = TravelTime::of_seconds(60 * minutes);
        geometry::roads::NearestTargets::Scratch scratch;
        std::vector<std::vector<std::uint32_t>> comers(places.size()); // ranks, ascending
        for (std::uint32_t rank = 0; rank < index.rank_count(); ++rank) {
            for (const auto& found :
                 candidates.within(anchored[m_places[index.order()[rank]]], limit, scratch)) {
                comers[found.target].push_back(rank);
            }
        }
        geometry::ReachTable table;
        for (const auto& ranks : comers) {
            for (const auto rank : ranks) {
                table.add({rank, rank + 1, 0});
            }
            table.end_row();
        }
        return table;
    }

    /// Demand without settlements, cells of a raster: a service is put in a place that has a name.
    void take_settlements(const Gazetteer& gazetteer, const CoverageAreas& areas) {
        for (const auto& settlement : gazetteer.settlements()) {
            if (areas.is_within(settlement.area)) {
                m_candidates.push_back({settlement.code, settlement.point});
            }
        }
    }

    [[nodiscard]] std::vector<LonLat> candidate_points() const {
        std::vector<LonLat> points;
        for (const auto& candidate : m_candidates) {
            points.push_back(candidate.at);
        }
        return points;
    }

    const Demand& m_demand;
    std::vector<std::uint32_t> m_places; ///< positions in m_demand.points
    std::vector<LonLat> m_points;
    std::vector<double> m_people;
    std::vector<std::uint8_t> m_covered;
    std::vector<Candidate> m_candidates;
};

} // namespace

SitingReport propose_sites(const Snapshot& snapshot,
                           const Demand& demand,
                           const SitingRequest& request,
                           util::Day today,
                           const util::Progress& progress) {
    check(request);
    SitingReport report;
    report.searched = request.own.empty();
    const auto gaps = gaps_of(snapshot, demand, request, today, report, progress);
    if (report.stopped) {
        return report;
    }
    const Scene scene(snapshot, demand, request, gaps);
    const auto map =
        request.travel ? snapshot.travel().get(read_travel(*request.travel), today) : nullptr;
    const auto siting = scene.solve(request, map.get(), progress);
    report.people = siting.total;
    report.before = siting.before;
    report.after = siting.after;
    report.bound = siting.bound;
    report.stopped = siting.stopped;
    for (const auto& place : siting.places) {
        if (report.searched) {
            const auto& candidate = scene.candidate(place.candidate);
            report.sites.push_back({candidate.settlement, candidate.at, place.newly});
        } else {
            report.sites.push_back({"", request.own[place.candidate], place.newly});
        }
    }
    return report;
}

} // namespace relais::usecases
