#pragma once
#include "directory/demand.h"
#include "exports/sheet.h"
#include "present/page_coverage.h"
#include "usecases/propose_sites.h"
#include "usecases/report_coverage.h"

#include <string>
#include <vector>

namespace relais::present {

/// A place put on the map by a planner or proposed by Relais.
struct MapMark {
    std::string name;
    std::string where; ///< the units it lies in, "" if not known
    directory::LonLat at;
    double newly = 0; ///< people it would newly reach
};

/// All that is written into a file of a coverage report, in whatever format. Borrows everything.
struct CoverageScene {
    const Words& words;
    const directory::Demand& demand;
    const CoverageQuery& query;
    const usecases::CoverageReport& report;
    util::Day today;
    std::vector<MapMark> marks = {};                     ///< numbered in this order
    const usecases::SitingReport* siting = nullptr;      ///< what the marks were worked out by, where it was a search
    const usecases::CoverageReport* before = nullptr;    ///< what `report` is compared with, where it supposes places
};

/// "Besoin, à 20 km au plus" and what else the figures were made with, each as label and value: edition, whether it is
/// illustrative, need, public and profile, distance, area, weight, day.
std::string title_of(const CoverageScene& scene);
exports::Stamp stamp_of(const CoverageScene& scene);
/// The same for a table of all needs: `term` is not said.
exports::Stamp stamp_of_table(const Words& words, const directory::Demand& demand, const CoverageQuery& query,
                              util::Day today);

/// Part of a whole; empty where the whole is nobody.
exports::Cell share_cell(double part, double whole);
/// A length of the report: minutes by travel time, else metres divided by `metres_in_unit`; empty where nothing is reached.
exports::Cell length_cell(const CoverageScene& scene, double metres_or_seconds, double metres_in_unit);

/// "Survivantes …; femme; 24 ans; fulfulde"; "" when nobody in particular is asked for.
std::string person_label(const Words& words, const usecases::PersonWords& person);

/// True when areas are coloured by what would be covered were everything unknown confirmed: because it was asked for,
/// or because nothing at all is covered otherwise and the picture would be blank.
bool colours_confirmed(const CoverageQuery& query, const geometry::CoverageFigures& whole);

} // namespace relais::present
