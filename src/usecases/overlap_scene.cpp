#include "usecases/overlap_scene.h"

#include "usecases/nearest_code.h"
#include "usecases/question.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using geometry::OverlapZone;

NeedMask read_needs(const Taxonomy& taxonomy, const std::vector<std::string>& codes) {
    NeedMask asked = codes.empty() ? ~NeedMask{0} : 0;
    for (const auto& code : codes) {
        const auto term = taxonomy.find(code);
        if (!term) {
            std::vector<std::string> known;
            std::ranges::transform(taxonomy.terms(), std::back_inserter(known), &Term::code);
            throw unknown_code("need", code, known);
        }
        asked |= taxonomy.accepted_by(*term);
    }
    NeedMask needs = 0;
    for (int term = 0; term < static_cast<int>(taxonomy.terms().size()); ++term) {
        needs |= taxonomy.is_dimension(term) ? 0 : taxonomy.bit(term) & asked;
    }
    return needs;
}

std::uint32_t read_publics(const std::vector<std::string>& codes) {
    CodeSet<Public> publics;
    for (const auto& code : codes) {
        const auto group = from_code<Public>(code);
        if (!group) {
            throw unknown_code(
                "public", code, {CodeList<Public>::codes.begin(), CodeList<Public>::codes.end()});
        }
        publics.add(*group);
    }
    return codes.empty() ? std::numeric_limits<std::uint32_t>::max() : publics.bits;
}

/// A service for everyone is for each of the publics.
std::uint32_t publics_of(const Service& service) {
    constexpr std::uint32_t k_all = (1U << code_count<Public>()) - 1U;
    return service.publics.has(Public::everyone) ? k_all : service.publics.bits;
}

bool meets(const AreaCode& a, const AreaCode& b) {
    return lies_in(a, b) || lies_in(b, a);
}

bool stands_in(const Service& service, const Site* site, const std::vector<AreaCode>& units) {
    switch (service.zone.kind) {
    case ServedZone::Kind::national:
        return true;
    case ServedZone::Kind::areas:
        return std::ranges::any_of(units, [&](const AreaCode& unit) {
            return std::ranges::any_of(service.zone.areas,
                                       [&](const AreaCode& area) { return meets(area, unit); });
        });
    case ServedZone::Kind::unknown:
    case ServedZone::Kind::radius:
        break;
    }
    return site != nullptr && std::ranges::any_of(units, [&](const AreaCode& unit) {
               return lies_in(site->area, unit);
           });
}

OverlapZone zone_of(const Service& service, const Site* site, const CoverageAreas& areas) {
    OverlapZone zone;
    for (std::uint32_t area = 0; area < areas.size(); ++area) {
        if (stands_in(service, site, areas.units(area))) {
            zone.push_back(area);
        }
    }
    return zone;
}

void check_reach(double km) {
    if (!(km > 0 && km <= 1500)) {
        throw out_of_range(
            "km", std::isfinite(km) ? std::to_string(std::lround(km)) : "?", 1, 1500);
    }
}

} // namespace

OverlapScene::OverlapScene(const Snapshot& snapshot,
                           const CoverageAreas& areas,
                           const OverlapRequest& request) {
    check_reach(request.reach_km);
    const auto& directory = snapshot.directory();
    needs = read_needs(directory.taxonomy, request.needs);
    const auto publics = read_publics(request.publics);
    std::map<OverlapZone, std::uint32_t> numbers;
    for (std::uint32_t i = 0; i < directory.services.size(); ++i) {
        const auto& service = directory.services[i];
        const auto* site = directory.site_of(service);
        const auto term = directory.taxonomy.find(service.need);
        const bool is_closed = site != nullptr && site->status == SiteStatus::closed;
        if (is_closed || !term || (directory.taxonomy.bit(*term) & needs) == 0) {
            continue;
        }
        const auto for_whom = publics_of(service) & publics;
        if (for_whom == 0 && !service.publics.empty()) {
            continue; // for others than those asked for
        }
        if (service.zone.kind == ServedZone::Kind::unknown &&
            (site == nullptr || site->area.empty())) {
            ++nowhere;
            continue;
        }
        const auto zone = zone_of(service, site, areas);
        if (zone.empty()) {
            continue;
        }
        if (service.publics.empty()) {
            ++public_unknown;
            continue;
        }
        const auto [number, is_new] =
            numbers.try_emplace(zone, static_cast<std::uint32_t>(zones.size()));
        if (is_new) {
            zones.push_back(zone);
        }
        const auto& provider = snapshot.providers()[snapshot.provider_of(i)];
        services.push_back(
            {provider.organisation, directory.taxonomy.bit(*term), for_whom, number->second});
        positions.push_back(i);
    }
}

} // namespace relais::usecases
