#pragma once
#include "store/correction_store.h"
#include "usecases/actor.h"

#include <string>
#include <vector>

namespace relais::usecases {

/// Inside a Transaction: makes the changes to the published edition. Those already so are left out;
/// nothing is written if none is left. Answers the edit's number, 0 for none. Throws util::Conflict
/// where a field is neither as it was nor as it will be.
std::int64_t apply_edits(const store::Database& database,
                         const Actor& actor,
                         std::string origin,
                         std::vector<store::FieldEdit> edits,
                         util::Instant now);

} // namespace relais::usecases
