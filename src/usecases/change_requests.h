#pragma once
#include "store/request_store.h"
#include "usecases/keep_record.h"
#include "usecases/outbox.h"

#include <functional>
#include <optional>
#include <set>
#include <string>

/// What the people of a provider say should be changed of its record, and a manager's decision.
/// They come by a link (focal_point.h) or with an account (own_records.h).
namespace relais::usecases {

/// What those who may ask for a change see: the record, and the last request made for it. Fields
/// that a place hides by now are left out of the request.
struct AskedRecord {
    KeptRecord record;
    std::optional<store::ChangeRequest> last;
    /// One request at a time: the next one once a manager has decided.
    [[nodiscard]] bool is_waiting() const {
        return last && last->state == store::RequestState::waiting;
    }
};
/// Throws util::NotFound.
AskedRecord asked_record(const store::Database& database, directory::SiteId id);

struct WantedChange {
    FormFields form;
    std::string seen; ///< version of the record that the form showed
    bool confirms = false;
    std::string note;
    std::string lang = "fr";
    std::string reply_to; ///< mail address or telephone number; "" for none
};

/// Inside a Transaction, by whoever may ask (the caller knows). Throws util::Conflict for a record
/// changed meanwhile or a request that waits, util::InvalidInput for a field, or when there is
/// nothing to say.
std::int64_t add_change_request(const store::Database& database,
                                const AskedRecord& asked,
                                const Actor& author,
                                const WantedChange& wanted,
                                const std::vector<directory::Language>& languages,
                                util::Instant now);

enum class Ruling { take, refuse };
struct Decision {
    std::set<std::string> taken; ///< form_name of the fields that are; the others are refused
    Ruling confirmation = Ruling::take;
    std::string reason; ///< wanted where something is refused
    std::string seen;   ///< version of the record that the manager saw
};
/// What tells whoever asked, by mail or SMS as the address is; the recipient is set afterwards.
using DecisionMessage = std::function<NewMessage(
    const store::ChangeRequest& request, store::Channel channel, const std::string& lang)>;

/// A request that confirms verifies the record unless all of it is refused. Whoever left an address
/// is told in the same transaction. Throws util::Forbidden, NotFound, Conflict, InvalidInput.
void decide_request(const store::Database& database,
                    const Actor& actor,
                    std::int64_t id,
                    const Decision& decision,
                    const Snapshot& snapshot,
                    const DecisionMessage& message_of,
                    util::Instant now);

} // namespace relais::usecases
