#include "commands/demand_weight.h"

#include "util/errors.h"

namespace relais::commands {

const directory::Demand& demand_weight(const usecases::Snapshot& snapshot, const std::string& name) {
    const auto kind = directory::demand_kind_of(name);
    if (!kind) {
        throw util::InvalidInput("--weight", {"error.unknown_code", {{"field", "--weight"}, {"value", name}}});
    }
    const auto* demand = snapshot.demand(*kind);
    if (demand == nullptr) {
        throw util::Conflict(
            {*kind == directory::DemandKind::people ? "coverage.no_people" : "coverage.no_returnees", {}});
    }
    return *demand;
}

} // namespace relais::commands
