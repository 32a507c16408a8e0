#pragma once
#include "directory/demand.h"
#include "geometry/coverage.h"
#include "usecases/question.h"
#include "usecases/snapshot.h"
#include "usecases/travel_map.h"
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
    std::vector<double> thresholds_km = {
        20}; ///< 1 to 12, each above 0 and at most 1500; the first is the one drawn
    CoverageLevel level = CoverageLevel::region;
    std::string within; ///< P-code or starting zone the report is confined to; "": the country
    int left_out = 10;  ///< 0 … 500
    unsigned threads =
        0; ///< that share the work; 0: as many as there are cores. Changes no figure.
    /// Given: by travel time, and the minutes count instead of the kilometres. `within_minutes` is not read.
    std::optional<TravelWords> travel = {};
    std::vector<double> thresholds_minutes = {60}; ///< 1 to 12, each above 0 and at most 1440
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
    std::optional<std::uint32_t>
        nearest; ///< offering (position in directory().services) nothing speaks against
    double metres = geometry::k_unreached; ///< by travel time: seconds
};

/// Who is nearest to whom: the people whose nearest service that nothing speaks against is of one provider.
struct Catchment {
    std::uint32_t provider = 0; ///< position in Snapshot::providers()
    double people = 0;
    std::size_t places = 0; ///< demand points
};

/// A record behind a kind of gap (or behind cover, Gap::none): of its class, the nearest to these
/// people.
struct GapRecord {
    geometry::Gap gap = geometry::Gap::none;
    std::uint32_t offering = 0; ///< position in directory().services
    double people = 0;
    bool operator==(const GapRecord&) const = default;
};

struct CoverageReport {
    int term = 0; ///< position in taxonomy().terms()
    std::vector<double> thresholds_km;
    CoverageLevel level = CoverageLevel::region;
    AreaCoverage whole; ///< of what the report is confined to, people of no area included
    std::vector<AreaCoverage> areas;
    double people_of_no_area = 0;    ///< in `whole` and in no line of `areas`
    std::vector<LeftOut> left_out;   ///< by people, most first
    std::vector<geometry::Gap> gaps; ///< of every demand point at the first threshold
    std::vector<GapRecord> records;  ///< at the first threshold; by gap, then by people, most first
    std::vector<std::uint32_t> places; ///< positions in Demand::points of what the report is about
    directory::Query query;          ///< what services were judged by
    bool stopped = false;            ///< `progress` ended it: the figures mean nothing
    std::vector<Catchment> catchments = {}; ///< by people, most first
    /// By travel time: what the report rests on; thresholds are then these minutes, lengths are seconds.
    std::optional<TravelFacts> travel = {};
    std::vector<double> thresholds_minutes = {};
};

/// Who is within reach of a service they can use, and what stands between it and the others.
/// `demand` is one layer of the snapshot's country. Throws util::InvalidInput naming the field.
/// `progress` counts demand points. Results are the same on any number of threads.
CoverageReport report_coverage(const Snapshot& snapshot,
                               const directory::Demand& demand,
                               const CoverageRequest& request,
                               util::Day today,
                               const util::Progress& progress = {});

/// All needs at once: for every need (dimensions left out) and line of a level, one figure set at
/// one threshold.
struct CoverageTable {
    double threshold_km = 20; ///< not read by travel time
    CoverageLevel level = CoverageLevel::region;
    std::vector<std::string> areas;
    struct Row {
        int term = 0;
        std::vector<geometry::CoverageFigures> by_area; ///< as `areas`; without distances
        geometry::CoverageFigures whole;
    };
    std::vector<Row> rows;
    bool stopped = false; ///< `progress` ended it: rows are missing
    /// By travel time: what the table rests on; the threshold is then these minutes, lengths are seconds.
    std::optional<TravelFacts> travel = {};
    double threshold_minutes = 60;
};

/// `request.needs` is not read. `progress` counts needs; the same table on any number of threads.
CoverageTable coverage_table(const Snapshot& snapshot,
                             const directory::Demand& demand,
                             CoverageRequest request,
                             util::Day today,
                             const util::Progress& progress = {});

} // namespace relais::usecases
