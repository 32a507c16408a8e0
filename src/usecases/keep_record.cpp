#include "usecases/keep_record.h"

#include "store/reference_store.h"
#include "util/errors.h"

#include <algorithm>
#include <map>
#include <set>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using store::RecordKind;

template <class Record>
Record* with_id(std::vector<Record>& records, std::int64_t id) {
    const auto found =
        std::ranges::find_if(records, [id](const Record& one) { return one.id.value == id; });
    return found != records.end() ? &*found : nullptr;
}

/// Records of the published edition that edits touch, loaded once each and written back together.
class Workbench {
public:
    Workbench(const store::Database& database, EditionId edition)
        : m_database(database),
          m_edition(edition) {}

    /// Services moved by a merge are found where they were or where they go.
    void load(SiteId site) {
        if (!m_loaded.insert(site).second) {
            return;
        }
        auto records = store::load_provider(m_database, m_edition, site);
        std::ranges::move(records.sites, std::back_inserter(m_sites));
        std::ranges::move(records.services, std::back_inserter(m_services));
    }
    Site* site(std::int64_t id) { return with_id(m_sites, id); }
    Service* service(std::int64_t id) { return with_id(m_services, id); }

    /// Puts one field; false where it is so already. Throws util::Conflict where it is something
    /// else by now.
    bool put(const FieldEdit& edit) {
        if (edit.kind == RecordKind::site) {
            return put(site(edit.id), site_field(edit.field), edit);
        }
        return put(service(edit.id), service_field(edit.field), edit);
    }
    void save() const {
        store::save_records(m_database, m_edition, m_sites, m_services);
        store::bump_revision(m_database);
    }

private:
    template <class Record>
    bool put(Record* record, const RecordField<Record>* field, const FieldEdit& edit) {
        if (record == nullptr || field == nullptr) {
            throw util::NotFound({"keep.gone", {}});
        }
        const auto now = field->get(*record);
        if (now == edit.after) {
            return false;
        }
        if (now != edit.before) {
            throw util::Conflict({"keep.changed_since", {{"field", edit.field}}});
        }
        field->put(*record, edit.after);
        return true;
    }

    const store::Database& m_database;
    EditionId m_edition;
    std::set<SiteId> m_loaded;
    std::vector<Site> m_sites;
    std::vector<Service> m_services;
};

EditionId published(const store::Database& database) {
    const auto edition = store::published_edition(database);
    if (!edition) {
        throw util::NotFound({"api.error.no_edition", {}});
    }
    return edition->id;
}

std::string subject_of(SiteId id) {
    return "site " + std::to_string(id.value);
}

/// "site-12.phones service-101.fee": what the audit log may know of a change.
std::string names_of(const std::vector<FieldEdit>& edits) {
    constexpr std::size_t k_enough = 40;
    if (edits.size() > k_enough) {
        return std::to_string(edits.size());
    }
    std::string names;
    for (const auto& edit : edits) {
        names += (names.empty() ? "" : " ") + form_name(edit.kind, edit.id, edit.field);
    }
    return names;
}

/// Which places the edits are about, services by where they are or go.
std::set<SiteId>
places_of(const store::Database& database, EditionId edition, const std::vector<FieldEdit>& edits) {
    std::set<SiteId> places;
    std::set<std::int64_t> services;
    for (const auto& edit : edits) {
        if (edit.kind == RecordKind::site) {
            places.insert({edit.id});
        } else {
            services.insert(edit.id);
        }
    }
    for (const auto& [service, site] : store::sites_of_services(database, edition, services)) {
        places.insert(site);
    }
    return places;
}

template <class Record>
void add_edits(const KeptRecord& kept,
               const Record& record,
               RecordKind kind,
               const std::vector<RecordField<Record>>& fields,
               const FormFields& form,
               const std::vector<Language>& languages,
               std::vector<FieldEdit>& edits) {
    for (const auto& field : fields) {
        const auto name = form_name(kind, record.id.value, field.name);
        std::vector<std::string> values;
        for (const auto& [given, value] : form) {
            if (given == name) {
                values.push_back(value);
            }
        }
        const bool is_asked = !values.empty() && field.kind != FieldKind::kept &&
                              is_shown(field, kept.site.visibility);
        if (!is_asked) {
            continue;
        }
        const auto before = field.get(record);
        auto after = checked_value(field.kind, field.list, field.most, name, values, languages);
        if (before != after) {
            edits.push_back(
                {kind, record.id.value, std::string(field.name), before, std::move(after)});
        }
    }
}

void check_closure(const KeptRecord& record, const std::vector<FieldEdit>& edits) {
    const auto is_now = [&](const char* field) {
        const auto found = std::ranges::find(edits, field, &FieldEdit::field);
        return found != edits.end()
                   ? found->after
                   : text_in(record, RecordKind::site, record.site.id.value, field).value_or("");
    };
    const auto from = is_now("closed_from");
    const auto until = is_now("closed_until");
    if (!from.empty() && !until.empty() && until < from) {
        throw util::InvalidInput(form_name(RecordKind::site, record.site.id.value, "closed_until"),
                                 {"keep.closure_backwards", {}});
    }
}

} // namespace

