#pragma once
#include "store/case_store.h"
#include "store/database.h"
#include "usecases/actor.h"
#include "util/clock.h"

namespace relais::usecases {

/// How long things are kept from now on; allowed by Permission::manage_accounts, audited. Throws
/// util::InvalidInput for days below 0 (text), 1 (anonymise) or 30 (idle), above 3650, or when text
/// would outlive its case.
void keep_retention(const store::Database& database,
                    const Actor& actor,
                    const store::Retention& retention,
                    util::Instant now);

} // namespace relais::usecases
