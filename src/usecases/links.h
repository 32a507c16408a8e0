#pragma once
#include "store/database.h"
#include "usecases/author.h"

#include <chrono>
#include <string>
#include <string_view>

namespace relais::usecases {

/// Addresses that let somebody without an account do one thing: they expire, open one purpose only, and are stored as
/// digests.

/// The secret to put in the address, after its "?" ("/fr/invitation?s=<secret>": paths are logged); it is told once. Inside a Transaction. `purpose` is a word
/// of the caller's ("invite", "site_update"); `subject` names the thing ("account 3").
std::string make_link(const store::Database& database, std::string purpose, std::string subject,
                      std::chrono::seconds lasts, const Author& author);

/// The subject of a link that is still good for `purpose`. Throws util::NotFound, with one sentence for the unknown,
/// the used, the expired and the one of another purpose.
std::string follow_link(const store::Database& database, std::string_view purpose, const std::string& secret,
                        util::Instant now);
/// `follow_link`, and the link is good no more. Inside a Transaction.
std::string use_link(const store::Database& database, std::string_view purpose, const std::string& secret,
                     util::Instant now);

} // namespace relais::usecases
