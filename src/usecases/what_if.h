#pragma once
#include "usecases/report_coverage.h"

#include <string>
#include <vector>

namespace relais::usecases {

/// "What if there were a service here?" A planner's own places, tried together, beside how things
/// are.
struct WhatIfRequest : CoverageRequest {
    std::vector<PlaceWords> places; ///< 1 … 50, each a settlement or a point
    bool confirmed_only =
        false; ///< false: whom something already reaches that nothing speaks against is not new
};

struct SupposedPlace {
    UnderstoodPlace place;
    double within = 0; ///< people within the first threshold of it, in the area asked for
    double newly = 0;  ///< of them, reached by no provider and by no place before it in the list
};

struct WhatIf {
    CoverageReport before;
    CoverageReport
        after; ///< as if at each place there were a service that suits, with nothing unknown
    std::vector<SupposedPlace> places; ///< as asked
    double newly = 0;                  ///< people, over all places
};

/// Throws util::InvalidInput naming the field ("places", "places/0/settlement" …). A supposed place
/// serves everybody whose need it is, whatever the area.
WhatIf try_places(const Snapshot& snapshot,
                  const directory::Demand& demand,
                  const WhatIfRequest& request,
                  util::Day today,
                  const util::Progress& progress = {});

} // namespace relais::usecases
