#include "usecases/apply_edits.h"

#include "store/reference_store.h"
#include "usecases/keep_record.h"
#include "usecases/record_fields.h"
#include "util/errors.h"

#include <algorithm>
#include <set>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using store::FieldEdit;
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

std::string subject_of_edit(SiteId id) {
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

} // namespace

std::int64_t apply_edits(const store::Database& database,
                         const Actor& actor,
                         std::string origin,
                         std::vector<FieldEdit> edits,
                         util::Instant now) {
    const auto edition = published_now(database);
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
              subject_of_edit(place),
              "",
              "edit " + std::to_string(id) + " (" + origin + "): " + names_of(edits));
    }
    return id;
}

} // namespace relais::usecases
