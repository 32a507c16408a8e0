#include "directory/demand.h"

namespace relais::directory {

std::string_view code_of(DemandKind kind) {
    return kind == DemandKind::returnees ? "returnees" : "people";
}

std::optional<DemandKind> demand_kind_of(std::string_view code) {
    for (const auto kind : k_demand_kinds) {
        if (code_of(kind) == code) {
            return kind;
        }
    }
    return std::nullopt;
}

double total_people(const Demand& demand) {
    double total = demand.source.outside;
    for (const auto& point : demand.points) {
        total += point.area.empty() ? 0 : point.people; // those outside are in `outside` already
    }
    return total;
}

double people_in(const Demand& demand, std::string_view area) {
    double total = 0;
    for (const auto& point : demand.points) {
        total += lies_in(point.area, area) ? point.people : 0;
    }
    return total;
}

} // namespace relais::directory
