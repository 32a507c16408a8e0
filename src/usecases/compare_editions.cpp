#include "usecases/compare_editions.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <unordered_map>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using store::RecordKind;
using Fields = std::vector<std::pair<std::string, std::string>>;

std::string text(const std::vector<std::string>& values) {
    std::string joined;
    for (const auto& value : values) {
        joined += (joined.empty() ? "" : ", ") + value;
    }
    return joined;
}
std::string text(const std::optional<int>& value) { return value ? std::to_string(*value) : ""; }
std::string text(const std::optional<util::Day>& value) { return value ? util::to_string(*value) : ""; }
std::string text(const std::optional<LonLat>& point) {
    if (!point) {
        return "";
    }
    std::ostringstream out;
    out.precision(8);
    out << point->longitude << ' ' << point->latitude;
    return out.str();
}
template <class Enum>
std::string text(const std::optional<Enum>& value) {
    return value ? std::string(code_of(*value)) : "";
}
template <class Enum>
std::string text(CodeSet<Enum> set) {
    std::vector<std::string> codes;
    for (std::size_t i = 0; i < code_count<Enum>(); ++i) {
        if (set.has(static_cast<Enum>(i))) {
            codes.emplace_back(code_of(static_cast<Enum>(i)));
        }
    }
    return text(codes);
}
std::string text(const ServedZone& zone) {
    switch (zone.kind) {
    case ServedZone::Kind::national:
        return "national";
    case ServedZone::Kind::areas:
        return text(zone.areas);
    case ServedZone::Kind::radius:
        return std::to_string(static_cast<int>(zone.radius.value / 1000)) + " km";
    case ServedZone::Kind::unknown:
        break;
    }
    return "";
}

Fields fields_of(const Organisation& o) {
    return {{"name", o.name}, {"acronym", o.acronym}, {"kind", text(o.kind)}, {"website", o.website},
            {"mnr_membership", text(o.mnr_membership)}};
}

Fields fields_of(const Site& s) {
    return {{"name", s.name}, {"address", s.address}, {"landmark", s.landmark}, {"locality", s.locality_name},
            {"area", s.area}, {"point", text(s.point)}, {"precision", std::string(code_of(s.precision))},
            {"visibility", std::string(code_of(s.visibility))}, {"phones", text(s.phones)},
            {"emails", text(s.emails)}, {"whatsapp", s.whatsapp}, {"opening_hours", s.opening_hours},
            {"accessibility", s.accessibility}, {"status", std::string(code_of(s.status))},
            {"closed_from", text(s.closed_from)}, {"closed_until", text(s.closed_until)},
            {"closure_message", s.closure_message}};
}

Fields fields_of(const Service& s) {
    return {{"need", s.need}, {"name", s.name}, {"description_fr", s.description_fr},
            {"description_en", s.description_en}, {"publics", text(s.publics)}, {"sexes", text(s.sexes)},
            {"minimum_age", text(s.minimum_age)}, {"maximum_age", text(s.maximum_age)},
            {"languages", text(s.languages)}, {"fee", text(s.fee)}, {"fee_details", s.fee_details},
            {"access_modes", text(s.access_modes)}, {"referrers", text(s.referrers)},
            {"documents_required", s.documents_required}, {"capacity_per_month", text(s.capacity_per_month)},
            {"saturation", text(s.saturation)}, {"saturation_as_of", text(s.saturation_as_of)},
            {"waiting_days", text(s.waiting_days)}, {"cost_sharing", text(s.cost_sharing)}, {"zone", text(s.zone)},
            {"outreach_days", s.outreach_days}, {"source", s.source}, {"verified_at", text(s.verified_at)}};
}

/// Names and secrets of both editions, by id.
class Context {
public:
    Context(const store::Records& before, const store::Records& after) {
        for (const auto* records : {&before, &after}) {
            for (const auto& organisation : records->organisations) {
                m_names[organisation.id.value] = organisation.name;
            }
            for (const auto& site : records->sites) {
                if (site.visibility == LocationVisibility::confidential) {
                    m_confidential.insert(site.id.value);
                }
            }
        }
    }
    std::string name(const Organisation& o) const { return o.name; }
    std::string name(const Site& s) const {
        const auto& owner = m_names.at(s.organisation.value);
        return s.name.empty() || withheld(s) ? owner : owner + " – " + s.name;
    }
    std::string name(const Service& s) const { return m_names.at(s.organisation.value) + " – " + s.need; }
    bool withheld(const Organisation&) const { return false; }
    bool withheld(const Site& s) const { return m_confidential.contains(s.id.value); }
    bool withheld(const Service& s) const { return s.site && m_confidential.contains(s.site->value); }

private:
    std::unordered_map<std::int64_t, std::string> m_names;
    std::set<std::int64_t> m_confidential;
};

std::vector<FieldChange> differing(const Fields& before, const Fields& after, bool withheld) {
    std::vector<FieldChange> changes;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i].second != after[i].second) {
            changes.push_back({before[i].first, withheld ? "" : before[i].second, withheld ? "" : after[i].second,
                               withheld});
        }
    }
    return changes;
}

template <class Record>
void compare_kind(RecordKind kind, const std::vector<Record>& before, const std::vector<Record>& after,
                  const Context& context, std::vector<RecordChange>& changes) {
    using Change = RecordChange::Kind;
    auto old = before.begin();
    auto now = after.begin();
    while (old != before.end() || now != after.end()) {
        if (now == after.end() || (old != before.end() && old->id < now->id)) {
            changes.push_back({Change::vanished, kind, old->id.value, context.name(*old), {}});
            ++old;
        } else if (old == before.end() || now->id < old->id) {
            changes.push_back({Change::added, kind, now->id.value, context.name(*now), {}});
            ++now;
        } else {
            const bool withheld = context.withheld(*old) || context.withheld(*now);
            auto fields = differing(fields_of(*old), fields_of(*now), withheld);
            if (!fields.empty()) {
                changes.push_back({Change::changed, kind, now->id.value, context.name(*now), std::move(fields)});
            }
            ++old;
            ++now;
        }
    }
}

} // namespace

std::vector<RecordChange> compare(const store::Records& before, const store::Records& after) {
    const Context context(before, after);
    std::vector<RecordChange> changes;
    compare_kind(RecordKind::organisation, before.organisations, after.organisations, context, changes);
    compare_kind(RecordKind::site, before.sites, after.sites, context, changes);
    compare_kind(RecordKind::service, before.services, after.services, context, changes);
    return changes;
}

} // namespace relais::usecases
