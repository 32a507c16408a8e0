#pragma once
#include "directory/gazetteer.h"
#include "store/blocked_store.h"
#include "usecases/author.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace relais::usecases {

/// What a manager says: nobody passes here, from when to when, and why. Either a file of polygons
/// or a place and a radius.
struct BlockRequest {
    std::filesystem::path file; ///< polygons of any format OGR opens
    std::string place;          ///< settlement's code or name, where no file is given
    double radius_km = 0;       ///< 0.1 to 200, with a place
    std::string reason;         ///< shown to everybody; 3 to 300 characters
    std::string starts;         ///< "2026-07-01"; "": today
    std::string ends;           ///< last day included; "": until lifted
};

/// Stores the area, with an entry in the journal, and answers its number. Throws util::InvalidInput
/// ("reason", "starts", "place" …) and as importers::read_area.
std::int64_t
block_roads(const store::Database& database, const BlockRequest& request, const Author& author);

/// Takes an area back. Throws as store::lift_blocked_area.
void unblock_roads(const store::Database& database, std::int64_t id, const Author& author);

/// The areas closed on a day (ISO 8601), by number.
std::vector<directory::BlockedArea> blocked_on(const store::Database& database,
                                               const std::string& day);

/// The settlement that a code or a name means: of several of a name, the greatest. Throws
/// util::InvalidInput("place") when none has it, or when two of the same kind do (naming their
/// codes).
const directory::Settlement& settlement_named(const directory::Gazetteer& gazetteer,
                                              const std::string& words);

} // namespace relais::usecases
