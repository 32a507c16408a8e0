#include "present/gap_records.h"

#include "geometry/nearest_index.h"

namespace relais::present {

using namespace relais::directory;

std::vector<Criterion> criteria_behind(const usecases::Snapshot& snapshot, const usecases::GapRecord& record,
                                       const Query& query) {
    using geometry::Gap;
    std::vector<Criterion> criteria;
    if (record.gap == Gap::none || record.gap == Gap::no_provider) {
        return criteria;
    }
    const auto wanted =
        record.gap == Gap::other_public || record.gap == Gap::saturated ? Verdict::not_met : Verdict::unknown;
    const auto& offering = snapshot.nearest().offerings()[record.offering];
    auto asked = query;
    asked.place = {};
    if (offering.point) { // from its own door: the zone is the record's matter, not the distance
        const auto* site = snapshot.directory().site_of(snapshot.directory().services[record.offering]);
        asked.place = Place{*offering.point, site != nullptr ? site->area : AreaCode()};
    }
    const auto assessment = assess(offering.facts, snapshot.nearest().tables(), asked,
                                   offering.point ? std::optional(Metres{0}) : std::nullopt);
    for (std::size_t i = 0; i < k_criterion_count; ++i) {
        if (assessment.of(static_cast<Criterion>(i)) == wanted) {
            criteria.push_back(static_cast<Criterion>(i));
        }
    }
    return criteria;
}

} // namespace relais::present
