#pragma once
#include "store/request_store.h"
#include "usecases/keep_record.h"
#include "usecases/outbox.h"

#include <functional>
#include <set>
#include <string>

/// The focal point of a provider mends its record by a link, without an account; a manager decides.
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

/// What the holder of a link sees: the record, and the last request made for it.
struct LinkedRecord {
    KeptRecord record;
    std::optional<store::ChangeRequest> last;
    /// One request at a time: the next one once a manager has decided.
    [[nodiscard]] bool is_waiting() const {
        return last && last->state == store::RequestState::waiting;
    }
};
/// Throws util::NotFound for a link that is no good.
LinkedRecord
record_of_link(const store::Database& database, const std::string& secret, util::Instant now);

/// What the holder of a link wants.
struct WantedChange {
    FormFields form;
    std::string seen; ///< version of the record that the form showed
    bool confirms = false;
    std::string note;
    std::string lang = "fr";
};
/// Throws util::NotFound for the link, util::Conflict for a record changed meanwhile or a request
/// that waits, util::InvalidInput for a field, or when there is nothing to say.
std::int64_t request_change(const store::Database& database,
                            const std::string& secret,
                            const WantedChange& wanted,
                            const std::vector<directory::Language>& languages,
                            util::Instant now);

/// A manager takes the fields named (form_name) and refuses the others, which wants a reason.
/// `seen`: version of the record the manager saw. A request that confirms verifies the record
/// unless all of it is refused. Throws util::Forbidden, NotFound, Conflict, InvalidInput.
enum class Verdict { take, refuse };
void decide_request(const store::Database& database,
                    const Actor& actor,
                    std::int64_t id,
                    const std::string& seen,
                    const std::set<std::string>& taken,
                    Verdict confirmation,
                    const std::string& reason,
                    util::Instant now);

} // namespace relais::usecases
