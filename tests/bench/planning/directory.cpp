#include "planning/directory.h"

#include "planning/country.h"

#include <algorithm>
#include <cstdio>

namespace relais::bench {
namespace {

using namespace relais::directory;

constexpr int k_needs = 46;
constexpr int k_regions = 10;

std::string region_of(LonLat point) {
    const auto band = static_cast<int>((point.longitude - 8.5) / 7.7 * k_regions);
    char code[8];
    std::snprintf(code, sizeof code, "CM%03d", 1 + std::clamp(band, 0, k_regions - 1));
    return code;
}

Taxonomy taxonomy() {
    std::vector<Term> terms;
    for (int i = 0; i < 3; ++i) {
        const auto code = "d" + std::to_string(i);
        terms.push_back({code, "", code, code, {}, {}, {}});
    }
    for (int i = 0; i < k_needs; ++i) {
        const auto code = "n" + std::to_string(i);
        terms.push_back({code, "d" + std::to_string(i % 3), code, code, {}, {}, {}});
    }
    return Taxonomy(std::move(terms));
}

Gazetteer gazetteer() {
    std::vector<Area> areas;
    for (int i = 0; i < k_regions; ++i) {
        const LonLat centre{8.5 + 7.7 * (i + 0.5) / k_regions, 7};
        areas.push_back({region_of(centre), "", 1, "région", "region", {}, centre});
    }
    return {std::move(areas), {}, {}};
}

Service service(std::int64_t id, const Site& site) {
    Service made;
    made.id = {id};
    made.key = "v" + std::to_string(id);
    made.organisation = site.organisation;
    made.site = site.id;
    made.need = "n" + std::to_string(id % k_needs);
    made.publics = {Public::everyone};
    made.sexes = {Sex::female, Sex::male};
    made.minimum_age = 0;
    made.maximum_age = 120;
    made.saturation = Saturation::low;
    made.saturation_as_of = *util::parse_day("2026-11-01");
    made.verified_at = *util::parse_day("2026-11-01");
    const auto turn = id / k_needs % 3;
    made.zone.kind = turn == 0 ? ServedZone::Kind::national : turn == 1 ? ServedZone::Kind::areas : ServedZone::Kind::radius;
    if (turn == 1) {
        made.zone.areas = {site.area};
    } else if (turn == 2) {
        made.zone.radius = Metres{50'000};
    }
    return made;
}

} // namespace

Demand made_up_demand(std::size_t settlements) {
    const auto made = country(settlements);
    Demand demand;
    demand.source = {DemandKind::people, "", 2026, "made up", true, 0};
    for (std::size_t i = 0; i < made.settlements.size(); ++i) {
        demand.points.push_back({"", made.settlements[i], region_of(made.settlements[i]), made.people[i]});
    }
    return demand;
}

std::shared_ptr<const usecases::Snapshot> made_up_snapshot(std::size_t settlements, std::size_t services) {
    Directory directory;
    directory.taxonomy = taxonomy();
    directory.gazetteer = gazetteer();
    std::int64_t id = 0;
    for (const auto point : provider_places(services)) {
        ++id;
        Organisation organisation;
        organisation.id = {id};
        organisation.key = "o" + std::to_string(id);
        Site site;
        site.id = {id};
        site.key = "s" + std::to_string(id);
        site.organisation = organisation.id;
        site.point = point;
        site.area = region_of(point);
        directory.services.push_back(service(id, site));
        directory.organisations.push_back(std::move(organisation));
        directory.sites.push_back(std::move(site));
    }
    return std::make_shared<const usecases::Snapshot>(std::move(directory), std::vector<Boundary>(),
                                                      std::vector{made_up_demand(settlements)});
}

} // namespace relais::bench
