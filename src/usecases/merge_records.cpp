#include "usecases/merge_records.h"

#include "usecases/apply_edits.h"
#include "usecases/keep_record.h"
#include "usecases/record_fields.h"
#include "util/errors.h"

#include <algorithm>

namespace relais::usecases {

using namespace relais::directory;
using store::FieldEdit;
using store::RecordKind;

namespace {

/// How to reach and find the place, where `kept` leaves it open and `gone` says it.
void take_over(const KeptRecord& kept, const KeptRecord& gone, std::vector<FieldEdit>& edits) {
    for (const char* name : {"phones",
                             "whatsapp",
                             "emails",
                             "opening_hours",
                             "address",
                             "landmark",
                             "accessibility"}) {
        const auto* field = site_field(name);
        const auto says = field->get(gone.site);
        if (field->get(kept.site).empty() && !says.empty()) {
            edits.push_back({RecordKind::site, kept.site.id.value, name, "", says});
        }
    }
}

void move_services(const KeptRecord& kept, const KeptRecord& gone, std::vector<FieldEdit>& edits) {
    const auto id = [](std::int64_t value) { return std::to_string(value); };
    for (const auto& service : gone.services) {
        if (std::ranges::find(kept.services, service.need, &Service::need) != kept.services.end()) {
            continue; // said twice
        }
        const auto number = service.id.value;
        edits.push_back(
            {RecordKind::service, number, "site", id(gone.site.id.value), id(kept.site.id.value)});
        if (service.organisation != kept.organisation.id) {
            edits.push_back({RecordKind::service,
                             number,
                             "organisation",
                             id(service.organisation.value),
                             id(kept.organisation.id.value)});
        }
    }
}

} // namespace

void merge_records(const store::Database& database,
                   const Actor& actor,
                   SiteId kept_id,
                   SiteId gone_id,
                   util::Instant now) {
    require(actor, Permission::review_changes);
    store::Transaction all(database);
    const auto kept = find_record(database, kept_id);
    const auto gone = find_record(database, gone_id);
    const bool is_hidden = kept.site.visibility != LocationVisibility::open ||
                           gone.site.visibility != LocationVisibility::open;
    if (kept_id == gone_id || is_hidden) {
        throw util::Conflict({"keep.cannot_merge", {}});
    }
    std::vector<FieldEdit> edits;
    take_over(kept, gone, edits);
    move_services(kept, gone, edits);
    edits.push_back({RecordKind::site,
                     gone_id.value,
                     "status",
                     std::string(code_of(gone.site.status)),
                     "closed"});
    apply_edits(database, actor, "merge", std::move(edits), now);
    all.commit();
}

} // namespace relais::usecases
