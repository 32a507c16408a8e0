#pragma once
#include "geometry/overlap.h"
#include "usecases/coverage_areas.h"
#include "usecases/report_overlap.h"
#include "usecases/service_reach.h"

#include <cstdint>
#include <vector>

namespace relais::usecases {

/// The services an overlap report is about, as geometry/overlap.h wants them: organisations and
/// areas by their positions, needs by their terms, publics by their bits.
struct OverlapScene {
    /// Throws util::InvalidInput for codes out of their lists and kilometres out of range.
    OverlapScene(const Snapshot& snapshot,
                 const CoverageAreas& areas,
                 const OverlapRequest& request);

    std::vector<geometry::OverlapService> services;
    std::vector<geometry::OverlapZone> zones;
    std::vector<std::uint32_t> positions; ///< in directory().services, for each of `services`
    directory::NeedMask needs = 0;        ///< asked for, without dimensions
    std::size_t public_unknown = 0;       ///< services left out: they do not say for whom they are
    std::size_t nowhere = 0; ///< services left out: nothing says in which area they are
};

} // namespace relais::usecases
