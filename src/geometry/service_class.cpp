#include "geometry/service_class.h"

namespace relais::geometry {
namespace {

using namespace relais::directory;

/// The class of a service, its zone left aside: `assessment` was made with a zone that is met.
Gap class_of(const Assessment& assessment) {
    const int not_met = assessment.count(Verdict::not_met);
    const int unknown = assessment.count(Verdict::unknown);
    const bool full = assessment.of(Criterion::capacity) == Verdict::not_met ||
                      assessment.of(Criterion::status) == Verdict::not_met;
    if (not_met > 0) {
        const int fullness = (assessment.of(Criterion::capacity) == Verdict::not_met ? 1 : 0) +
                             (assessment.of(Criterion::status) == Verdict::not_met ? 1 : 0);
        return full && not_met == fullness ? Gap::saturated : Gap::other_public;
    }
    if (unknown == 0) {
        return Gap::none;
    }
    const bool only_old = unknown == 1 && assessment.of(Criterion::freshness) == Verdict::unknown;
    return only_old ? Gap::outdated : Gap::unverified;
}

} // namespace

Gap service_class(const Offering& offering, const FactTables& tables, const Query& question) {
    const FactTables here = {{ServedZone{ServedZone::Kind::national, {}, {}}},
                             {tables.hours[offering.facts.hours]}};
    auto facts = offering.facts;
    facts.hours = 0;
    facts.zone = 0;
    const auto gap = class_of(assess(facts, here, question, std::nullopt));
    const bool has_zone = tables.zones[offering.facts.zone].kind != ServedZone::Kind::unknown;
    return has_zone || gap > Gap::unverified ? gap : Gap::unverified;
}

} // namespace relais::geometry
