#include "present/planner_json.h"

#include "present/planner_words.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace relais::present {

Json weight_json(const Words& words, const directory::Demand& demand) {
    const auto& source = demand.source;
    return {{"kind", directory::code_of(source.kind)},
            {"label", weight_label(words, source)},
            {"layer", source.label},
            {"year", source.year > 0 ? Json(source.year) : Json()},
            {"source", source.source},
            {"modelled", source.modelled},
            {"outside", std::round(source.outside)}};
}

Json need_json(const Words& words, int term) {
    const auto& code = words.directory().taxonomy.terms()[static_cast<std::size_t>(term)].code;
    return coded(code, words.need(code));
}

Json share_json(double part, double whole) {
    return whole > 0 ? Json(std::round(10'000 * part / whole) / 10'000) : Json();
}

Json stamp_json(const Words& words) {
    const auto& edition = words.directory().edition;
    return {{"edition", edition_json(edition)},
            {"illustrative", edition.illustrative},
            {"distance_kind", "straight_line"}};
}

} // namespace relais::present
