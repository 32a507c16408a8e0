#pragma once
#include "directory/demand.h"
#include "usecases/report_coverage.h"
#include "util/progress.h"

#include <optional>
#include <vector>

namespace relais::usecases {

/// Where the next points of service would reach the most people still out of reach.
struct SitingRequest : PersonWords { ///< one need, or a dimension
    double threshold_km = 20;        ///< above 0, at most 1500
    int places = 5;                  ///< 1 … 50
    std::string within;              ///< P-code or starting zone; "": the country
    bool confirmed_only =
        false; ///< true: only suitable services count as cover; false: what nothing speaks against
    std::vector<directory::LonLat>
        own; ///< a planner's own points, tried together instead of a search; at most 50
    std::optional<TravelWords> travel =
        {}; ///< given: by travel time, and the minutes count instead of the kilometres
    double threshold_minutes = 60; ///< above 0, at most 1440
};

struct ProposedSite {
    std::string settlement; ///< code; "" for a planner's own
    directory::LonLat at;
    double newly =
        0; ///< people it reaches that nobody before it in the list, and no provider, does
};

/// People throughout; all of them within the area asked for.
struct SitingReport {
    int term = 0;
    double people = 0;
    double before = 0; ///< within reach already
    double after = 0;
    double bound = 0; ///< no choice of as many settlements could reach more
    std::vector<ProposedSite> sites;
    bool searched = true; ///< false: a planner's own points
    bool stopped = false; ///< `progress` ended it: what was found by then
    std::optional<TravelFacts> travel = {};
};

/// Candidates are the settlements of the demand; where it counts cells of a raster, those of the
/// gazetteer. See geometry/siting.h. Throws util::InvalidInput naming the field.
SitingReport propose_sites(const Snapshot& snapshot,
                           const directory::Demand& demand,
                           const SitingRequest& request,
                           util::Day today,
                           const util::Progress& progress = {});

} // namespace relais::usecases
