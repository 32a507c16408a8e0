#pragma once
#include "store/identity_store.h"
#include "usecases/likeness.h"

#include <array>
#include <string>
#include <vector>

namespace relais::usecases {

/// What is known of the records of earlier editions.
struct KnownRecords {
    std::array<store::Identities, 3> identities; ///< by store::RecordKind
    store::Records published;                    ///< of the published edition; empty if none
};

/// Two records taken to be one, though their keys differ.
struct Match {
    store::RecordKind kind = store::RecordKind::organisation;
    std::string name;     ///< in the new file
    std::string old_name; ///< in the published edition
    std::vector<util::Message> reasons;
};

struct Matched {
    std::vector<Match> matches; ///< by likeness; those by key go without saying
    std::array<std::vector<store::NewIdentity>, 3> new_identities; ///< to be remembered if the import is applied
};

/// Gives every record of a new file its lasting id: by key where the key is known; else by likeness to a record of
/// the published edition whose key is not in the file (a name respelled, an office moved across the street); else a
/// number never given. A service is also recognised by its place and need. Records end sorted by id.
Matched match_records(store::Records& records, const KnownRecords& known);

} // namespace relais::usecases
