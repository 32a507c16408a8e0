#pragma once
#include "usecases/change_requests.h"

#include <functional>
#include <string>

/// The focal point of a provider mends its record by a link, without an account.
namespace relais::usecases {

struct FocalLink {
    std::string secret; ///< for the address; told once
    util::Day expires_on;
    bool is_queued = false; ///< a message is in the outbox
};
/// The message that brings a link; a recipient of "" leaves it to be copied by hand.
using MessageOf = std::function<NewMessage(const std::string& secret, util::Day expires_on)>;

/// Asks the focal point to look at the record; a link made before for the same record ends. Throws
/// util::Forbidden, NotFound, InvalidInput for a recipient that is none.
FocalLink ask_focal_point(const store::Database& database,
                          const Actor& actor,
                          directory::SiteId id,
                          const MessageOf& message_of,
                          util::Instant now);

/// Throws util::NotFound for a link that is no good.
AskedRecord
record_of_link(const store::Database& database, const std::string& secret, util::Instant now);

/// The decision is told to the address in `wanted`, else to whom the link was sent. Throws
/// util::NotFound for the link, and what `add_change_request` throws.
std::int64_t request_change(const store::Database& database,
                            const std::string& secret,
                            const WantedChange& wanted,
                            const std::vector<directory::Language>& languages,
                            util::Instant now);

} // namespace relais::usecases
