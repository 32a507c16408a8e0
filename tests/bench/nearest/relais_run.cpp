#include "geometry/nearest_index.h"
#include "nearest/runs.h"
#include "support/timing.h"

namespace relais::bench {
namespace {

constexpr directory::DayNumber k_today = 20'000;

/// Met in every criterion but the need, so that only the need filters; Relais still assesses all
/// eleven, and looks for possible ones and near misses as well.
directory::ServiceFacts facts_for(directory::NeedMask needs) {
    directory::ServiceFacts facts;
    facts.needs = needs;
    facts.publics = directory::CodeSet{directory::Public::everyone}.bits;
    facts.languages = 3;
    facts.sexes = 3;
    facts.fee = 1;
    facts.access_modes = 1;
    facts.saturation = 1;
    facts.saturation_day = k_today;
    facts.verified_day = k_today;
    facts.minimum_age = 0;
    facts.zone = 1;
    return facts;
}

directory::Query to_query(const BenchQuery& asked) {
    directory::Query query;
    query.needs = asked.accepted;
    query.place.point = asked.at;
    query.place.area = "CM004";
    query.profile.sex = directory::Sex::female;
    query.profile.age = directory::AgeBand{24, 24};
    query.profile.publics = {directory::Public::returnees};
    query.profile.languages = 1;
    query.today = k_today;
    return query;
}

} // namespace

Run run_relais(const DataSet& set, const std::vector<BenchQuery>& queries) {
    Run run{.program = "Relais"};
    const double before = resident_bytes();
    std::vector<geometry::Offering> offerings;
    offerings.reserve(set.points.size());
    for (const auto& point : set.points) {
        offerings.push_back({static_cast<std::int64_t>(offerings.size()), point.at, facts_for(point.needs)});
    }
    directory::FactTables tables;
    tables.zones.push_back({directory::ServedZone::Kind::national, {}, {}});
    const Stopwatch building;
    const geometry::NearestIndex index(std::move(offerings), tables);
    run.build_milliseconds = building.microseconds() / 1000;
    run.bytes = resident_bytes() - before;
    for (const auto& asked : queries) {
        const auto query = to_query(asked);
        const Stopwatch asking;
        const auto answer = index.nearest(query, {});
        Answer out{asking.microseconds(), {}};
        for (const auto& found : answer.suitable) {
            out.points.push_back(found.offering);
        }
        run.answers.push_back(std::move(out));
    }
    return run;
}

} // namespace relais::bench
