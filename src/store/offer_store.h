#pragma once
#include "directory/offer.h"
#include "store/database.h"

#include <cstdint>
#include <string>
#include <vector>

namespace relais::store {

/// Writers are called inside a Transaction; those that change a record take it with the version
/// that was seen and throw util::Conflict if it is another by now.

directory::OfferId
add_offer(const Database& database, const directory::Offer& offer, const std::string& at);
void update_offer(const Database& database, const directory::Offer& offer);
/// Throws util::NotFound.
directory::Offer find_offer(const Database& database, directory::OfferId id);
std::vector<directory::Offer> list_offers(const Database& database); ///< by id

/// Grows whenever a search for offers may answer otherwise.
std::int64_t offer_revision(const Database& database);
/// It is at least this number. Inside a Transaction.
void raise_offer_revision(const Database& database, std::int64_t number);

} // namespace relais::store
