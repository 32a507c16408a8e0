#include "present/json_parts.h"
#include "present/reference_json.h"

#include <nlohmann/json.hpp>

namespace relais::present {
namespace {

using namespace relais::directory;

/// "Maroua, Diamaré, Extrême-Nord": the town of a neighbourhood, then department and region; never the arrondissement
/// alone, whose name is often the settlement's own.
std::string context_of(const Words& words, const Settlement& settlement) {
    const auto& gazetteer = words.directory().gazetteer;
    std::vector<std::string> parts;
    if (const auto* town = gazetteer.settlement(settlement.parent)) {
        parts.push_back(town->name);
    }
    for (const int level : {2, 1}) {
        if (const auto* area = gazetteer.area_at_level(settlement.area, level)) {
            parts.push_back(words.area(area->code));
        }
    }
    return joined(parts, ", ");
}

} // namespace

std::string settlements_json(const usecases::Snapshot& snapshot, const Texts& texts,
                             const std::vector<std::uint32_t>& found) {
    const Words words(snapshot, texts);
    auto settlements = Json::array();
    for (const auto position : found) {
        const auto& settlement = snapshot.directory().gazetteer.settlements()[position];
        settlements.push_back({{"code", settlement.code},
                               {"name", settlement.name},
                               {"kind", code_of(settlement.kind)},
                               {"kind_label", texts.label("settlement_kind", code_of(settlement.kind))},
                               {"context", context_of(words, settlement)},
                               {"point", point_json(settlement.point)},
                               {"area", or_null(settlement.area)}});
    }
    return text_of({{"settlements", std::move(settlements)}});
}

} // namespace relais::present
