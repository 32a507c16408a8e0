#pragma once
#include "directory/flowchart.h"
#include "geometry/coverage.h"
#include "usecases/snapshot.h"
#include "util/clock.h"

#include <cstdint>
#include <string>
#include <vector>

namespace relais::usecases {

/// Who can carry one need of a step in one zone.
struct CarriedNeed {
    std::string need;
    geometry::Gap gap = geometry::Gap::no_provider; ///< `none`: a verified service that suits
    std::size_t services = 0; ///< that suit, or of the best class there is when none does
};

/// One step in one zone: red unless every need of it is carried.
struct StepInZone {
    std::string zone; ///< code of the starting zone
    std::vector<CarriedNeed> needs;
    [[nodiscard]] geometry::Gap worst() const;
};

struct StepCheck {
    directory::FlowPlace place;
    std::vector<StepInZone> zones; ///< of a step without needs: none
};

/// Holds every step against the published edition, zone by zone. A service counts for a zone if it
/// is given at a place in it, or is outreach that says it serves it. It carries a need if it is for
/// the path's publics, open, not known to be full, and verified within twelve months; whatever else
/// is known or not of one person is no matter here. In the order of the chart.
std::vector<StepCheck>
check_flowchart(const Snapshot& snapshot, const directory::Flowchart& chart, util::Day today);

} // namespace relais::usecases
