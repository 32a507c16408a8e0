#include "usecases/report_coverage.h"

#include "geometry/nearest_index.h"
#include "usecases/coverage_areas.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <thread>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using geometry::ClassReach;
using util::InvalidInput;

constexpr double k_most_km = 1500;
constexpr std::size_t k_most_thresholds = 12;
constexpr int k_most_left_out = 500;

void check(const CoverageRequest& request) {
    const auto& thresholds = request.thresholds_km;
    if (thresholds.empty() || thresholds.size() > k_most_thresholds) {
        throw out_of_range("km", std::to_string(thresholds.size()), 1, static_cast<int>(k_most_thresholds));
    }
    for (const double threshold : thresholds) {
        if (!(threshold > 0 && threshold <= k_most_km)) {
            throw out_of_range("km", std::isfinite(threshold) ? std::to_string(std::lround(threshold)) : "?", 1, 1500);
        }
    }
    if (request.left_out < 0 || request.left_out > k_most_left_out) {
        throw out_of_range("left_out", std::to_string(request.left_out), 0, k_most_left_out);
    }
}

/// Pieces of the points on every core; each point's reach depends on nothing but itself.
std::vector<ClassReach> reaches_of(const geometry::CoverageIndex& index, const Demand& demand) {
    std::vector<ClassReach> reaches(demand.points.size());
    const auto work = [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) {
            reaches[i] = index.reach({demand.points[i].point, demand.points[i].area});
        }
    };
    constexpr std::size_t k_worth_a_thread = 2'000;
    const auto pieces = std::clamp<std::size_t>(demand.points.size() / k_worth_a_thread, 1,
                                                std::max(1U, std::thread::hardware_concurrency()));
    std::vector<std::jthread> others;
    for (std::size_t piece = 1; piece < pieces; ++piece) {
        others.emplace_back(work, piece * reaches.size() / pieces, (piece + 1) * reaches.size() / pieces);
    }
    work(0, reaches.size() / pieces);
    others.clear(); // joins
    return reaches;
}

std::vector<double> people_of(const Demand& demand) {
    std::vector<double> people;
    people.reserve(demand.points.size());
    for (const auto& point : demand.points) {
        people.push_back(point.people);
    }
    return people;
}

std::vector<geometry::CoverageFigures> figures(const std::vector<ClassReach>& reaches,
                                               const std::vector<double>& people,
                                               const std::vector<std::uint32_t>& places,
                                               const std::vector<double>& thresholds_km) {
    std::vector<geometry::CoverageFigures> all;
    for (const double km : thresholds_km) {
        all.push_back(geometry::coverage(reaches, people, places, 1000 * km));
    }
    return all;
}

/// Providers that answer the need, by the area of their site.
std::vector<AreaCode> provider_areas(const Snapshot& snapshot, NeedMask needs) {
    std::set<std::uint32_t> providers;
    const auto& offerings = snapshot.nearest().offerings();
    for (std::uint32_t i = 0; i < offerings.size(); ++i) {
        if (offerings[i].point && answers_need(offerings[i].facts, needs)) {
            providers.insert(snapshot.provider_of(i));
        }
    }
    std::vector<AreaCode> areas;
    for (const auto provider : providers) {
        areas.push_back(snapshot.directory().sites[*snapshot.providers()[provider].site].area);
    }
    return areas;
}

/// The nearest service that nothing speaks against, however far.
void find_way_out(const ClassReach& reach, LeftOut& left_out) {
    for (const auto gap : {geometry::Gap::none, geometry::Gap::outdated, geometry::Gap::unverified}) {
        const auto i = static_cast<std::size_t>(gap);
        if (reach.metres[i] < left_out.metres) {
            left_out.metres = reach.metres[i];
            left_out.nearest = reach.offering[i];
        }
    }
}

std::vector<LeftOut> largest_left_out(const Demand& demand, const std::vector<ClassReach>& reaches,
                                      const std::vector<std::uint32_t>& places, double threshold, int count) {
    std::vector<LeftOut> all;
    for (const auto place : places) {
        const auto gap = reaches[place].gap(threshold);
        if (gap != geometry::Gap::none && demand.points[place].people > 0) {
            all.push_back({place, gap, std::nullopt, geometry::k_unreached});
        }
    }
    std::ranges::stable_sort(all, std::greater{}, [&](const LeftOut& one) { return demand.points[one.point].people; });
    all.resize(std::min(all.size(), static_cast<std::size_t>(count)));
    for (auto& one : all) {
        find_way_out(reaches[one.point], one);
    }
    return all;
}

} // namespace

CoverageReport report_coverage(const Snapshot& snapshot, const Demand& demand, const CoverageRequest& request,
                               util::Day today) {
    check(request);
    auto question = read_question(snapshot, request, today);
    if (question.terms.size() != 1) {
        throw InvalidInput("need", {"error.one_need", {}});
    }
    const auto& taxonomy = snapshot.directory().taxonomy;
    question.query.needs = taxonomy.accepted_by(question.terms.front());
    const CoverageAreas areas(snapshot.directory().gazetteer, demand, request.level, request.within);
    const geometry::CoverageIndex index(snapshot.nearest().offerings(), snapshot.nearest().tables(), question.query);
    const auto reaches = reaches_of(index, demand);
    const auto people = people_of(demand);
    const auto providers = provider_areas(snapshot, question.query.needs);

    CoverageReport report{question.terms.front(), request.thresholds_km, request.level, {}, {}, 0, {}, {}};
    report.whole = {"", figures(reaches, people, areas.everywhere(), request.thresholds_km),
                    areas.count_everywhere(providers)};
    for (std::size_t i = 0; i < areas.size(); ++i) {
        report.areas.push_back({areas.code(i), figures(reaches, people, areas.places(i), request.thresholds_km),
                                areas.count(i, providers)});
    }
    for (const auto place : areas.elsewhere()) {
        report.people_of_no_area += people[place];
    }
    const double threshold = 1000 * request.thresholds_km.front();
    report.left_out = largest_left_out(demand, reaches, areas.everywhere(), threshold, request.left_out);
    for (const auto& reach : reaches) {
        report.gaps.push_back(reach.gap(threshold));
    }
    return report;
}

CoverageTable coverage_table(const Snapshot& snapshot, const Demand& demand, CoverageRequest request, util::Day today,
                             const util::Progress& progress) {
    check(request);
    const auto& taxonomy = snapshot.directory().taxonomy;
    request.needs = {taxonomy.terms().empty() ? "" : taxonomy.terms().front().code};
    auto question = read_question(snapshot, request, today);
    const CoverageAreas areas(snapshot.directory().gazetteer, demand, request.level, request.within);
    const auto people = people_of(demand);
    CoverageTable table{request.thresholds_km.front(), request.level, areas.codes(), {}};
    const auto terms = static_cast<int>(taxonomy.terms().size());
    for (int term = 0; term < terms && util::report(progress, term, terms); ++term) {
        if (taxonomy.is_dimension(term)) {
            continue;
        }
        question.query.needs = taxonomy.accepted_by(term);
        const geometry::CoverageIndex index(snapshot.nearest().offerings(), snapshot.nearest().tables(),
                                            question.query);
        const auto reaches = reaches_of(index, demand);
        CoverageTable::Row row{term, {}, {}};
        for (std::size_t i = 0; i < areas.size(); ++i) {
            row.by_area.push_back(
                geometry::coverage(reaches, people, areas.places(i), 1000 * table.threshold_km));
        }
        row.whole = geometry::coverage(reaches, people, areas.everywhere(), 1000 * table.threshold_km);
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace relais::usecases
