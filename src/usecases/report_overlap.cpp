#include "usecases/report_overlap.h"

#include "geometry/overlap_people.h"
#include "usecases/coverage_areas.h"
#include "usecases/overlap_marks.h"
#include "usecases/overlap_scene.h"

#include <algorithm>
#include <bit>
#include <map>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using geometry::OverlapCell;
using geometry::OverlapPeople;

class OverlapReporter {
public:
    OverlapReporter(const Snapshot& snapshot,
             const Demand& demand,
             const OverlapRequest& request,
             std::vector<ComplementaryMark> marks)
        : m_snapshot(snapshot),
          m_demand(demand),
          m_areas(snapshot.directory().gazetteer, demand, request.level, request.within),
          m_scene(snapshot, m_areas, request),
          m_marks(snapshot, marks) {
        m_report.request = request;
        m_report.marks = std::move(marks);
    }

    OverlapReport run() {
        m_report.services = m_scene.services.size();
        m_report.public_unknown = m_scene.public_unknown;
        m_report.nowhere = m_scene.nowhere;
        add_areas();
        add_lines();
        const ServiceReach reach(
            m_demand, m_snapshot.nearest().offerings(), m_snapshot.nearest().tables());
        const std::vector<Metres> limits = {{1000 * m_report.request.reach_km}};
        const auto people = people_within(reach);
        const OverlapPeople overlap(
            m_scene.services, reach.table(m_scene.positions, limits), people);
        add_pairs(overlap);
        add_depth(overlap, reach, people);
        sort_lines();
        return std::move(m_report);
    }

private:
    void add_areas() {
        m_report.areas = m_areas.codes();
        for (std::size_t i = 0; i < m_areas.size(); ++i) {
            double people = 0;
            for (const auto place : m_areas.places(i)) {
                people += m_demand.points[place].people;
            }
            m_report.people_of_area.push_back(people);
        }
        for (const auto place : m_areas.everywhere()) {
            m_report.people += m_demand.points[place].people;
        }
    }

    /// Cells of one need and area that the same organisations hold become one line with several
    /// publics.
    void add_lines() {
        const auto overlaps =
            geometry::find_overlaps(m_scene.services, m_scene.zones, m_scene.needs);
        std::map<std::vector<std::uint32_t>, std::uint32_t> publics;
        for (std::size_t i = 0; i < overlaps.cells.size(); ++i) {
            const auto& cell = overlaps.cells[i];
            const auto members = overlaps.of(cell);
            publics[{members.begin(), members.end()}] |= 1U << cell.public_group;
            const bool is_last = i + 1 == overlaps.cells.size() ||
                                 overlaps.cells[i + 1].need != cell.need ||
                                 overlaps.cells[i + 1].area != cell.area;
            if (is_last) {
                for (const auto& [organisations, bits] : publics) {
                    add_line(cell, organisations, bits);
                }
                publics.clear();
            }
        }
    }

    void add_line(const OverlapCell& cell,
                  const std::vector<std::uint32_t>& organisations,
                  std::uint32_t publics) {
        OverlapLine line;
        line.term = static_cast<int>(cell.need);
        line.area = cell.area;
        line.publics.bits = publics;
        line.organisations = organisations;
        line.complementary = true;
        const auto& units = m_areas.units(cell.area);
        for (std::size_t a = 0; a < organisations.size(); ++a) {
            for (std::size_t b = a + 1; b < organisations.size(); ++b) {
                const bool is_marked =
                    m_marks.look(organisations[a], organisations[b], line, units);
                line.complementary = line.complementary && is_marked;
                auto& pair = m_pairs[{organisations[a], organisations[b]}];
                pair.needs |= NeedMask{1} << cell.need;
                ++pair.lines;
                pair.marked_lines += is_marked ? 1 : 0;
            }
        }
        m_report.lines.push_back(std::move(line));
    }

    /// People elsewhere count for nothing.
    [[nodiscard]] std::vector<double> people_within(const ServiceReach& reach) const {
        std::vector<double> by_point(m_demand.points.size(), 0);
        for (const auto place : m_areas.everywhere()) {
            by_point[place] = m_demand.points[place].people;
        }
        return reach.index().in_rank_order(by_point);
    }

    void add_pairs(const OverlapPeople& overlap) {
        for (const auto& found : overlap.pairs()) {
            const auto shared = m_pairs.find({found.first, found.second});
            if (shared != m_pairs.end()) {
                auto pair = shared->second;
                pair.first = found.first;
                pair.second = found.second;
                pair.people = found.people;
                m_report.pairs.push_back(pair);
            }
        }
        std::ranges::stable_sort(m_report.pairs, [](const OverlapPair& a, const OverlapPair& b) {
            return a.people != b.people ? a.people > b.people : a.lines > b.lines;
        });
    }

    void add_depth(const OverlapPeople& overlap,
                   const ServiceReach& reach,
                   const std::vector<double>& people) {
        for (auto left = m_scene.needs; left != 0; left &= left - 1) {
            const auto term = std::countr_zero(left);
            const auto counts = overlap.providers(static_cast<std::uint32_t>(term));
            m_report.depth.push_back({term, 0, counts.people});
            if (std::has_single_bit(m_scene.needs)) {
                add_depth_by_area(term, counts.by_rank, reach, people);
            }
        }
    }

    void add_depth_by_area(int term,
                           const std::vector<std::uint32_t>& organisations,
                           const ServiceReach& reach,
                           const std::vector<double>& people) {
        std::vector<std::uint32_t> of_point(m_demand.points.size(), 0);
        std::vector<double> counted(m_demand.points.size(), 0);
        for (std::size_t rank = 0; rank < people.size(); ++rank) {
            of_point[reach.points()[rank]] = organisations.empty() ? 0 : organisations[rank];
            counted[reach.points()[rank]] = people[rank];
        }
        for (std::uint32_t area = 0; area < m_areas.size(); ++area) {
            OverlapDepth depth{term, area, {}};
            for (const auto place : m_areas.places(area)) {
                depth.people[std::min<std::size_t>(of_point[place], 3)] += counted[place];
            }
            m_report.depth_by_area.push_back(depth);
        }
    }

    void sort_lines() {
        std::ranges::stable_sort(m_report.lines, [&](const OverlapLine& a, const OverlapLine& b) {
            const auto people = [&](const OverlapLine& line) {
                return m_report.people_of_area[line.area];
            };
            return a.organisations.size() != b.organisations.size()
                       ? a.organisations.size() > b.organisations.size()
                       : people(a) > people(b);
        });
    }

    const Snapshot& m_snapshot;
    const Demand& m_demand;
    CoverageAreas m_areas;
    OverlapScene m_scene;
    OverlapMarks m_marks;
    std::map<std::pair<std::uint32_t, std::uint32_t>, OverlapPair> m_pairs;
    OverlapReport m_report;
};

} // namespace

OverlapReport report_overlap(const Snapshot& snapshot,
                             const Demand& demand,
                             const OverlapRequest& request,
                             std::vector<ComplementaryMark> marks) {
    return OverlapReporter(snapshot, demand, request, std::move(marks)).run();
}

} // namespace relais::usecases
