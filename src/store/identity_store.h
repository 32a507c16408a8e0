#pragma once
#include "directory/account.h"
#include "store/database.h"
#include "store/edition_store.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace relais::store {

/// Which key is which record, for one kind; ids are kept over editions.
struct Identities {
    std::map<std::string, std::int64_t, std::less<>> by_key;
    std::int64_t next = 1; ///< the first id never given
};

Identities load_identities(const Database& database, RecordKind kind);
struct NewIdentity {
    std::string key;
    std::int64_t id = 0;
    std::string why; ///< "key", or the likeness that made two keys one record
};
/// Remembers which key is which record; keys already known stay as they are. Inside a Transaction.
void remember_identities(const Database& database, RecordKind kind, const std::vector<NewIdentity>& identities);

/// Pairs of keys (first < second) of which somebody said that they are not the same.
using DistinctPairs = std::set<std::pair<std::string, std::string>>;
DistinctPairs load_distinct(const Database& database, RecordKind kind);
/// Inside a Transaction. Saying it twice changes nothing.
void remember_distinct(const Database& database, RecordKind kind, const std::string& key_a, const std::string& key_b,
                       const std::string& author, const std::string& at, const std::string& reason);

/// Writes who did what, when, and what was before, into the journal and the audit log. `account`: of the author, none for
/// the command line. Inside a Transaction.
void write_journal(const Database& database, const std::string& at, const std::string& author,
                   const std::string& action, const std::string& subject, const std::string& previous,
                   directory::AccountId account = {});

/// When an action was last written in the journal, ISO 8601; "" if never.
std::string last_journal(const Database& database, const std::string& action);

} // namespace relais::store
