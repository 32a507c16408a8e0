#pragma once
#include "directory/demand.h"
#include "store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace relais::store {

/// Where a stored layer came from.
struct DemandOrigin {
    std::string file;   ///< name without folder
    std::string sha256; ///< lower-case hex
    std::string at;     ///< ISO 8601, UTC
    std::string by;
};

struct DemandLayer {
    std::int64_t id = 0;
    directory::DemandSource source;
    DemandOrigin origin;
};

/// Replaces the published totals by unit. Inside a Transaction of the caller.
void save_unit_population(const Database& database, const std::vector<directory::UnitPopulation>& units);
std::vector<directory::UnitPopulation> load_unit_population(const Database& database); ///< by code

/// Adds a layer, which from now on is the one of its kind, and tells servers so (`bump_revision`); answers its number.
/// Inside a Transaction of the caller.
std::int64_t save_demand(const Database& database, const directory::Demand& demand, const DemandOrigin& origin);

/// The newest layer of a kind; nothing if none was imported.
std::optional<directory::Demand> load_demand(const Database& database, directory::DemandKind kind);

/// All layers ever imported, newest first, without their points.
std::vector<DemandLayer> list_demand(const Database& database);

} // namespace relais::store
