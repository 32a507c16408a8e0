#include "usecases/check_flowchart.h"

#include "geometry/nearest_index.h"
#include "usecases/question.h"

#include <algorithm>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using geometry::Gap;

bool serves(const ServedZone& served, const StartingZone& zone) {
    if (served.kind == ServedZone::Kind::national) {
        return true;
    }
    return std::ranges::any_of(served.areas, [&](const AreaCode& area) {
        return std::ranges::any_of(
            zone.areas, [&](const AreaCode& of) { return lies_in(area, of) || lies_in(of, area); });
    });
}

bool is_in(const Directory& directory, const Service& service, const StartingZone& zone) {
    if (!service.site) {
        return serves(service.zone, zone);
    }
    const auto* site = directory.site(*service.site);
    return site != nullptr && std::ranges::any_of(zone.areas, [&](const AreaCode& of) {
               return lies_in(site->area, of);
           });
}

/// A step is for whoever comes: what is asked of one person (sex, age, language) does not count
/// here, and where the person is, is the zone's to say. A capacity that is not known is no gap; one
/// that is known to be spent is.
Gap class_of(const Assessment& assessment) {
    const auto is = [&](Criterion criterion, Verdict verdict) {
        return assessment.of(criterion) == verdict;
    };
    if (is(Criterion::public_group, Verdict::not_met)) {
        return Gap::other_public;
    }
    if (is(Criterion::status, Verdict::not_met) || is(Criterion::capacity, Verdict::not_met)) {
        return Gap::saturated;
    }
    if (is(Criterion::public_group, Verdict::unknown)) {
        return Gap::unverified;
    }
    return is(Criterion::freshness, Verdict::unknown) ? Gap::outdated : Gap::none;
}

PersonWords words_for(const FlowPath& path, const std::string& need) {
    PersonWords words;
    words.needs = {need};
    for (std::size_t i = 0; i < code_count<Public>(); ++i) {
        if (path.publics.has(static_cast<Public>(i))) {
            words.publics.emplace_back(code_of(static_cast<Public>(i)));
        }
    }
    return words;
}

/// Every zone's best class of service for one need, and how many are of it.
std::vector<CarriedNeed>
carried(const Snapshot& snapshot, const FlowPath& path, const std::string& need, util::Day today) {
    const auto& directory = snapshot.directory();
    const auto& zones = directory.gazetteer.zones();
    std::vector<CarriedNeed> by_zone(zones.size(), CarriedNeed{need, Gap::no_provider, 0});
    auto question = read_question(snapshot, words_for(path, need), today);
    question.query.needs = directory.taxonomy.accepted_by(question.terms.front());
    const auto& offerings = snapshot.nearest().offerings();
    for (std::size_t i = 0; i < offerings.size(); ++i) {
        if (!answers_need(offerings[i].facts, question.query.needs)) {
            continue;
        }
        const auto gap = class_of(
            assess(offerings[i].facts, snapshot.nearest().tables(), question.query, std::nullopt));
        for (std::size_t z = 0; z < zones.size(); ++z) {
            auto& best = by_zone[z];
            if (gap > best.gap || !is_in(directory, directory.services[i], zones[z])) {
                continue;
            }
            best.services = gap < best.gap ? 1 : best.services + 1;
            best.gap = gap;
        }
    }
    return by_zone;
}

StepCheck
check_step(const Snapshot& snapshot, const FlowPath& path, const FlowStep& step, util::Day today) {
    StepCheck check{{path.code, step.code}, {}};
    for (const auto& need : step.needs) {
        const auto by_zone = carried(snapshot, path, need, today);
        const auto& zones = snapshot.directory().gazetteer.zones();
        check.zones.resize(zones.size());
        for (std::size_t z = 0; z < zones.size(); ++z) {
            check.zones[z].zone = zones[z].code;
            check.zones[z].needs.push_back(by_zone[z]);
        }
    }
    return check;
}

} // namespace

Gap StepInZone::worst() const {
    const auto worst = std::max_element(needs.begin(), needs.end(), [](const auto& a, const auto& b) {
        return a.gap < b.gap;
    });
    return worst != needs.end() ? worst->gap : Gap::none;
}

std::vector<StepCheck>
check_flowchart(const Snapshot& snapshot, const Flowchart& chart, util::Day today) {
    std::vector<StepCheck> checks;
    for (const auto& path : chart.paths) {
        for (const auto& step : path.steps) {
            checks.push_back(check_step(snapshot, path, step, today));
        }
    }
    return checks;
}

} // namespace relais::usecases
