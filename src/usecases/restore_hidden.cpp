#include "usecases/restore_hidden.h"

#include <algorithm>
#include <unordered_set>

namespace relais::usecases {
namespace {

using namespace relais::directory;

template <class Record, class RecordId>
const Record* with_id(const std::vector<Record>& records, RecordId id) {
    const auto found = std::ranges::lower_bound(records, id, {}, &Record::id);
    return found != records.end() && found->id == id ? &*found : nullptr;
}

/// `now` goes back to what is recorded if nobody wrote anything in it since the export.
template <class Value>
void put_back(Value& now, const Value& recorded, const Value& exported) {
    if (now == exported || now == Value{}) {
        now = recorded;
    }
}

void restore(Site& site, const Site& recorded, const Site& exported) {
    put_back(site.name, recorded.name, exported.name);
    put_back(site.address, recorded.address, exported.address);
    put_back(site.landmark, recorded.landmark, exported.landmark);
    put_back(site.accessibility, recorded.accessibility, exported.accessibility);
    put_back(site.closure_message, recorded.closure_message, exported.closure_message);
    if (site.point == exported.point || !site.point) { // the place is one thing: nothing of it changes alone
        site.point = recorded.point;
        site.precision = recorded.precision;
        site.area = recorded.area;
        site.locality = recorded.locality;
        site.locality_name = recorded.locality_name;
    }
}

void restore(Service& service, const Service& recorded, const Service& exported) {
    put_back(service.raw_need, recorded.raw_need, exported.raw_need);
    put_back(service.name, recorded.name, exported.name);
    put_back(service.description_fr, recorded.description_fr, exported.description_fr);
    put_back(service.description_en, recorded.description_en, exported.description_en);
    put_back(service.fee_details, recorded.fee_details, exported.fee_details);
    put_back(service.outreach_days, recorded.outreach_days, exported.outreach_days);
    put_back(service.source, recorded.source, exported.source);
}

} // namespace

void restore_hidden(store::Records& records, const store::Records& published, const store::Records& exported) {
    std::unordered_set<std::int64_t> restored;
    for (auto& site : records.sites) {
        const auto* recorded = with_id(published.sites, site.id);
        const auto* shown = with_id(exported.sites, site.id);
        if (recorded != nullptr && shown != nullptr && site.key.starts_with("id:site-") &&
            site.visibility == recorded->visibility && site.visibility != LocationVisibility::open) {
            restore(site, *recorded, *shown);
            restored.insert(site.id.value);
        }
    }
    for (auto& service : records.services) {
        const auto* recorded = with_id(published.services, service.id);
        const auto* shown = with_id(exported.services, service.id);
        if (recorded != nullptr && shown != nullptr && service.key.starts_with("id:service-") && service.site &&
            restored.contains(service.site->value)) {
            restore(service, *recorded, *shown);
        }
    }
}

} // namespace relais::usecases
