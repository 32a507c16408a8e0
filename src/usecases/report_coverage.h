#pragma once
#include "directory/demand.h"
#include "geometry/coverage.h"
#include "usecases/question.h"
#include "usecases/snapshot.h"
#include "util/progress.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace relais::usecases {

/// By what a report is broken down.
enum class CoverageLevel : std::uint8_t { zone, region, department, arrondissement };
std::optional<CoverageLevel> coverage_level_from(std::string_view code);
std::string_view code_of(CoverageLevel level);

struct CoverageRequest : PersonWords { ///< one need, or a dimension
    std::vector<double> thresholds_km = {20}; ///< 1 to 12, each above 0 and at most 1500; the first is the one drawn
    CoverageLevel level = CoverageLevel::region;
    std::string within; ///< P-code or starting zone the report is confined to; "": the country
    int left_out = 10;  ///< 0 … 500
};

/// One line of the report.
struct AreaCoverage {
    std::string code; ///< P-code or zone; "" for the whole
    std::vector<geometry::CoverageFigures> by_threshold;
    std::size_t providers = 0; ///< in the area, that answer the need, whatever speaks against them
};

/// A demand point that no suitable service reaches at the first threshold.
struct LeftOut {
    std::uint32_t point = 0; ///< position in Demand::points
    geometry::Gap gap = geometry::Gap::no_provider;
    std::optional<std::uint32_t> nearest; ///< offering (position in directory().services) nothing speaks against
    double metres = geometry::k_unreached;
};

struct CoverageReport {
    int term = 0; ///< position in taxonomy().terms()
    std::vector<double> thresholds_km;
    CoverageLevel level = CoverageLevel::region;
    AreaCoverage whole; ///< of what the report is confined to, people of no area included
    std::vector<AreaCoverage> areas;
    double people_of_no_area = 0; ///< in `whole` and in no line of `areas`
    std::vector<LeftOut> left_out; ///< by people, most first
    std::vector<geometry::Gap> gaps; ///< of every demand point at the first threshold
};

/// Who is within reach of a service they can use, and what stands between it and the others. `demand` is one layer of
/// the snapshot's country. Throws util::InvalidInput naming the field. Results are the same on any number of threads.
CoverageReport report_coverage(const Snapshot& snapshot, const directory::Demand& demand,
                               const CoverageRequest& request, util::Day today);

/// All needs at once: for every need (dimensions left out) and line of a level, one figure set at one threshold.
struct CoverageTable {
    double threshold_km = 20;
    CoverageLevel level = CoverageLevel::region;
    std::vector<std::string> areas;
    struct Row {
        int term = 0;
        std::vector<geometry::CoverageFigures> by_area; ///< as `areas`
        geometry::CoverageFigures whole;
    };
    std::vector<Row> rows;
};

/// `request.needs` is not read. `progress` counts needs.
CoverageTable coverage_table(const Snapshot& snapshot, const directory::Demand& demand, CoverageRequest request,
                             util::Day today, const util::Progress& progress = {});

} // namespace relais::usecases
