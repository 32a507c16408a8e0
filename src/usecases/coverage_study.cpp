#include "usecases/coverage_study.h"

#include "geometry/nearest_index.h"
#include "usecases/reach_by_time.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <set>
#include <thread>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using geometry::ClassReach;
using geometry::Gap;

constexpr double k_most_km = 1500;
constexpr double k_most_minutes = 1440;
constexpr std::size_t k_most_thresholds = 12;
constexpr int k_most_left_out = 500;

void check_thresholds(const char* field, const std::vector<double>& thresholds, double most) {
    if (thresholds.empty() || thresholds.size() > k_most_thresholds) {
        throw out_of_range(
            field, std::to_string(thresholds.size()), 1, static_cast<int>(k_most_thresholds));
    }
    for (const double threshold : thresholds) {
        if (!(threshold > 0 && threshold <= most)) {
            throw out_of_range(field,
                               std::isfinite(threshold) ? std::to_string(std::lround(threshold))
                                                        : "?",
                               1,
                               static_cast<int>(most));
        }
    }
}

/// Metres; by travel time nobody can say.
double farthest_asked(const CoverageRequest& request) {
    return request.travel ? geometry::k_unreached
                          : 1000 * std::ranges::max(request.thresholds_km);
}

/// One need, or a dimension, and all it accepts.
Question one_need(const Snapshot& snapshot, const CoverageRequest& request, util::Day today) {
    check_coverage(request);
    auto question = read_question(snapshot, request, today);
    if (question.terms.size() != 1) {
        throw util::InvalidInput("need", {"error.one_need", {}});
    }
    question.query.needs = snapshot.directory().taxonomy.accepted_by(question.terms.front());
    return question;
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
    for (const auto gap : {Gap::none, Gap::outdated, Gap::unverified}) {
        const auto i = static_cast<std::size_t>(gap);
        if (reach.metres[i] < left_out.metres) {
            left_out.metres = reach.metres[i];
            left_out.nearest = reach.offering[i];
        }
    }
}

std::vector<Catchment> catchments_of(const Snapshot& snapshot,
                                     const std::vector<ClassReach>& reaches,
                                     const std::vector<double>& people,
                                     const std::vector<std::uint32_t>& places) {
    std::map<std::uint32_t, Catchment> by_provider;
    for (const auto place : places) {
        LeftOut nearest;
        find_way_out(reaches[place], nearest);
        if (nearest.nearest && people[place] > 0) {
            const auto provider = snapshot.provider_of(*nearest.nearest);
            auto& catchment = by_provider[provider];
            catchment.provider = provider;
            catchment.people += people[place];
            ++catchment.places;
        }
    }
    std::vector<Catchment> all;
    for (const auto& [provider, catchment] : by_provider) {
        all.push_back(catchment);
    }
    std::ranges::stable_sort(all, std::greater{}, &Catchment::people);
    return all;
}

/// `real` are the reaches without places that are only supposed: they have no record to name as the
/// nearest.
std::vector<LeftOut> largest_left_out(const Demand& demand,
                                      const std::vector<ClassReach>& reaches,
                                      const std::vector<ClassReach>& real,
                                      const std::vector<std::uint32_t>& places,
                                      double threshold,
                                      int count) {
    std::vector<LeftOut> all;
    for (const auto place : places) {
        const auto gap = reaches[place].gap(threshold);
        if (gap != Gap::none && demand.points[place].people > 0) {
            all.push_back({place, gap, std::nullopt, geometry::k_unreached});
        }
    }
    std::ranges::stable_sort(
        all, std::greater{}, [&](const LeftOut& one) { return demand.points[one.point].people; });
    all.resize(std::min(all.size(), static_cast<std::size_t>(count)));
    for (auto& one : all) {
        find_way_out(real[one.point], one);
    }
    return all;
}

std::vector<GapRecord> records_behind(const std::vector<ClassReach>& reaches,
                                      const std::vector<double>& people,
                                      const std::vector<std::uint32_t>& places,
                                      double threshold) {
    std::map<std::pair<Gap, std::uint32_t>, double> sums;
    for (const auto place : places) {
        const auto gap = reaches[place].gap(threshold);
        if (gap == Gap::no_provider) {
            continue;
        }
        const auto offering = reaches[place].offering[static_cast<std::size_t>(gap)];
        if (offering != k_supposed) {
            sums[{gap, offering}] += people[place];
        }
    }
    std::vector<GapRecord> records;
    for (const auto& [key, sum] : sums) {
        records.push_back({key.first, key.second, sum});
    }
    std::ranges::stable_sort(records, [](const GapRecord& a, const GapRecord& b) {
        return a.gap != b.gap ? a.gap < b.gap : a.people > b.people;
    });
    return records;
}

} // namespace

void check_coverage(const CoverageRequest& request) {
    check_thresholds("km", request.thresholds_km, k_most_km);
    if (request.travel) {
        check_thresholds("minutes", request.thresholds_minutes, k_most_minutes);
    }
    if (request.left_out < 0 || request.left_out > k_most_left_out) {
        throw out_of_range("left_out", std::to_string(request.left_out), 0, k_most_left_out);
    }
}

