#pragma once
#include "directory/demand.h"
#include "usecases/snapshot.h"

#include <cstddef>
#include <memory>

namespace relais::bench {

/// Settlements and services of the made-up country (country.h) as the use cases read them: ten regions that are bands of
/// longitude, 46 needs in three dimensions, services that suit everybody, each of the next need, at the providers'
/// places, in turn national, of their region, and within 50 km.
std::shared_ptr<const usecases::Snapshot> made_up_snapshot(std::size_t settlements, std::size_t services);
directory::Demand made_up_demand(std::size_t settlements);

} // namespace relais::bench
