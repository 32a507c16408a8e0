#include "usecases/public_changes.h"

#include "store/published_view.h"

#include <algorithm>
#include <optional>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using store::RecordKind;

/// The one that was published last before `now`.
std::optional<EditionId> edition_before(const store::Database& database, const Edition& now) {
    std::optional<EditionId> before;
    std::string at;
    for (const auto& edition : store::list_editions(database)) {
        if (edition.state == EditionState::superseded && edition.published_at <= now.published_at && edition.published_at > at) {
            before = edition.id;
            at = edition.published_at;
        }
    }
    return before;
}

template <class Records>
const typename Records::value_type* with_id(const Records& records, std::int64_t id) {
    const auto found = std::ranges::find(records, id, [](const auto& record) { return record.id.value; });
    return found != records.end() ? &*found : nullptr;
}

/// Where a change is and which page tells of it; `records` are those of the edition that knows the record.
class Placer {
public:
    explicit Placer(const store::Records& records) : m_records(records) {}

    void place(PublicChange& change) const {
        switch (change.what.record) {
        case RecordKind::site:
            place_site(change, change.what.id);
            return;
        case RecordKind::organisation:
            change.organisation = with_id(m_records.organisations, change.what.id) != nullptr ? change.what.id : 0;
            for (const auto& site : m_records.sites) {
                if (site.organisation.value == change.what.id) {
                    change.areas.push_back(site.area);
                }
            }
            return;
        case RecordKind::service:
            break;
        }
        const auto* service = with_id(m_records.services, change.what.id);
        if (service == nullptr) {
            return;
        }
        change.organisation = service->organisation.value;
        change.areas = service->zone.areas;
        if (service->site) {
            place_site(change, service->site->value);
        }
    }

private:
    void place_site(PublicChange& change, std::int64_t id) const {
        if (const auto* site = with_id(m_records.sites, id)) {
            change.site = id;
            change.organisation = site->organisation.value;
            change.areas.push_back(site->area);
        }
    }

    const store::Records& m_records;
};

} // namespace

std::optional<std::vector<PublicChange>> load_public_changes(const store::Database& database) {
    const auto now = store::published_edition(database);
    const auto before = now ? edition_before(database, *now) : std::nullopt;
    if (!before) {
        return std::nullopt;
    }
    const auto old = store::load_public_records(database, *before);
    const auto current = store::load_public_records(database, now->id);
    std::vector<PublicChange> changes;
    for (auto& what : compare(old, current)) {
        PublicChange change;
        change.what = std::move(what);
        change.at = now->published_at;
        const bool is_gone = change.what.kind == RecordChange::Kind::vanished;
        Placer(is_gone ? old : current).place(change);
        if (is_gone) { // no page any more
            change.site = 0;
            change.organisation = with_id(current.organisations, change.organisation) != nullptr ? change.organisation : 0;
        }
        changes.push_back(std::move(change));
    }
    return changes;
}

} // namespace relais::usecases
