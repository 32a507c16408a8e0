#pragma once
#include "store/database.h"
#include "usecases/compare_editions.h"

#include <optional>
#include <string>
#include <vector>

namespace relais::usecases {

/// What an edition changed, as the public may know it.
struct PublicChange {
    RecordChange what;
    std::vector<std::string> areas; ///< P-codes of the places it is about; empty: of the whole country, or unknown
    std::int64_t site = 0;          ///< where the record has a page now; 0: none
    std::int64_t organisation = 0;  ///< the same
    std::string at;                 ///< publication of the edition, ISO 8601
};

/// From the edition published before to the published one, through the public view of both, so that nothing hidden shows
/// as a change; nothing when none was published before. Throws util::Unavailable for the database.
std::optional<std::vector<PublicChange>> load_public_changes(const store::Database& database);

} // namespace relais::usecases
