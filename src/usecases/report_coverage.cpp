#include "usecases/report_coverage.h"

#include "geometry/nearest_index.h"
#include "usecases/coverage_study.h"
#include "usecases/reach_by_time.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>

namespace relais::usecases {
namespace {

using namespace relais::directory;

/// What the rows of a table are made from; read by every thread.
struct TableScene {
    const Snapshot& snapshot;
    const Demand& demand;
    const CoverageAreas& areas;
    const std::vector<double>& people;
    Query query;
    double threshold; ///< metres, or seconds on a map
    std::shared_ptr<const TravelMap> map; ///< none: straight lines
};

CoverageTable::Row row_of(const TableScene& scene, int term) {
    auto query = scene.query;
    query.needs = scene.snapshot.directory().taxonomy.accepted_by(term);
    const auto& nearest = scene.snapshot.nearest();
    const double farthest = scene.map ? geometry::k_unreached : scene.threshold; // nothing farther is shown
    const geometry::CoverageIndex index(nearest.offerings(), nearest.tables(), query, {farthest, farthest});
    const auto reaches = scene.map ? reaches_by_time(*scene.map, index, scene.demand, 1)
                                   : reaches_of(index, scene.demand, 1);
    CoverageTable::Row row{term, {}, {}};
    for (std::size_t i = 0; i < scene.areas.size(); ++i) {
        row.by_area.push_back(
            geometry::coverage(reaches, scene.people, scene.areas.places(i), scene.threshold));
    }
    row.whole = geometry::coverage(reaches, scene.people, scene.areas.everywhere(), scene.threshold);
    return row;
}

std::vector<int> needs_of(const Taxonomy& taxonomy) {
    std::vector<int> needs;
    for (int term = 0; term < static_cast<int>(taxonomy.terms().size()); ++term) {
        if (!taxonomy.is_dimension(term)) {
            needs.push_back(term);
        }
    }
    return needs;
}

} // namespace

CoverageReport report_coverage(const Snapshot& snapshot,
                               const Demand& demand,
                               const CoverageRequest& request,
                               util::Day today,
                               const util::Progress& progress) {
    const CoverageStudy study(snapshot, demand, request, today, progress);
    return study.report(study.reaches());
}

CoverageTable coverage_table(const Snapshot& snapshot,
                             const Demand& demand,
                             CoverageRequest request,
                             util::Day today,
                             const util::Progress& progress) {
    check_coverage(request);
    const auto& taxonomy = snapshot.directory().taxonomy;
    request.needs = {taxonomy.terms().empty() ? "" : taxonomy.terms().front().code};
    const CoverageAreas areas(
        snapshot.directory().gazetteer, demand, request.level, request.within);
    const auto people = people_of(demand);
    TableScene scene{snapshot,
                     demand,
                     areas,
                     people,
                     read_question(snapshot, request, today).query,
                     1000 * request.thresholds_km.front(),
                     {}};
    CoverageTable table{request.thresholds_km.front(), request.level, areas.codes(), {}, false};
    if (request.travel) {
        const auto how = read_travel(*request.travel);
        scene.map = snapshot.travel().get(how, today);
        scene.threshold = 60 * request.thresholds_minutes.front();
        table.threshold_minutes = request.thresholds_minutes.front();
        table.travel = travel_of_country(*scene.map, how);
    }
    const auto needs = needs_of(taxonomy);
    if (!util::report(progress, 0, static_cast<std::int64_t>(needs.size()))) {
        table.stopped = true;
        return table;
    }
    table.rows.resize(needs.size());
    std::atomic<std::size_t> next{0};
    std::atomic<bool> stopped{false};
    const auto work = [&](const util::Progress& tell) {
        for (auto i = next.fetch_add(1); i < needs.size() && !stopped; i = next.fetch_add(1)) {
            if (!util::report(
                    tell, static_cast<std::int64_t>(i), static_cast<std::int64_t>(needs.size()))) {
                stopped = true;
            }
            table.rows[i] = row_of(scene, needs[i]);
        }
    };
    {
        const auto cores = request.threads > 0 ? request.threads
                                               : std::max(1U, std::thread::hardware_concurrency());
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < std::min<std::size_t>(cores, needs.size()); ++i) {
            others.emplace_back(work, util::Progress{});
        }
        work(progress);
    }
    table.stopped = stopped;
    return table;
}

} // namespace relais::usecases