std::vector<ClassReach> reaches_of(const geometry::CoverageIndex& index,
                                   const Demand& demand,
                                   unsigned threads,
                                   const util::Progress& progress) {
    constexpr std::size_t k_piece = 1'000;
    const auto total = demand.points.size();
    if (!util::report(progress, 0, static_cast<std::int64_t>(total))) {
        return {};
    }
    std::vector<ClassReach> reaches(total);
    std::atomic<std::size_t> next{0};
    std::atomic<bool> stopped{false};
    const auto work = [&](const util::Progress& tell) {
        for (auto from = next.fetch_add(k_piece); from < total && !stopped;
             from = next.fetch_add(k_piece)) {
            if (!util::report(
                    tell, static_cast<std::int64_t>(from), static_cast<std::int64_t>(total))) {
                stopped = true;
            }
            const auto to = std::min(from + k_piece, total);
            for (std::size_t i = from; i < to; ++i) {
                reaches[i] = index.reach({demand.points[i].point, demand.points[i].area});
            }
        }
    };
    const auto cores = threads > 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
    const auto helpers = std::min<std::size_t>(cores, (total + k_piece - 1) / k_piece);
    {
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < helpers; ++i) {
            others.emplace_back(work, util::Progress{});
        }
        work(progress);
    }
    return stopped ? std::vector<ClassReach>() : reaches;
}

std::vector<double> people_of(const Demand& demand) {
    std::vector<double> people;
    people.reserve(demand.points.size());
    for (const auto& point : demand.points) {
        people.push_back(point.people);
    }
    return people;
}

CoverageStudy::CoverageStudy(const Snapshot& snapshot,
                             const Demand& demand,
                             const CoverageRequest& request,
                             util::Day today,
                             const util::Progress& progress)
    : m_snapshot(snapshot),
      m_demand(demand),
      m_request(request),
      m_question(one_need(snapshot, request, today)),
      m_areas(snapshot.directory().gazetteer, demand, request.level, request.within),
      m_people(people_of(demand)) {
    const geometry::CoverageIndex index(snapshot.nearest().offerings(),
                                        snapshot.nearest().tables(),
                                        m_question.query,
                                        {geometry::k_unreached, farthest_asked(request)});
    measure(index, today, progress);
    m_stopped = m_reaches.size() != demand.points.size();
}

void CoverageStudy::measure(const geometry::CoverageIndex& index, util::Day today, const util::Progress& progress) {
    if (!m_request.travel) {
        for (const double km : m_request.thresholds_km) {
            m_thresholds.push_back(1000 * km);
        }
        m_reaches = reaches_of(index, m_demand, m_request.threads, progress);
        return;
    }
    for (const double minutes : m_request.thresholds_minutes) {
        m_thresholds.push_back(60 * minutes);
    }
    const auto how = read_travel(*m_request.travel);
    const auto map = m_snapshot.travel().get(how, today);
    m_reaches = reaches_by_time(*map, index, m_demand);
    m_travel = travel_of_country(*map, how);
}

std::vector<geometry::CoverageFigures>
CoverageStudy::figures(const std::vector<ClassReach>& reaches,
                       const std::vector<std::uint32_t>& places) const {
    std::vector<geometry::CoverageFigures> all;
    for (const double threshold : m_thresholds) {
        all.push_back(geometry::coverage(reaches, m_people, places, threshold));
    }
    return all;
}

CoverageReport CoverageStudy::report(const std::vector<ClassReach>& reaches) const {
    CoverageReport report;
    report.term = m_question.terms.front();
    report.thresholds_km = m_request.thresholds_km;
    report.level = m_request.level;
    report.query = m_question.query;
    report.places = m_areas.everywhere();
    report.stopped = m_stopped;
    report.travel = m_travel;
    report.thresholds_minutes = m_travel ? m_request.thresholds_minutes : std::vector<double>{};
    if (m_stopped) {
        return report;
    }
    const auto providers = provider_areas(m_snapshot, m_question.query.needs);
    report.whole = {
        "", figures(reaches, m_areas.everywhere()), m_areas.count_everywhere(providers)};
    for (std::size_t i = 0; i < m_areas.size(); ++i) {
        report.areas.push_back(
            {m_areas.code(i), figures(reaches, m_areas.places(i)), m_areas.count(i, providers)});
    }
    for (const auto place : m_areas.elsewhere()) {
        report.people_of_no_area += m_people[place];
    }
    const double threshold = m_thresholds.front();
    report.catchments = catchments_of(m_snapshot, m_reaches, m_people, m_areas.everywhere());
    report.left_out = largest_left_out(
        m_demand, reaches, m_reaches, m_areas.everywhere(), threshold, m_request.left_out);
    report.records = records_behind(reaches, m_people, m_areas.everywhere(), threshold);
    for (const auto& reach : reaches) {
        report.gaps.push_back(reach.gap(threshold));
    }
    return report;
}

} // namespace relais::usecases
