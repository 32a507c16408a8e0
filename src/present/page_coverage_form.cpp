#include "present/page_coverage_form.h"

#include "directory/road_codes.h"
#include "present/page_address.h"
#include "present/page_figures.h"
#include "present/planner_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

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

/// Straight lines or a means of travel; the season and the minutes that go with it.
void set_travel(Value& page, const Words& words, const CoverageQuery& query) {
    const auto chosen = query.travel.value_or(usecases::TravelWords{});
    auto modes = Value::list();
    for (const auto& code : directory::CodeList<directory::TravelMode>::codes) {
        modes.add(option(std::string(code), words.say("planner.by_" + std::string(code)), chosen.mode));
    }
    auto seasons = Value::list();
    for (const auto& code : directory::CodeList<directory::Season>::codes) {
        seasons.add(option(std::string(code), words.say("travel.season." + std::string(code)), chosen.season));
    }
    page.set("modes", std::move(modes)).set("seasons", std::move(seasons));
    page.set("by_kilometres", !query.travel.has_value()).set("by_time", query.travel.has_value());
    page.set("minutes", std::to_string(std::lround(query.thresholds_minutes.front())));
}

Value sexes(const Words& words, const std::string& chosen) {
    using List = directory::CodeList<directory::Sex>;
    auto options = Value::list();
    for (const auto& code : List::codes) {
        options.add(option(std::string(code), words.texts().label(List::name, code), chosen));
    }
    return options;
}

Value languages(const Words& words, const std::string& chosen) {
    auto options = Value::list();
    for (const auto& language : words.directory().languages) {
        options.add(option(language.code, words.language(language.code), chosen));
    }
    return options;
}

Value colours(const Words& words, const std::string& chosen) {
    auto options = Value::list();
    options.add(option("", words.say("planner.colour_usual"), chosen));
    options.add(option("covered", words.say("planner.covered"), chosen));
    options.add(option("confirmed", words.say("planner.confirmed"), chosen));
    return options;
}

std::string or_blank(std::optional<int> number) {
    return number ? std::to_string(*number) : std::string();
}

/// Who is asked for beyond a public: shut away until it is used.
void set_profile(Value& page, const Words& words, const CoverageQuery& query) {
    page.set("sexes", sexes(words, query.sex)).set("any_sex", query.sex.empty());
    page.set("languages", languages(words, first(query.languages))).set("any_language", query.languages.empty());
    page.set("age_from", or_blank(query.age_from)).set("age_to", or_blank(query.age_to));
    page.set("has_profile", !query.sex.empty() || !query.languages.empty() || query.age_from || query.age_to);
}

} // namespace

void add_parameter(std::string& parameters, std::string_view name, const std::string& value) {
    if (!value.empty()) {
        parameters += (parameters.empty() ? "?" : "&") + std::string(name) + '=' + percent_encoded(value);
    }
}

std::string coverage_parameters(const CoverageQuery& query) {
    std::string text;
    for (const auto& need : query.needs) {
        add_parameter(text, "need", need);
    }
    for (const auto& group : query.publics) {
        add_parameter(text, "public", group);
    }
    add_parameter(text, "sex", query.sex);
    add_parameter(text, "age_from", or_blank(query.age_from));
    add_parameter(text, "age_to", or_blank(query.age_to));
    for (const auto& language : query.languages) {
        add_parameter(text, "language", language);
    }
    const CoverageQuery standard;
    add_parameter(text, "level", query.level == standard.level ? "" : std::string(usecases::code_of(query.level)));
    add_parameter(text, "within", query.within);
    if (query.travel) {
        add_parameter(text, "mode", query.travel->mode);
        add_parameter(text, "season", query.travel->season == "dry" ? "" : query.travel->season);
        add_parameter(text, "minutes", std::to_string(std::lround(query.thresholds_minutes.front())));
    } else if (query.thresholds_km != standard.thresholds_km) {
        add_parameter(text, "km", kilometres(query.thresholds_km.front()));
    }
    add_parameter(text, "weight", query.weight == "people" ? "" : query.weight);
    add_parameter(text, "colour", query.colour);
    return text;
}

std::string coverage_address(Lang lang, const CoverageQuery& query) {
    auto text = coverage_parameters(query);
    add_parameter(text, "view", query.all_needs ? "needs" : "");
    return coverage_address(lang) + text;
}

void set_weight(Value& page, const Words& words, const directory::Demand& demand, const CoverageQuery& query) {
    page.set("need_label", words.need(query.needs.front()));
    page.set("weight_sentence", weight_sentence(words, demand.source));
    page.set("modelled", demand.source.modelled);
    page.set("outside", demand.source.outside >= 0.5
                            ? words.say("planner.outside", {{"people", grouped(words.lang(), demand.source.outside)}})
                            : std::string());
}

Value downloads(const Words& words, const std::string& folder, const std::string& parameters,
                std::initializer_list<std::string_view> formats) {
    auto links = Value::list();
    for (const auto format : formats) {
        auto with_language = parameters;
        add_parameter(with_language, "lang", std::string(code_of(words.lang())));
        std::string key(format);
        std::ranges::replace(key, '.', '_');
        auto link = Value::object();
        link.set("href", folder + std::string(format) + with_language);
        link.set("label", words.say("downloads." + key)).set("hint", words.say("downloads." + key + "_hint"));
        links.add(std::move(link));
    }
    return links;
}

void set_coverage_form(Value& page, const Words& words, const CoverageQuery& query) {
    page.set("form_url", coverage_address(words.lang()));
    page.set("need_groups", need_groups(words, first(query.needs)));
    page.set("publics", publics(words, first(query.publics)));
    page.set("no_public", query.publics.empty());
    set_profile(page, words, query);
    page.set("colours", colours(words, query.colour));
    page.set("levels", levels(words, query.level));
    set_places(page, words, query.within);
    page.set("everywhere", query.within.empty());
    set_weights(page, words, query.weight);
    set_travel(page, words, query);
}

} // namespace relais::present
