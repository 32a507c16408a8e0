#pragma once
#include "directory/quality.h"
#include "store/outbox_store.h"
#include "store/request_store.h"
#include "usecases/actor.h"
#include "usecases/find_duplicates.h"
#include "usecases/keep_record.h"
#include "usecases/snapshot.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

/// What waits for those who keep the mapping true.
namespace relais::usecases {

/// A provider of which some service was not verified within 12 months.
struct StaleRecord {
    std::uint32_t provider = 0;           ///< position in Snapshot::providers(); it has a site
    std::optional<util::Day> verified_at; ///< oldest of its services; nothing if one never was
    directory::Quality quality;
};

struct StaleRecords {
    std::vector<StaleRecord>
        records;           ///< never verified first, then oldest, then by id; at most `limit`
    std::size_t total = 0; ///< in the area asked for
    std::map<std::string, int>
        by_region; ///< P-code of the region ("" for none known) → how many in all
};
/// Of the area whose P-code begins with `area` ("": everywhere).
StaleRecords stale_records(const Snapshot& snapshot,
                           util::Day today,
                           const std::string& area,
                           std::size_t limit);

/// Two places that may be one.
struct DuplicatePair {
    KeptRecord first;
    KeptRecord second;
    std::string key_first; ///< as "not a duplicate" remembers them
    std::string key_second;
    Likeness likeness;
};
/// Most alike first, at most `limit`; never a place that is not public, nor one that is closed for
/// good. Throws util::Forbidden.
std::vector<DuplicatePair>
duplicate_pairs(const store::Database& database, const Actor& actor, std::size_t limit);
/// Remembers that two published places are two. Throws util::Forbidden, NotFound.
void mark_two(const store::Database& database,
              const Actor& actor,
              directory::SiteId first,
              directory::SiteId second,
              util::Instant now);

/// Everything else that waits.
struct Waiting {
    std::vector<store::ChangeRequest> requests; ///< oldest first
    std::vector<store::ErrorReport> reports;    ///< oldest first
    std::vector<store::OutboxMessage> bounced;  ///< oldest first
    std::vector<RecordEdit>
        overruled; ///< newest first: corrections over which a new edition won, within 90 days
};
/// Throws util::Forbidden.
Waiting waiting_for(const store::Database& database, const Actor& actor, util::Instant now);

/// What waits about one place.
struct WaitingOfRecord {
    std::optional<store::ChangeRequest> request;
    std::vector<store::ErrorReport> reports; ///< oldest first
};
/// Throws util::Forbidden.
WaitingOfRecord
waiting_of(const store::Database& database, const Actor& actor, directory::SiteId id);

} // namespace relais::usecases
