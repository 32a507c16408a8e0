#pragma once
#include "store/database.h"
#include "util/clock.h"

#include <string>

namespace relais::usecases {

/// Who is slowed for failed log-ins: see log_in.h for the rule.
struct Tries {
    Tries(const std::string& email, const std::string& client);
    std::string pair; ///< digests: account and network address
    std::string account;
    std::string client;
};

/// Seconds to wait before a try is looked at; 0: none.
int seconds_to_wait(const store::Database& database, const Tries& tries, util::Instant now);

/// Inside a Transaction.
void count_failure(const store::Database& database, const Tries& tries, util::Instant now);
void count_success(const store::Database& database, const Tries& tries, util::Instant now);

} // namespace relais::usecases
