#pragma once
#include "geometry/coverage.h"
#include "usecases/coverage_areas.h"
#include "usecases/report_coverage.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace relais::usecases {

/// Throws util::InvalidInput naming the field for thresholds or a number of lines out of range.
void check_coverage(const CoverageRequest& request);

/// What every demand point reaches; pieces of the points on several threads. A point's reach
/// depends on nothing but itself, so the number of threads changes nothing. `progress` is told from
/// the calling thread; when it ends the work the answer is empty.
std::vector<geometry::ClassReach> reaches_of(const geometry::CoverageIndex& index,
                                             const directory::Demand& demand,
                                             unsigned threads,
                                             const util::Progress& progress = {});

std::vector<double> people_of(const directory::Demand& demand);

/// In `ClassReach::offering`: a place that is only supposed, by the planner, and has no record.
inline constexpr std::uint32_t k_supposed = 0xFFFFFFFFU;

/// One question of coverage, worked out far enough that it can be reported as it is, or as it would
/// be with places more. Borrows its snapshot and demand.
class CoverageStudy {
public:
    /// As report_coverage.
    CoverageStudy(const Snapshot& snapshot,
                  const directory::Demand& demand,
                  const CoverageRequest& request,
                  util::Day today,
                  const util::Progress& progress = {});

    /// True when `progress` ended it: nothing of it means anything.
    [[nodiscard]] bool stopped() const { return m_stopped; }
    [[nodiscard]] const std::vector<geometry::ClassReach>& reaches() const { return m_reaches; }
    [[nodiscard]] const CoverageAreas& areas() const { return m_areas; }
    /// By travel time: what the times rest on. Reaches are then in seconds.
    [[nodiscard]] const std::optional<TravelFacts>& travel() const { return m_travel; }
    /// `reaches`: those of the study, or of it with places added.
    [[nodiscard]] CoverageReport report(const std::vector<geometry::ClassReach>& reaches) const;

private:
    /// The reach of every point as the request measures it.
    void measure(const geometry::CoverageIndex& index, util::Day today, const util::Progress& progress);
    [[nodiscard]] std::vector<geometry::CoverageFigures>
    figures(const std::vector<geometry::ClassReach>& reaches,
            const std::vector<std::uint32_t>& places) const;

    const Snapshot& m_snapshot;
    const directory::Demand& m_demand;
    CoverageRequest m_request;
    Question m_question;
    CoverageAreas m_areas;
    std::vector<double> m_people;
    std::vector<geometry::ClassReach> m_reaches;
    std::vector<double> m_thresholds; ///< metres, or seconds by travel time
    std::optional<TravelFacts> m_travel;
    bool m_stopped = false;
};

} // namespace relais::usecases
