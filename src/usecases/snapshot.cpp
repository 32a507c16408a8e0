#include "usecases/snapshot.h"

#include "directory/packing.h"
#include "geometry/area_locator.h"
#include "geometry/nearest_index.h"
#include "geometry/point_index.h"
#include "usecases/search_index.h"
#include "usecases/suggest_settlements.h"
#include "usecases/travel_map.h"

#include <algorithm>
#include <exception>
#include <limits>
#include <map>
#include <thread>
#include <utility>

namespace relais::usecases {
namespace {

using namespace relais::directory;

/// One provider a site that gives a service, then one an organisation with services that have no site.
std::vector<Provider> numbered_providers(const Directory& directory) {
    std::map<std::pair<std::int64_t, std::int64_t>, Provider> by_place; // (site or max, organisation)
    constexpr auto k_no_site = std::numeric_limits<std::int64_t>::max();
    for (std::uint32_t i = 0; i < directory.services.size(); ++i) {
        const auto& service = directory.services[i];
        const auto* site = directory.site_of(service);
        const auto key = site != nullptr ? std::pair(site->id.value, std::int64_t{0})
                                         : std::pair(k_no_site, service.organisation.value);
        auto& provider = by_place[key];
        const auto organisation = site != nullptr ? site->organisation : service.organisation;
        provider.organisation =
            static_cast<std::uint32_t>(directory.organisation(organisation) - directory.organisations.data());
        if (site != nullptr) {
            provider.site = static_cast<std::uint32_t>(site - directory.sites.data());
        }
        provider.services.push_back(i);
    }
    std::vector<Provider> providers;
    providers.reserve(by_place.size());
    for (auto& [key, provider] : by_place) {
        providers.push_back(std::move(provider));
    }
    return providers;
}

geometry::NearestIndex nearest_index_of(const Directory& directory) {
    auto packed = pack(directory);
    std::vector<geometry::Offering> offerings;
    offerings.reserve(directory.services.size());
    for (std::size_t i = 0; i < directory.services.size(); ++i) {
        const auto* site = directory.site_of(directory.services[i]);
        offerings.push_back({directory.services[i].id.value,
                             site != nullptr ? site->point : std::nullopt,
                             packed.facts[i]});
    }
    return {std::move(offerings), std::move(packed.tables)};
}

std::vector<LonLat> settlement_points_of(const Gazetteer& gazetteer) {
    std::vector<LonLat> points;
    points.reserve(gazetteer.settlements().size());
    for (const auto& settlement : gazetteer.settlements()) {
        points.push_back(settlement.point);
    }
    return points;
}

/// The public view has blanked these already (store/migrations/0003_public_view.sql); a second lock on the same door,
/// so that neither a page nor the words of the search index can ever hold them.
Directory without_doors(Directory directory) {
    for (auto& site : directory.sites) {
        if (site.visibility == LocationVisibility::open) {
            continue;
        }
        for (auto* words : {&site.address, &site.landmark, &site.locality_name, &site.accessibility}) {
            words->clear();
        }
        if (site.visibility == LocationVisibility::confidential) {
            for (auto* words : {&site.name, &site.locality, &site.closure_message}) {
                words->clear();
            }
        }
    }
    return directory;
}

std::string version_of(const Directory& directory, const std::vector<Boundary>& boundaries, const Roads* roads) {
    return std::to_string(directory.edition.id.value) + "-" + directory.edition.published_at + "-" +
           std::to_string(directory.services.size()) + "-" +
           std::to_string(directory.gazetteer.settlements().size()) + "-" + std::to_string(boundaries.size()) +
           (roads != nullptr ? "-" + roads->version : "");
}

} // namespace

Snapshot::Snapshot(Directory directory, std::vector<Boundary> boundaries, std::vector<Demand> demands,
                   std::shared_ptr<const Roads> roads)
    : m_directory(without_doors(std::move(directory))), m_boundaries(std::move(boundaries)),
      m_demands(std::move(demands)), m_providers(numbered_providers(m_directory)), m_provider_of(m_directory.services.size()),
      m_areas(std::make_unique<geometry::AreaLocator>(m_boundaries)),
      m_settlement_points(std::make_unique<geometry::PointIndex>(settlement_points_of(m_directory.gazetteer))),
      m_settlements(std::make_unique<SettlementIndex>(m_directory.gazetteer)),
      m_version(version_of(m_directory, m_boundaries, roads.get())) {
    std::exception_ptr fault;
    {
        const std::jthread beside([&] { // takes as long as all the rest
            try {
                m_nearest = std::make_unique<geometry::NearestIndex>(nearest_index_of(m_directory));
            } catch (...) {
                fault = std::current_exception();
            }
        });
        for (std::uint32_t i = 0; i < m_providers.size(); ++i) {
            for (const auto service : m_providers[i].services) {
                m_provider_of[service] = i;
            }
        }
        m_search = std::make_unique<SearchIndex>(*this);
    }
    if (fault) {
        std::rethrow_exception(fault);
    }
    m_travel = std::make_unique<TravelMaps>(*this, std::move(roads));
}

Snapshot::~Snapshot() = default;

const Demand* Snapshot::demand(DemandKind kind) const {
    const auto found = std::ranges::find(m_demands, kind, [](const Demand& demand) { return demand.source.kind; });
    return found != m_demands.end() ? &*found : nullptr;
}

} // namespace relais::usecases
