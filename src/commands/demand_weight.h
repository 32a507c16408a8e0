#pragma once
#include "usecases/snapshot.h"

#include <string>

namespace relais::commands {

/// The layer "people" or "returnees" of a snapshot. Throws util::InvalidInput for another word, util::Conflict if there
/// is no such layer.
const directory::Demand& demand_weight(const usecases::Snapshot& snapshot, const std::string& name);

} // namespace relais::commands
