#include "usecases/upkeep.h"

#include "directory/suitability.h"
#include "usecases/change_requests.h"
#include "usecases/manage_editions.h"
#include "usecases/show_provider.h"
#include "util/errors.h"

#include <algorithm>
#include <unordered_map>

namespace relais::usecases {
namespace {

using namespace relais::directory;

constexpr std::size_t k_region_digits = 5; // "CM004"

/// The oldest word on any service; nothing if one of them was never verified.
std::optional<util::Day> oldest_of(const Directory& directory,
                                   const std::vector<std::uint32_t>& services) {
    std::optional<util::Day> oldest;
    for (const auto position : services) {
        const auto& day = directory.services[position].verified_at;
        if (!day) {
            return std::nullopt;
        }
        oldest = oldest ? std::min(*oldest, *day) : *day;
    }
    return oldest;
}

bool is_stale(const std::optional<util::Day>& verified_at, util::Day today) {
    return !verified_at || today - *verified_at > std::chrono::days{k_fresh_days};
}

/// The places that may be merged, by key.
std::unordered_map<std::string, SiteId> mergeable(const store::Records& records) {
    std::unordered_map<std::string, SiteId> sites;
    for (const auto& site : records.sites) {
        if (site.visibility == LocationVisibility::open && site.status != SiteStatus::closed) {
            sites.emplace(site.key, site.id);
        }
    }
    return sites;
}

} // namespace

StaleRecords stale_records(const Snapshot& snapshot,
                           util::Day today,
                           const std::string& area,
                           std::size_t limit) {
    const auto& directory = snapshot.directory();
    StaleRecords stale;
    for (std::uint32_t position = 0; position < snapshot.providers().size(); ++position) {
        const auto& provider = snapshot.providers()[position];
        const auto verified_at = oldest_of(directory, provider.services);
        const bool counts = provider.site && !provider.services.empty() &&
                            directory.sites[*provider.site].status != SiteStatus::closed;
        if (!counts || !is_stale(verified_at, today)) {
            continue;
        }
        const auto& code = directory.sites[*provider.site].area;
        ++stale.by_region[code.substr(0, k_region_digits)];
        if (code.starts_with(area)) {
            stale.records.push_back({position, verified_at, {}});
        }
    }
    stale.total = stale.records.size();
    std::ranges::stable_sort(
        stale.records, {}, &StaleRecord::verified_at); // never (nothing) sorts first
    stale.records.resize(std::min(limit, stale.records.size()));
    for (auto& record : stale.records) {
        record.quality = quality_of(snapshot, snapshot.providers()[record.provider], today);
    }
    return stale;
}

std::vector<DuplicatePair>
duplicate_pairs(const store::Database& database, const Actor& actor, std::size_t limit) {
    require(actor, Permission::review_changes);
    std::vector<DuplicatePair> pairs;
    const auto edition = store::published_edition(database);
    if (!edition) {
        return pairs;
    }
    const auto records = store::load_records(database, edition->id);
    const auto sites = mergeable(records);
    for (const auto& found :
         find_duplicates(records,
                         store::load_distinct(database, store::RecordKind::site),
                         store::load_distinct(database, store::RecordKind::organisation))) {
        const auto first = sites.find(found.key_a);
        const auto second = sites.find(found.key_b);
        if (first == sites.end() || second == sites.end()) {
            continue;
        }
        pairs.push_back({find_record(database, first->second),
                         find_record(database, second->second),
                         found.key_a,
                         found.key_b,
                         found.likeness});
        if (pairs.size() == limit) {
            break;
        }
    }
    return pairs;
}

void mark_two(const store::Database& database,
              const Actor& actor,
              SiteId first,
              SiteId second,
              util::Instant now) {
    require(actor, Permission::review_changes);
    const auto key_first = find_record(database, first).site.key;
    const auto key_second = find_record(database, second).site.key;
    mark_distinct(database, key_first, key_second, "", actor.at(now));
}

Waiting waiting_for(const store::Database& database, const Actor& actor, util::Instant now) {
    require(actor, Permission::review_changes);
    constexpr auto k_remembered = std::chrono::days{90};
    Waiting waiting;
    waiting.requests = store::list_waiting_requests(database);
    waiting.reports = store::list_waiting_reports(database);
    waiting.bounced = store::list_messages(database, store::MessageState::bounced);
    waiting.overruled = store::overruled_edits(database, util::to_string(now - k_remembered));
    return waiting;
}

WaitingOfRecord waiting_of(const store::Database& database, const Actor& actor, SiteId id) {
    require(actor, Permission::review_changes);
    WaitingOfRecord waiting;
    waiting.request = asked_record(database, id).last;
    if (waiting.request && waiting.request->state != store::RequestState::waiting) {
        waiting.request.reset();
    }
    waiting.reports = store::list_waiting_reports(database);
    std::erase_if(waiting.reports,
                  [id](const store::ErrorReport& report) { return report.site != id; });
    return waiting;
}

} // namespace relais::usecases
