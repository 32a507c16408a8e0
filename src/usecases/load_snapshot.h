#pragma once
#include "store/database.h"
#include "usecases/snapshot.h"

#include <memory>

namespace relais::usecases {

/// The published edition with its indexes, or null if none is published.
std::shared_ptr<const Snapshot> load_snapshot(const store::Database& database);

} // namespace relais::usecases
