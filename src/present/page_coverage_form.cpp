#include "present/page_coverage_form.h"

#include "present/page_address.h"

#include <array>
#include <cmath>

namespace relais::present {
namespace {

using usecases::CoverageLevel;

constexpr std::array k_levels = {CoverageLevel::zone, CoverageLevel::region, CoverageLevel::department,
                                 CoverageLevel::arrondissement};

Value option(std::string code, std::string label, const std::string& chosen) {
    const bool is_chosen = code == chosen;
    auto value = Value::object();
    value.set("code", std::move(code)).set("label", std::move(label)).set("chosen", is_chosen);
    return value;
}

std::string first(const std::vector<std::string>& values) {
    return values.empty() ? std::string() : values.front();
}

/// The needs of a dimension, and the dimension itself before them.
Value need_groups(const Words& words, const std::string& chosen) {
    auto groups = Value::list();
    const auto& terms = words.directory().taxonomy.terms();
    for (const auto& dimension : terms) {
        if (!dimension.parent.empty()) {
            continue;
        }
        auto options = Value::list();
        options.add(option(dimension.code, words.say("planner.whole_of", {{"dimension", words.need(dimension.code)}}),
                           chosen));
        for (const auto& term : terms) {
            if (term.parent == dimension.code) {
                options.add(option(term.code, words.need(term.code), chosen));
            }
        }
        groups.add(Value::object().set("legend", words.need(dimension.code)).set("options", std::move(options)));
    }
    return groups;
}

Value publics(const Words& words, const std::string& chosen) {
    using List = directory::CodeList<directory::Public>;
    auto options = Value::list();
    for (const auto& code : List::codes) {
        options.add(option(std::string(code), words.texts().label(List::name, code), chosen));
    }
    return options;
}

Value levels(const Words& words, CoverageLevel chosen) {
    auto options = Value::list();
    for (const auto level : k_levels) {
        const std::string code(usecases::code_of(level));
        options.add(option(code, words.say("planner.level_" + code), std::string(usecases::code_of(chosen))));
    }
    return options;
}

void set_places(Value& page, const Words& words, const std::string& chosen) {
    auto zones = Value::list();
    for (const auto& zone : words.directory().gazetteer.zones()) {
        zones.add(option(zone.code, words.facet_value(usecases::Facet::zone, zone.code), chosen));
    }
    auto regions = Value::list();
    for (const auto& area : words.directory().gazetteer.areas()) {
        if (area.level == 1 || area.code == chosen) { // a finer unit may be asked for by its address
            regions.add(option(area.code, words.area(area.code), chosen));
        }
    }
    page.set("zones", std::move(zones)).set("regions", std::move(regions));
}

void set_weights(Value& page, const Words& words, const std::string& chosen) {
    auto weights = Value::list();
    for (const auto kind : directory::k_demand_kinds) {
        if (words.snapshot().demand(kind) != nullptr) {
            const std::string code(directory::code_of(kind));
            weights.add(option(code, words.say("planner.weight_" + code), chosen.empty() ? "people" : chosen));
        }
    }
    page.set("has_weights", weights.items().size() > 1);
    page.set("weights", std::move(weights));
}

void add(std::string& query, std::string_view name, const std::string& value) {
    if (!value.empty()) {
        query += (query.empty() ? "?" : "&") + std::string(name) + '=' + percent_encoded(value);
    }
}

} // namespace

std::string coverage_address(Lang lang, const CoverageQuery& query) {
    std::string text;
    for (const auto& need : query.needs) {
        add(text, "need", need);
    }
    for (const auto& group : query.publics) {
        add(text, "public", group);
    }
    const CoverageQuery standard;
    add(text, "level", query.level == standard.level ? "" : std::string(usecases::code_of(query.level)));
    add(text, "within", query.within);
    if (query.thresholds_km != standard.thresholds_km) {
        add(text, "km", std::to_string(std::lround(query.thresholds_km.front())));
    }
    add(text, "weight", query.weight == "people" ? "" : query.weight);
    add(text, "view", query.all_needs ? "needs" : "");
    return coverage_address(lang) + text;
}

void set_coverage_form(Value& page, const Words& words, const CoverageQuery& query) {
    page.set("form_url", coverage_address(words.lang()));
    page.set("need_groups", need_groups(words, first(query.needs)));
    page.set("publics", publics(words, first(query.publics)));
    page.set("no_public", query.publics.empty());
    page.set("levels", levels(words, query.level));
    set_places(page, words, query.within);
    page.set("everywhere", query.within.empty());
    set_weights(page, words, query.weight);
}

} // namespace relais::present
