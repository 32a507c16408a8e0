#pragma once
#include "store/database.h"

#include <string>
#include <string_view>

/// Copies of the database to practise on.
namespace relais::store {

/// Turns a copy that nobody else has open into one for exercises, for good: cases, referrals, proposals, requests,
/// reports, findings, files that were sent, messages, accounts and the audit log are gone; a place that is not public is
/// only where the public sees it; what was removed is wiped from the file. `now` is ISO 8601. Throws util::Unavailable.
void make_exercise_copy(const Database& copy, const std::string& now);

/// Whether make_exercise_copy empties this table; a test asks of every table there is.
bool is_emptied_for_exercises(std::string_view table);

/// Whether the database was made by make_exercise_copy: nothing in it is about anybody, and no message of it may leave.
bool is_exercise_copy(const Database& database);

} // namespace relais::store
