#include "usecases/keep_record.h"

#include "usecases/apply_edits.h"
#include "usecases/record_edits.h"
#include "util/errors.h"

#include <algorithm>
#include <set>

namespace relais::usecases {

using namespace relais::directory;
using store::RecordKind;

EditionId published_now(const store::Database& database) {
    const auto edition = store::published_edition(database);
    if (!edition) {
        throw util::NotFound({"api.error.no_edition", {}});
    }
    return edition->id;
}

KeptRecord find_record(const store::Database& database, SiteId id) {
    KeptRecord record;
    record.edition = published_now(database);
    auto found = store::load_provider(database, record.edition, id);
    if (found.sites.empty() || found.organisations.empty()) {
        throw util::NotFound({"error.no_site", {{"id", std::to_string(id.value)}}});
    }
    record.site = std::move(found.sites.front());
    record.organisation = std::move(found.organisations.front());
    record.services = std::move(found.services);
    record.last_edit = store::last_edit_of(database, id);
    return record;
}

std::string version_of(const KeptRecord& record) {
    auto picture = std::to_string(record.last_edit);
    const auto add = [&](const std::string& text) {
        picture += std::to_string(text.size()) + ':' + text;
    };
    const auto add_shown = [&](const auto& fields, const auto& one) {
        for (const auto& field : fields) {
            if (is_shown(field, record.site.visibility)) { // a digest of a place can be guessed
                add(field.get(one));
            }
        }
    };
    add_shown(site_fields(), record.site);
    for (const auto& service : record.services) {
        add(std::to_string(service.id.value));
        add_shown(service_fields(), service);
    }
    return version_of(picture);
}

std::string form_name(RecordKind kind, std::int64_t id, std::string_view field) {
    return std::string(store::code_of(kind)) + "-" + std::to_string(id) + "." + std::string(field);
}

std::optional<std::string>
text_in(const KeptRecord& record, RecordKind kind, std::int64_t id, std::string_view name) {
    const auto visibility = record.site.visibility;
    if (kind == RecordKind::site) {
        const auto* field = site_field(name);
        const bool is_there =
            field != nullptr && record.site.id.value == id && is_shown(*field, visibility);
        return is_there ? std::optional(field->get(record.site)) : std::nullopt;
    }
    const auto* field = service_field(name);
    const auto found = std::ranges::find_if(
        record.services, [id](const Service& one) { return one.id.value == id; });
    const bool is_there =
        field != nullptr && found != record.services.end() && is_shown(*field, visibility);
    return is_there ? std::optional(field->get(*found)) : std::nullopt;
}

void change_record(const store::Database& database,
                   const Actor& actor,
                   SiteId id,
                   const std::string& seen,
                   const FormFields& form,
                   const Snapshot& snapshot,
                   util::Instant now) {
    require(actor, Permission::review_changes);
    store::Transaction all(database);
    const auto record = find_record(database, id);
    check_seen(seen, version_of(record));
    auto edits = edits_in(record, form, snapshot.directory().languages);
    add_consequences(record, edits, snapshot, util::day_in_cameroon(now));
    apply_edits(database, actor, "manager", std::move(edits), now);
    all.commit();
}

std::vector<FieldEdit> confirmation_of(const KeptRecord& record, util::Day today) {
    std::vector<FieldEdit> edits;
    for (const auto& service : record.services) {
        if (service.verified_at < today) {
            edits.push_back({RecordKind::service,
                             service.id.value,
                             "verified_at",
                             service.verified_at ? util::to_string(*service.verified_at) : "",
                             util::to_string(today)});
        }
    }
    return edits;
}

int confirm_records(const store::Database& database,
                    const Actor& actor,
                    const std::vector<SiteId>& ids,
                    util::Instant now) {
    require(actor, Permission::review_changes);
    store::Transaction all(database);
    std::vector<FieldEdit> edits;
    int confirmed = 0;
    for (const auto id : std::set<SiteId>(ids.begin(), ids.end())) {
        const auto records = store::load_provider(database, published_now(database), id);
        if (records.sites.empty()) {
            continue;
        }
        ++confirmed;
        const auto more = confirmation_of({{}, {}, records.sites[0], records.services},
                                          util::day_in_cameroon(now));
        edits.insert(edits.end(), more.begin(), more.end());
    }
    apply_edits(database, actor, "confirm", std::move(edits), now);
    all.commit();
    return confirmed;
}

} // namespace relais::usecases
