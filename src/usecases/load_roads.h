#pragma once
#include "store/database.h"
#include "usecases/roads.h"

#include <memory>

namespace relais::usecases {

/// The road network in use with profiles and closed areas; null if none was imported. A network that was loaded before,
/// by whichever database handle, is not made ready again as long as somebody holds it. If its file is missing, damaged or
/// another one than the database names, the answer holds that as its `fault` and no network.
std::shared_ptr<const Roads> load_roads(const store::Database& database);

} // namespace relais::usecases
