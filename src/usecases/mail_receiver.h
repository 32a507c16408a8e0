#pragma once
#include "usecases/refer_person.h"
#include "util/message.h"

#include <functional>
#include <string>
#include <vector>

namespace relais::usecases {

/// A sentence in "fr" or "en": the layers below present/ have no words of their own.
using Say = std::function<std::string(const std::string& lang, const util::Message&)>;

/// The public mail address of the place a referral goes to, "" if there is none.
std::string receiver_mail(const Snapshot& snapshot, const directory::Referral& referral);

/// Puts a mail with the answer link into the outbox for each receiver that has an address, and
/// notes it in `mailed_to`. `root`: the page the links lead to, up to their secret. Opens a
/// Transaction.
void mail_receivers(const store::Database& database,
                    const Snapshot& snapshot,
                    const Actor& actor,
                    const Say& say,
                    const std::string& root,
                    const std::string& contact,
                    std::vector<Sent>& sent,
                    util::Instant now);

/// Puts a mail into the outbox for each of these receivers that has an address: the person withdrew,
/// all that was received is to be erased. Opens a Transaction.
void mail_to_erase(const store::Database& database,
                   const Snapshot& snapshot,
                   const Actor& actor,
                   const Say& say,
                   const std::vector<directory::Referral>& referrals,
                   util::Instant now);

} // namespace relais::usecases
