#pragma once
#include "directory/referral.h"
#include "store/database.h"

#include <optional>
#include <string>
#include <vector>

namespace relais::store {

/// Writers are called inside a Transaction; those that change a record take it with the version
/// that was seen and throw util::Conflict if it is another by now.

/// `sent_key`: of a form that may arrive twice, "" for none. The id is that of the case with this
/// key if there is one.
directory::CaseId
add_case(const Database& database, const directory::Case& one, const std::string& sent_key);
/// `at`: counts as touched by a person.
void update_case(const Database& database, const directory::Case& one, const std::string& at);
/// With its consents, referrals and their moves.
void remove_case(const Database& database, directory::CaseId id);

/// Throws util::NotFound.
directory::Case find_case(const Database& database, directory::CaseId id);
std::optional<directory::Case> case_with_code(const Database& database, const std::string& code);
std::optional<directory::Case> case_with_key(const Database& database, const std::string& sent_key);
/// Open ones first, then newest first.
std::vector<directory::Case> cases_of(const Database& database,
                                      directory::OrganisationId organisation);
/// Open, without an open referral, not touched since before `day`.
std::vector<directory::Case> cases_left_alone(const Database& database, const std::string& before);
/// Closed before.
std::vector<directory::Case> cases_closed(const Database& database, const std::string& before);

directory::ConsentId add_consent(const Database& database, const directory::Consent& consent);
void set_withdrawn(const Database& database, directory::ConsentId id, const std::string& at);
/// Newest first.
std::vector<directory::Consent> consents_of(const Database& database, directory::CaseId id);

/// How long things are kept.
struct Retention {
    int text_days = 90;
    int anonymise_days = 730;
    int idle_days = 365;
    bool operator==(const Retention&) const = default;
};
Retention load_retention(const Database& database);
void save_retention(const Database& database, const Retention& retention);

} // namespace relais::store
