#include "present/planner_words.h"

#include "util/errors.h"

#include <cmath>

namespace relais::present {

const directory::Demand& demand_of(const usecases::Snapshot& snapshot, const std::string& weight) {
    const auto kind = weight.empty() ? directory::DemandKind::people : directory::demand_kind_of(weight);
    if (!kind) {
        throw util::InvalidInput("weight",
                                 {"error.unknown_code", {{"field", "weight"}, {"value", weight.substr(0, 40)}}});
    }
    const auto* demand = snapshot.demand(*kind);
    if (demand == nullptr) {
        const bool counts_people = *kind == directory::DemandKind::people;
        throw util::InvalidInput("weight", {counts_people ? "coverage.no_people" : "coverage.no_returnees", {}});
    }
    return *demand;
}

void refuse_stopped(bool stopped) {
    if (stopped) {
        throw util::Unavailable({"planner.took_too_long", {}});
    }
}

std::string area_label(const Words& words, const std::string& code) {
    const auto* zone = words.directory().gazetteer.zone(code);
    return code.empty() ? words.say("coverage.whole")
           : zone != nullptr ? words.facet_value(usecases::Facet::zone, code)
                             : words.area(code);
}

std::string kilometres(double km) {
    const auto whole = std::lround(km);
    return std::abs(km - static_cast<double>(whole)) < 1e-9 ? std::to_string(whole) : std::to_string(km);
}

std::string weight_label(const Words& words, const directory::DemandSource& source) {
    if (!source.modelled) {
        return words.say("coverage.counted");
    }
    return words.say(source.label.empty() ? "coverage.modelled" : "coverage.modelled_layer");
}

std::string weight_sentence(const Words& words, const directory::DemandSource& source) {
    const auto label = weight_label(words, source);
    Words::Values values = {{"label", source.label.empty() ? label : source.label + ", " + label},
                            {"source", source.source}};
    if (source.year > 0) {
        values.emplace_back("year", std::to_string(source.year));
    }
    return words.say(source.year > 0 ? "planner.weight_is" : "planner.weight_is_undated", std::move(values));
}

} // namespace relais::present
