#pragma once
#include "store/outbox_store.h"
#include "usecases/author.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

/// Messages that leave Relais. A use case puts them here in its own transaction; `relais outbox
/// send` hands them to a server or a folder, each at most once; a person may as well copy them from
/// the list.
namespace relais::usecases {

struct NewMessage {
    store::Channel channel = store::Channel::mail;
    std::string kind;      ///< a word of the caller's for what it is: "focal_point_link"
    std::string recipient; ///< mail address or E.164 number
    std::string lang;      ///< "fr" or "en": that of the words
    std::string subject;   ///< of a mail
    std::string text;
    std::string about; ///< "site 12": named in the queue if the message bounces; "" for nothing
    std::string once;  ///< names the occasion ("reminder of referral 7, day 3"): written at most
                       ///< once; "": no limit
};

/// Inside a Transaction. False if the occasion has had its message. Throws util::InvalidInput for a
/// recipient that is none, and for a subject or SMS that is too long, has line ends in a subject,
/// or holds what looks like a mail address or a telephone number: subjects and SMS stand on locked
/// screens, and nothing of a person belongs there.
bool queue_message(const store::Database& database, const NewMessage& message, util::Instant now);

enum class Delivery {
    sent,
    refused, ///< the address does not exist or will not take it: never tried again
    later,   ///< not now
    unknown  ///< it may or may not have left: not tried again by itself
};
struct Outcome {
    Delivery delivery = Delivery::sent;
    std::string fault; ///< why not
};
/// Hands one message over; throws nothing of its own.
using Send = std::function<Outcome(const store::OutboxMessage&)>;

struct SendReport {
    int sent = 0;
    int refused = 0;
    int later = 0;
    int unknown = 0;
};
/// Sends what is due, oldest first. Each message is marked before it is handed over, and that mark
/// is on the disk: a crash in between leaves it "sending", and two senders at a time never take the
/// same one. Its text is erased once it left.
SendReport send_due(const store::Database& database, const Send& send, const util::Clock& clock);

/// Of one that has not left, or that bounced and was seen to. Throws util::NotFound, util::Conflict for a state that does not
/// allow it.
void withdraw_message(const store::Database& database, std::int64_t id, const Author& author);
/// A person says that one "sending" or "failed" may be tried (again).
void retry_message(const store::Database& database, std::int64_t id, const Author& author);
/// A person says that one came back.
void mark_bounced(const store::Database& database, std::int64_t id, const Author& author);

} // namespace relais::usecases