KeptRecord find_record(const store::Database& database, SiteId id) {
    KeptRecord record;
    record.edition = published(database);
    auto found = store::load_provider(database, record.edition, id);
    if (found.sites.empty() || found.organisations.empty()) {
        throw util::NotFound({"error.no_site", {{"id", std::to_string(id.value)}}});
    }
    record.site = std::move(found.sites.front());
    record.organisation = std::move(found.organisations.front());
    record.services = std::move(found.services);
    return record;
}

std::string version_of(const KeptRecord& record) {
    std::string picture;
    const auto add = [&](const std::string& text) {
        picture += std::to_string(text.size()) + ':' + text;
    };
    for (const auto& field : site_fields()) {
        add(field.get(record.site));
    }
    for (const auto& service : record.services) {
        add(std::to_string(service.id.value));
        for (const auto& field : service_fields()) {
            add(field.get(service));
        }
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

std::vector<FieldEdit>
edits_in(const KeptRecord& record, const FormFields& form, const std::vector<Language>& languages) {
    std::vector<FieldEdit> edits;
    add_edits(record, record.site, RecordKind::site, site_fields(), form, languages, edits);
    for (const auto& service : record.services) {
        add_edits(record, service, RecordKind::service, service_fields(), form, languages, edits);
    }
    check_closure(record, edits);
    return edits;
}

void date_saturation(const KeptRecord& record, std::vector<FieldEdit>& edits, util::Day today) {
    const auto given = edits;
    for (const auto& edit : given) {
        if (edit.field != "saturation") {
            continue;
        }
        const auto before =
            text_in(record, RecordKind::service, edit.id, "saturation_as_of").value_or("");
        const auto after = edit.after.empty() ? std::string() : util::to_string(today);
        if (before != after) {
            edits.push_back({RecordKind::service, edit.id, "saturation_as_of", before, after});
        }
    }
}

std::int64_t apply_edits(const store::Database& database,
                         const Actor& actor,
                         std::string origin,
                         std::vector<FieldEdit> edits,
                         util::Instant now) {
    const auto edition = published(database);
    Workbench bench(database, edition);
    const auto places = places_of(database, edition, edits);
    for (const auto place : places) {
        bench.load(place);
    }
    std::erase_if(edits, [&](const FieldEdit& edit) { return !bench.put(edit); });
    if (edits.empty()) {
        return 0;
    }
    bench.save();
    const auto id = store::add_edit(
        database, {0, util::to_string(now), actor.account, actor.name, origin, edition, edits});
    for (const auto place : places) {
        audit(database,
              actor,
              now,
              "change_record",
              subject_of(place),
              "",
              "edit " + std::to_string(id) + " (" + origin + "): " + names_of(edits));
    }
    return id;
}

void change_record(const store::Database& database,
                   const Actor& actor,
                   SiteId id,
                   const std::string& seen,
                   const FormFields& form,
                   const std::vector<Language>& languages,
                   util::Instant now) {
    require(actor, Permission::review_changes);
    store::Transaction all(database);
    const auto record = find_record(database, id);
    check_seen(seen, version_of(record));
    auto edits = edits_in(record, form, languages);
    date_saturation(record, edits, util::day_in_cameroon(now));
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
        const auto records = store::load_provider(database, published(database), id);
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

std::vector<RecordEdit> history_of(const store::Database& database, const Actor& actor, SiteId id) {
    require(actor, Permission::review_changes);
    const auto record = find_record(database, id);
    std::vector<ServiceId> services;
    std::ranges::transform(record.services, std::back_inserter(services), &Service::id);
    auto edits = store::edits_of(database, id, services);
    for (auto& edit : edits) {
        std::erase_if(edit.fields, [&](const FieldEdit& field) {
            return !text_in(record, field.kind, field.id, field.field);
        });
    }
    std::erase_if(edits, [](const RecordEdit& edit) { return edit.fields.empty(); });
    return edits;
}

void undo_edit(const store::Database& database,
               const Actor& actor,
               SiteId id,
               std::int64_t number,
               util::Instant now) {
    require(actor, Permission::review_changes);
    store::Transaction all(database);
    const auto history = history_of(database, actor, id);
    const auto known = std::ranges::find(history, number, &RecordEdit::id);
    if (known == history.end()) {
        throw util::NotFound({"keep.no_edit", {{"id", std::to_string(number)}}});
    }
    // A bulk confirmation is taken back for this record alone, a merge as a whole.
    auto fields =
        known->origin == "merge" ? store::find_edit(database, number)->fields : known->fields;
    for (auto& field : fields) {
        std::swap(field.before, field.after);
    }
    apply_edits(database, actor, "undo " + std::to_string(number), std::move(fields), now);
    all.commit();
}

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
