#pragma once
#include "geometry/reach.h"
#include "support/timing.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <limits>

namespace relais::bench {

/// Milliseconds of the fastest of five: what the work takes when nobody else has the processor.
template <class Work>
double fastest(const Work& work) {
    double best = std::numeric_limits<double>::infinity();
    for (int i = 0; i < 5; ++i) {
        const Stopwatch watch;
        work();
        best = std::min(best, watch.microseconds() / 1000);
    }
    return best;
}

/// The table made in as many pieces as there are cores, one a thread, put together again.
geometry::ReachTable table_by_all_cores(const geometry::ReachIndex& index,
                                        std::span<const directory::LonLat> places,
                                        std::span<const directory::Metres> limits);

/// Each prints its table.
void run_reach();
void run_siting();
void run_overlap();
void run_floating_catchments();
void run_capacity();
void run_coverage();
void run_postgis_reach();
void run_postgis_coverage();

} // namespace relais::bench
