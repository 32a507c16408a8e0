#pragma once
#include "store/database.h"
#include "usecases/mail_receiver.h"
#include "usecases/snapshot.h"
#include "util/clock.h"

namespace relais::usecases {

/// What one run did.
struct DueReport {
    int offers_expired = 0;
    int reminded = 0; ///< receivers
    int sender_told = 0;
    int coordinator_told = 0;
    int expired = 0;      ///< referrals
    int closed = 0;       ///< cases that nobody touched
    int texts_erased = 0; ///< notes
    int anonymised = 0;   ///< cases
    bool operator==(const DueReport&) const = default;
};

/// Everything that time brings: offers past their last day; referrals without an answer, first
/// reminded, then told to the sender, then to the coordinator, then expired; cases left alone
/// closed; free text erased and cases turned into counts once retention says so, each with a line
/// in the audit log.
///
/// Each thing is a transaction of its own and marks itself done: broken off at any point and run
/// again, nothing is done twice and nothing left out. A clock set back does nothing. Messages go to
/// the outbox: to the receiver's address in `snapshot` (null: nobody published), to the caseworker,
/// to the managers; subjects and texts name nobody and no need.
DueReport run_due(const store::Database& database,
                  const Snapshot* snapshot,
                  const Say& say,
                  util::Instant now);

} // namespace relais::usecases
