#pragma once
#include "directory/unmet.h"
#include "store/database.h"

#include <vector>

namespace relais::store {

/// By key.
std::vector<directory::UnmetCount> load_unmet(const Database& database);

/// Adds to what is there and folds the weeks before `week`, in one Transaction of its own. Servers
/// are not told: no answer of the edition depends on it.
void add_unmet(const Database& database,
               const std::vector<directory::UnmetCount>& counts,
               const std::string& week);

} // namespace relais::store
