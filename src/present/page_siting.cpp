#include "present/page_siting.h"

#include "present/page_address.h"
#include "present/page_coverage_form.h"
#include "present/page_figures.h"
#include "present/planner_words.h"

#include <cmath>
#include <cstdio>

namespace relais::present {
namespace {

using geometry::CoverageFigures;

/// As an address holds it: a settlement's code, or "14.3201,10.6002".
std::string own_word(const usecases::PlaceWords& place) {
    if (!place.point) {
        return place.settlement;
    }
    char text[60];
    std::snprintf(text, sizeof text, "%.5f,%.5f", place.point->longitude, place.point->latitude);
    return text;
}

std::string parameters_of(const SitingQuery& query) {
    const SitingQuery standard;
    auto text = coverage_parameters(query);
    if (query.places != standard.places) {
        add_parameter(text, "places", std::to_string(query.places));
    }
    add_parameter(text, "confirmed_only", query.confirmed_only ? "true" : "");
    for (const auto& place : query.own) {
        add_parameter(text, "own", own_word(place));
    }
    return text;
}

Value place_lines(const Words& words, const SitingScene& scene, double people) {
    auto lines = Value::list();
    int number = 1;
    double sum = 0;
    for (std::size_t i = 0; i < scene.marks().size(); ++i) {
        const auto& mark = scene.marks()[i];
        const auto& place = scene.what_if().places[i].place;
        sum += mark.newly;
        usecases::PlaceWords own;
        if (place.named) {
            own.settlement = words.directory().gazetteer.settlements()[place.nearest_settlement].code;
        } else {
            own.point = mark.at;
        }
        auto line = Value::object();
        line.set("number", std::to_string(number++)).set("name", mark.name).set("where", mark.where);
        line.set("own", own_word(own));
        line.set("lon", std::to_string(mark.at.longitude)).set("lat", std::to_string(mark.at.latitude));
        line.set("newly", grouped(words.lang(), mark.newly)).set("newly_value", std::to_string(std::llround(mark.newly)));
        line.set("within", grouped(words.lang(), scene.what_if().places[i].within));
        line.set("within_value", std::to_string(std::llround(scene.what_if().places[i].within)));
        line.set("sum", grouped(words.lang(), sum)).set("sum_value", std::to_string(std::llround(sum)));
        line.set("share", share_text(words, mark.newly, people));
        lines.add(std::move(line));
    }
    return lines;
}

void set_side(Value& line, const Words& words, const std::string& side, const CoverageFigures& figures) {
    line.set(side, share_text(words, figures.covered(), figures.people));
    line.set(side + "_value", share_value(figures.covered(), figures.people));
    line.set(side + "_step", share_step(figures.covered(), figures.people));
    line.set(side + "_confirmed", share_text(words, figures.covered_if_confirmed(), figures.people));
    line.set(side + "_confirmed_value", share_value(figures.covered_if_confirmed(), figures.people));
}

Value change_line(const Words& words, const usecases::AreaCoverage& before, const usecases::AreaCoverage& after) {
    const auto& was = before.by_threshold.front();
    const auto& is = after.by_threshold.front();
    auto line = Value::object();
    line.set("code", before.code).set("label", area_label(words, before.code));
    line.set("people", grouped(words.lang(), was.people)).set("people_value", std::to_string(std::llround(was.people)));
    set_side(line, words, "before", was);
    set_side(line, words, "after", is);
    const double more = is.covered() - was.covered();
    const double confirmed = is.covered_if_confirmed() - was.covered_if_confirmed();
    line.set("changed", more >= 0.5 || confirmed >= 0.5);
    line.set("more", grouped(words.lang(), confirmed)).set("more_value", std::to_string(std::llround(confirmed)));
    return line;
}

/// How good the choice is, in words: proved best, or how far from the best at most.
std::string bound_sentence(const Words& words, const usecases::SitingReport& siting) {
    const double possible = siting.bound - siting.before;
    const double gap = possible > 0 ? 100 * (siting.bound - siting.after) / possible : 0;
    if (gap < 0.005) {
        return words.say("siting.proved_best");
    }
    char text[20];
    std::snprintf(text, sizeof text, "%.2f", gap);
    std::string number(text);
    if (words.lang() == Lang::fr) {
        number.replace(number.find('.'), 1, ",");
    }
    return words.say("siting.bound", {{"bound", grouped(words.lang(), siting.bound)}, {"gap", number}});
}

void set_summary(Value& page, const Words& words, const SitingScene& scene) {
    const auto& was = scene.what_if().before.whole.by_threshold.front();
    const bool sure = scene.query().confirmed_only;
    const auto reached = [sure](const CoverageFigures& figures) { return sure ? figures.covered() : figures.covered_if_confirmed(); };
    const double before = reached(was);
    const double after = reached(scene.what_if().after.whole.by_threshold.front());
    page.set("reached_before", share_text(words, before, was.people));
    page.set("reached_after", share_text(words, after, was.people));
    page.set("reached_newly", grouped(words.lang(), after - before));
    page.set("reached_before_people", grouped(words.lang(), before));
    page.set("reached_after_people", grouped(words.lang(), after));
    page.set("counts_as_reached", words.say(sure ? "siting.counts_sure" : "siting.counts_possible"));
    page.set("bound_sentence", scene.siting() != nullptr ? bound_sentence(words, *scene.siting()) : std::string());
    const int asked = scene.query().places;
    const auto found = static_cast<int>(scene.marks().size());
    page.set("fewer", scene.searched() && found < asked && found > 0
                          ? words.say("siting.fewer", {{"found", std::to_string(found)}, {"asked", std::to_string(asked)}})
                          : std::string());
}

SitingQuery with_own(SitingQuery query, const SitingScene& scene) {
    query.own.clear();
    for (const auto& one : scene.what_if().places) {
        usecases::PlaceWords own;
        if (one.place.named) {
            own.settlement = scene.coverage().words.directory().gazetteer.settlements()[one.place.nearest_settlement].code;
        } else {
            own.point = one.place.place.point;
        }
        query.own.push_back(own);
    }
    return query;
}

} // namespace

std::string siting_address(Lang lang, const SitingQuery& query) {
    return siting_address(lang) + parameters_of(query);
}

Value siting_page(const Words& words, SitingQuery query, util::Day today, const util::Progress& progress) {
    const auto& terms = words.directory().taxonomy.terms();
    if (query.needs.empty() && !terms.empty()) {
        query.needs = {terms.front().code};
    }
    const auto& demand = demand_of(words.snapshot(), query.weight);
    const SitingScene scene(words, demand, query, today, progress);
    refuse_stopped(scene.stopped());
    auto page = frame(&words.snapshot(), words.texts(), "siting", words.say("siting.title"),
                      {siting_address(Lang::fr, query), siting_address(Lang::en, query)});
    set_coverage_form(page, words, query);
    set_weight(page, words, demand, query);
    page.set("form_url", siting_address(words.lang()));
    page.set("places", std::to_string(query.places));
    page.set("confirmed_only", query.confirmed_only);
    const auto km = kilometres(query.thresholds_km.front());
    const auto title = title_of(scene.coverage());
    page.set("heading", words.say(scene.searched() ? "siting.heading_proposed" : "siting.heading_own", {{"title", title}}));
    page.set("km", km).set("searched", scene.searched());
    page.set("is_own", !scene.searched());
    page.set("places_list", place_lines(words, scene, scene.what_if().before.whole.by_threshold.front().people));
    page.set("has_places", !scene.marks().empty());
    set_summary(page, words, scene);
    auto areas = Value::list();
    const auto& [before, after, places, newly] = scene.what_if();
    for (std::size_t i = 0; i < before.areas.size(); ++i) {
        areas.add(change_line(words, before.areas[i], after.areas[i]));
    }
    page.set("areas", std::move(areas)).set("whole_change", change_line(words, before.whole, after.whole));
    auto none = query;
    none.own.clear();
    page.set("proposals_url", siting_address(words.lang(), none));
    page.set("own_url", siting_address(words.lang(), with_own(query, scene)));
    page.set("downloads", downloads(words, "/api/v1/siting/export/", parameters_of(query),
                                    {"xlsx", "csv", "gpkg", "map.png", "map.svg", "chart.png", "chart.svg"}));
    return page;
}

} // namespace relais::present
