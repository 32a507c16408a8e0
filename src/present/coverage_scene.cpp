#include "present/coverage_scene.h"

#include "present/page_figures.h"
#include "present/planner_words.h"
#include "present/travel_json.h"

namespace relais::present {
namespace {

/// "Population modélisée : … (OCHA COD-PS Cameroun 2025)"; the year where the source does not say it already.
std::string weight_of(const Words& words, const directory::DemandSource& source) {
    const auto label = weight_label(words, source);
    const auto year = std::to_string(source.year);
    const bool says_year = source.year == 0 || source.source.find(year) != std::string::npos;
    return (source.label.empty() ? "" : source.label + ", ") + label + " (" + source.source + (says_year ? "" : ", " + year) + ")";
}

/// "20, 50 km, à vol d’oiseau (…)", or "60 min en mototaxi, saison sèche".
std::string measure_of(const Words& words, const CoverageQuery& query) {
    std::string all;
    if (!query.travel) {
        for (const double threshold : query.thresholds_km) {
            all += (all.empty() ? "" : ", ") + kilometres(threshold) + " km";
        }
        return words.say("exports.straight_line", {{"km", all}});
    }
    for (const double minutes : query.thresholds_minutes) {
        all += (all.empty() ? "" : ", ") + kilometres(minutes);
    }
    const auto season = query.travel->season.empty() ? std::string("dry") : query.travel->season;
    return all + " min " + words.say("travel.mode." + query.travel->mode) + ", " + words.say("travel.season." + season);
}

/// The stamp's own lines about people and place, the same for one need and for all.
void add_common(exports::Stamp& stamp, const Words& words, const directory::Demand& demand, const CoverageQuery& query,
                util::Day today) {
    if (const auto person = person_label(words, query); !person.empty()) {
        stamp.emplace_back(words.say("exports.person"), person);
    }
    stamp.emplace_back(words.say(query.travel ? "planner.minutes" : "exports.distance"), measure_of(words, query));
    stamp.emplace_back(words.say("exports.within"), area_label(words, query.within));
    stamp.emplace_back(words.say("exports.weight"), weight_of(words, demand.source));
    const auto& edition = words.directory().edition;
    stamp.emplace_back(words.say("exports.edition"), edition.label);
    if (edition.illustrative) {
        stamp.emplace_back(words.say("exports.warning"), words.say("exports.illustrative"));
    }
    stamp.emplace_back(words.say("exports.made_on"), words.day(today));
}

std::string need_of(const CoverageScene& scene) {
    const auto& terms = scene.words.directory().taxonomy.terms();
    return scene.words.need(terms[static_cast<std::size_t>(scene.report.term)].code);
}

} // namespace

std::string title_of(const CoverageScene& scene) {
    if (scene.query.travel) {
        const auto within = directory::TravelTime::of_seconds(60 * scene.query.thresholds_minutes.front());
        return scene.words.say("planner.heading_time", {{"need", need_of(scene)},
                                                        {"duration", duration_label(scene.words.texts(), within)},
                                                        {"mode", scene.words.say("travel.mode." + scene.query.travel->mode)}});
    }
    return scene.words.say("planner.heading",
                           {{"need", need_of(scene)}, {"km", kilometres(scene.query.thresholds_km.front())}});
}

exports::Stamp stamp_of(const CoverageScene& scene) {
    exports::Stamp stamp = {{scene.words.say("exports.need"), need_of(scene)}};
    add_common(stamp, scene.words, scene.demand, scene.query, scene.today);
    return stamp;
}

exports::Stamp stamp_of_table(const Words& words, const directory::Demand& demand, const CoverageQuery& query,
                              util::Day today) {
    exports::Stamp stamp;
    add_common(stamp, words, demand, query, today);
    return stamp;
}

std::string person_label(const Words& words, const usecases::PersonWords& person) {
    std::vector<std::string> parts;
    for (const auto& group : person.publics) {
        parts.push_back(words.texts().label("public", group));
    }
    if (!person.sex.empty()) {
        parts.push_back(words.texts().label("sex", person.sex));
    }
    if (person.age_from) {
        const auto from = std::to_string(*person.age_from);
        const auto to = std::to_string(person.age_to.value_or(*person.age_from));
        parts.push_back(from == to ? words.say("exports.age", {{"age", from}})
                                   : words.say("exports.ages", {{"from", from}, {"to", to}}));
    }
    for (const auto& language : person.languages) {
        parts.push_back(words.language(language));
    }
    return joined(parts, " ; ");
}

bool colours_confirmed(const CoverageQuery& query, const geometry::CoverageFigures& whole) {
    return query.colour == "confirmed" ||
           (query.colour.empty() && !(whole.covered() > 0) && whole.covered_if_confirmed() > 0);
}

exports::Cell share_cell(double part, double whole) {
    return whole > 0 ? exports::Cell(part / whole) : exports::Cell();
}

exports::Cell length_cell(const CoverageScene& scene, double metres_or_seconds, double metres_in_unit) {
    const double unit = scene.report.travel ? 60 : metres_in_unit;
    return metres_or_seconds < geometry::k_unreached ? exports::Cell(metres_or_seconds / unit) : exports::Cell();
}

} // namespace relais::present
