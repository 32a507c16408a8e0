#include "usecases/carry_corrections.h"

#include "usecases/record_fields.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using store::FieldEdit;
using store::RecordKind;

using FieldKey = std::tuple<RecordKind, std::int64_t, std::string>;

/// What corrections made of one field.
struct Chain {
    std::set<std::string> left_behind;
    std::string last;
};

std::map<FieldKey, Chain> chains_of(const std::vector<store::RecordEdit>& history) {
    std::map<FieldKey, Chain> chains;
    for (const auto& edit : history) {
        for (const auto& field : edit.fields) {
            const FieldKey key{field.kind, field.id, field.field};
            if (edit.origin.starts_with("edition ")) {
                chains.erase(key);
                continue;
            }
            auto& chain = chains[key];
            chain.left_behind.insert(field.before);
            chain.left_behind.erase(field.after);
            chain.last = field.after;
        }
    }
    return chains;
}

template <class Records>
auto* sorted_with_id(Records& records, std::int64_t id) {
    const auto found =
        std::ranges::lower_bound(records, id, {}, [](const auto& one) { return one.id.value; });
    return found != records.end() && found->id.value == id ? &*found : nullptr;
}

/// Where a merge moved a service, its new place must be there.
bool can_stand(const store::Records& records, const FieldKey& key, const std::string& value) {
    const auto& field = std::get<std::string>(key);
    const auto has = [&](const auto& list) {
        return std::ranges::any_of(
            list, [&](const auto& one) { return std::to_string(one.id.value) == value; });
    };
    return field == "site" ? has(records.sites)
                           : (field != "organisation" || has(records.organisations));
}

/// How guarded the place of a record is in the new edition; a service without a place hides
/// nothing.
LocationVisibility visibility_at(const store::Records&, const Site& site) {
    return site.visibility;
}
LocationVisibility visibility_at(const store::Records& records, const Service& service) {
    const auto* site = service.site ? sorted_with_id(records.sites, service.site->value) : nullptr;
    return site != nullptr ? site->visibility : LocationVisibility::open;
}

/// How guarded a code of location_visibility is.
LocationVisibility guard_of(const std::string& code) {
    return from_code<LocationVisibility>(code).value_or(LocationVisibility::confidential);
}

template <class Record>
void carry(const store::Records& records,
           Record* record,
           const RecordField<Record>* field,
           const FieldKey& key,
           const Chain& chain,
           Carried& carried) {
    // What a place hides by now is the mapping's alone, but for where it is: people are not sent to
    // where it was.
    if (record == nullptr || field == nullptr ||
        !(is_shown(*field, visibility_at(records, *record)) || tells_where(field->name))) {
        return;
    }
    const auto now = field->get(*record);
    const FieldEdit edit{std::get<RecordKind>(key),
                         std::get<std::int64_t>(key),
                         std::get<std::string>(key),
                         now,
                         chain.last};
    if (now == chain.last || !can_stand(records, key, chain.last)) {
        return;
    }
    const bool is_verification = field->name == "verified_at"; // days compare as text
    const bool shows_more = field->name == "visibility" && guard_of(now) < guard_of(chain.last);
    if (is_verification ? now < chain.last : chain.left_behind.contains(now) || shows_more) {
        field->put(*record, chain.last);
        carried.kept.push_back(edit);
    } else if (!is_verification) {
        carried.overruled.push_back({edit.kind, edit.id, edit.field, chain.last, now});
    }
}

} // namespace

Carried carry_corrections(store::Records& records, const std::vector<store::RecordEdit>& history) {
    Carried carried;
    const auto chains = chains_of(history);
    for (const auto& [key, chain] : chains) { // what is hidden decides about the rest
        const auto& [kind, id, name] = key;
        if (name == "visibility") {
            carry(records, sorted_with_id(records.sites, id), site_field(name), key, chain, carried);
        }
    }
    for (const auto& [key, chain] : chains) {
        const auto& [kind, id, name] = key;
        if (name == "visibility") {
            continue;
        }
        if (kind == RecordKind::site) {
            carry(records, sorted_with_id(records.sites, id), site_field(name), key, chain, carried);
        } else if (kind == RecordKind::service) {
            carry(records, sorted_with_id(records.services, id), service_field(name), key, chain, carried);
        }
    }
    return carried;
}

} // namespace relais::usecases
