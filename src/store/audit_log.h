#pragma once
#include "directory/account.h"
#include "store/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace relais::store {

/// One change: who, when, what, what it was before and is after. Never a person who is helped, never a secret, never
/// the place of a shelter.
struct AuditEntry {
    std::string at;                ///< ISO 8601, UTC
    directory::AccountId account;  ///< none: no account (command line, a link, the public)
    std::string actor;             ///< name at the time
    std::string action;            ///< "add_account", "place_offer" …
    std::string subject;           ///< "account 3", "offer 12"
    std::string before;            ///< "" if there was nothing
    std::string after;             ///< "" if there is nothing
};

struct AuditLine : AuditEntry {
    std::int64_t id = 0; ///< 1, 2, 3 … without a gap
    std::string previous;
    std::string digest;
};

/// Adds a line that holds the digest of the one before: a line changed or taken out later no longer fits. Inside a
/// Transaction. The database refuses to change or remove lines.
void append_audit(const Database& database, const AuditEntry& entry);

/// What must be the digest of a line: SHA-256 over every field with its length before it.
std::string digest_of(const AuditLine& line);

/// Newest first, older than `before_id` (0: from the newest), at most `limit`.
std::vector<AuditLine> list_audit(const Database& database, std::int64_t before_id, int limit);

struct AuditCheck {
    std::int64_t lines = 0;
    std::string last_digest; ///< kept elsewhere, it proves later that no line was cut off the end
    std::optional<std::int64_t> first_wrong; ///< the number at which the chain breaks
};
AuditCheck verify_audit(const Database& database);

} // namespace relais::store
