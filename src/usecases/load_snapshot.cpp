#include "usecases/load_snapshot.h"

#include "store/demand_store.h"
#include "store/published_view.h"
#include "store/reference_store.h"
#include "usecases/load_roads.h"
#include "usecases/settlement_demand.h"

namespace relais::usecases {
namespace {

/// What was imported; people are modelled from the gazetteer and published totals until something was.
std::vector<directory::Demand> demands_of(const store::Database& database, const directory::Gazetteer& gazetteer) {
    std::vector<directory::Demand> demands;
    for (const auto kind : directory::k_demand_kinds) {
        if (auto imported = store::load_demand(database, kind)) {
            demands.push_back(std::move(*imported));
        } else if (kind == directory::DemandKind::people) {
            demands.push_back(settlement_demand(gazetteer, store::load_unit_population(database)).demand);
        }
    }
    return demands;
}

} // namespace

std::shared_ptr<const Snapshot> load_snapshot(const store::Database& database) {
    auto directory = store::load_published(database);
    if (!directory) {
        return nullptr;
    }
    auto demands = demands_of(database, directory->gazetteer);
    return std::make_shared<const Snapshot>(std::move(*directory), store::load_boundaries(database),
                                            std::move(demands), load_roads(database));
}

} // namespace relais::usecases
