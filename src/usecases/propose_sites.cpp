#include "usecases/propose_sites.h"

#include "geometry/siting.h"
#include "usecases/coverage_areas.h"

#include <algorithm>
#include <cmath>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using geometry::Gap;

constexpr int k_most_places = 50;

void check(const SitingRequest& request) {
    if (!(request.threshold_km > 0 && request.threshold_km <= 1500)) {
        throw out_of_range("km", std::isfinite(request.threshold_km) ? std::to_string(std::lround(request.threshold_km)) : "?",
                           1, 1500);
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
std::vector<Gap> gaps_of(const Snapshot& snapshot, const Demand& demand, const SitingRequest& request, util::Day today,
                         int& term) {
    CoverageRequest coverage;
    static_cast<PersonWords&>(coverage) = request;
    coverage.thresholds_km = {request.threshold_km};
    coverage.within = request.within;
    coverage.left_out = 0;
    auto report = report_coverage(snapshot, demand, coverage, today);
    term = report.term;
    return std::move(report.gaps);
}

/// The demand that counts: what lies in the area, with who is covered already.
class Scene {
public:
    Scene(const Snapshot& snapshot, const Demand& demand, const SitingRequest& request, const std::vector<Gap>& gaps)
        : m_demand(demand) {
        const CoverageAreas areas(snapshot.directory().gazetteer, demand, CoverageLevel::region, request.within);
        const auto worst = request.confirmed_only ? Gap::none : Gap::unverified;
        for (const auto place : areas.everywhere()) {
            m_places.push_back(place);
            m_points.push_back(demand.points[place].point);
            m_people.push_back(demand.points[place].people);
            m_covered.push_back(gaps[place] <= worst ? 1 : 0);
            if (!demand.points[place].settlement.empty()) {
                m_candidates.push_back(place);
            }
        }
    }

    [[nodiscard]] geometry::Siting solve(const SitingRequest& request, const util::Progress& progress) const {
        const geometry::ReachIndex index(m_points);
        const auto people = index.in_rank_order(m_people);
        std::vector<std::uint8_t> covered;
        for (const auto position : index.order()) {
            covered.push_back(m_covered[position]);
        }
        const std::vector<Metres> limits = {Metres{1000 * request.threshold_km}};
        const auto table = index.table(request.own.empty() ? candidate_points() : request.own, limits);
        const geometry::SitingProblem problem{table, people, covered};
        if (request.own.empty()) {
            return geometry::best_places(problem, {static_cast<std::size_t>(request.places), true, 40, progress});
        }
        std::vector<std::uint32_t> own(request.own.size());
        for (std::uint32_t i = 0; i < own.size(); ++i) {
            own[i] = i;
        }
        return geometry::what_if(problem, own);
    }

    [[nodiscard]] std::uint32_t candidate(std::uint32_t position) const { return m_candidates[position]; }

private:
    [[nodiscard]] std::vector<LonLat> candidate_points() const {
        std::vector<LonLat> points;
        for (const auto place : m_candidates) {
            points.push_back(m_demand.points[place].point);
        }
        return points;
    }

    const Demand& m_demand;
    std::vector<std::uint32_t> m_places; ///< positions in Demand::points; the others are in step with it
    std::vector<LonLat> m_points;
    std::vector<double> m_people;
    std::vector<std::uint8_t> m_covered;
    std::vector<std::uint32_t> m_candidates; ///< positions in Demand::points
};

} // namespace

SitingReport propose_sites(const Snapshot& snapshot, const Demand& demand, const SitingRequest& request,
                           util::Day today, const util::Progress& progress) {
    check(request);
    SitingReport report;
    const auto gaps = gaps_of(snapshot, demand, request, today, report.term);
    const Scene scene(snapshot, demand, request, gaps);
    const auto siting = scene.solve(request, progress);
    report.people = siting.total;
    report.before = siting.before;
    report.after = siting.after;
    report.bound = siting.bound;
    report.searched = request.own.empty();
    for (const auto& place : siting.places) {
        if (report.searched) {
            const auto point = scene.candidate(place.candidate);
            report.sites.push_back({point, demand.points[point].point, place.newly});
        } else {
            report.sites.push_back({std::nullopt, request.own[place.candidate], place.newly});
        }
    }
    return report;
}

} // namespace relais::usecases
