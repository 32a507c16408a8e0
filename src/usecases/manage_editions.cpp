#include "usecases/manage_editions.h"

#include "store/correction_store.h"
#include "store/identity_store.h"
#include "usecases/actor.h"
#include "usecases/carry_corrections.h"
#include "util/errors.h"

#include <algorithm>
#include <set>
#include <utility>

namespace relais::usecases {
namespace {

using namespace relais::directory;

std::string subject(EditionId id) {
    return "edition " + std::to_string(id.value);
}

std::string subject_of(const std::optional<Edition>& edition) {
    return edition ? subject(edition->id) : "";
}

std::string number_of_edition(const std::optional<Edition>& edition) {
    return edition ? std::to_string(edition->id.value) : "0";
}

/// Two places, or two organisations.
store::RecordKind kind_of_pair(const store::Database& database, const std::string& key_a, const std::string& key_b) {
    std::string unknown = key_a;
    for (const auto kind : {store::RecordKind::site, store::RecordKind::organisation}) {
        const auto known = store::load_identities(database, kind);
        const bool has_a = known.by_key.contains(key_a);
        if (has_a && known.by_key.contains(key_b)) {
            return kind;
        }
        unknown = has_a ? key_b : unknown;
    }
    throw util::NotFound({"edition.unknown_key", {{"key", unknown}}});
}

/// Corrections made since the edition's file was written, or since it was last published, are brought into it; where
/// the file says otherwise, that goes into the history.
void carry_into(const store::Database& database, EditionId id, const Author& author) {
    auto records = store::load_records(database, id);
    const auto carried = carry_corrections(records, store::list_edits(database));
    std::set<std::pair<store::RecordKind, std::int64_t>> touched;
    for (const auto& edit : carried.kept) {
        touched.insert({edit.kind, edit.id});
    }
    std::erase_if(records.sites, [&](const Site& one) {
        return !touched.contains({store::RecordKind::site, one.id.value});
    });
    std::erase_if(records.services, [&](const Service& one) {
        return !touched.contains({store::RecordKind::service, one.id.value});
    });
    store::save_records(database, id, records.sites, records.services);
    if (!carried.overruled.empty()) {
        store::add_edit(database, {0, util::to_string(author.now), {}, author.name, subject(id), id, carried.overruled});
    }
}

} // namespace

Edition publish_edition(const store::Database& database, EditionId id, const Author& author,
                        const std::string& seen) {
    store::Transaction all(database);
    const auto edition = store::find_edition(database, id);
    if (edition.state == EditionState::published) {
        throw util::Conflict({"edition.already_published", {{"id", std::to_string(id.value)}}});
    }
    if (store::load_records(database, id).services.empty()) {
        throw util::Conflict({"edition.empty", {{"id", std::to_string(id.value)}}});
    }
    const auto before = store::published_edition(database);
    check_seen(seen, number_of_edition(before));
    const auto at = util::to_string(author.now);
    carry_into(database, id, author);
    store::set_published(database, id, at);
    store::write_journal(database, at, author.name, "publish_edition", subject(id), subject_of(before), author.account);
    all.commit();
    return store::find_edition(database, id);
}

std::optional<Edition> edition_before(const store::Database& database) {
    std::optional<Edition> previous;
    for (const auto& edition : store::list_editions(database)) {
        if (edition.state == EditionState::superseded && (!previous || edition.published_at > previous->published_at)) {
            previous = edition;
        }
    }
    return previous;
}

Edition rollback_edition(const store::Database& database, const Author& author, const std::string& seen) {
    store::Transaction all(database);
    const auto published = store::published_edition(database);
    const auto previous = edition_before(database);
    if (!published || !previous) {
        throw util::Conflict({"edition.no_previous", {}});
    }
    check_seen(seen, number_of_edition(published));
    const auto at = util::to_string(author.now);
    carry_into(database, previous->id, author);
    store::set_rolled_back(database, published->id, previous->id, at);
    store::write_journal(database, at, author.name, "rollback_edition", subject(previous->id), subject(published->id),
                         author.account);
    all.commit();
    return store::find_edition(database, previous->id);
}

std::vector<RecordChange> diff_editions(const store::Database& database, EditionId before, EditionId after) {
    store::find_edition(database, before);
    store::find_edition(database, after);
    return compare(store::load_records(database, before), store::load_records(database, after));
}

void mark_distinct(const store::Database& database, const std::string& key_a, const std::string& key_b,
                   const std::string& reason, const Author& author) {
    store::Transaction all(database);
    const auto kind = kind_of_pair(database, key_a, key_b);
    const auto at = util::to_string(author.now);
    store::remember_distinct(database, kind, key_a, key_b, author.name, at, reason);
    store::write_journal(database, at, author.name, "mark_distinct", key_a + " | " + key_b, "");
    all.commit();
}

} // namespace relais::usecases
