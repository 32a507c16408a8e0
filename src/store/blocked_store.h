#pragma once
#include "directory/blocked_area.h"
#include "store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace relais::store {

/// A blocked area with who drew it, and who took it back.
struct BlockedAreaRow {
    directory::BlockedArea area;
    std::string created_at; ///< ISO 8601, UTC
    std::string created_by;
    std::string lifted_at; ///< "": not lifted
    std::string lifted_by;
};

/// Adds an area and tells servers so; answers its number. Inside a Transaction of the caller.
std::int64_t save_blocked_area(const Database& database, const BlockedAreaRow& row);
/// Takes an area back; it stays on record. Throws util::NotFound if there is none of that number,
/// util::Conflict if it was lifted already. Inside a Transaction of the caller.
void lift_blocked_area(const Database& database,
                       std::int64_t id,
                       const std::string& at,
                       const std::string& by);

/// Every area ever drawn, newest first.
std::vector<BlockedAreaRow> list_blocked_areas(const Database& database);
/// Those not lifted, by number; whether they hold today is the reader's question
/// (BlockedArea::holds_on).
std::vector<directory::BlockedArea> load_blocked_areas(const Database& database);

} // namespace relais::store
