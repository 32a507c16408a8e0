#include "present/page_coverage.h"

#include "present/page_address.h"
#include "present/page_coverage_form.h"
#include "present/page_figures.h"
#include "present/planner_words.h"
#include "util/errors.h"

#include <algorithm>
#include <cmath>

namespace relais::present {
namespace {

using geometry::CoverageFigures;
using geometry::Gap;
using usecases::CoverageLevel;

Value gap_lines(const Words& words, const CoverageFigures& figures) {
    auto lines = Value::list();
    for (std::size_t i = 0; i < geometry::k_gap_count; ++i) {
        auto line = Value::object();
        set_gap(line, words, static_cast<Gap>(i));
        line.set("people", grouped(words.lang(), figures.by_gap[i]));
        line.set("share", share_text(words, figures.by_gap[i], figures.people));
        line.set("is_empty", figures.by_gap[i] < 0.5);
        lines.add(std::move(line));
    }
    return lines;
}

void set_metres(Value& value, const Words& words, const std::string& name, double metres) {
    const bool is_reached = metres < geometry::k_unreached;
    value.set(name, is_reached ? words.distance({metres}) : std::string());
    value.set(name + "_value", is_reached ? std::to_string(std::llround(metres)) : std::string());
}

std::string two_decimals(double number) {
    const auto text = std::to_string(std::round(100 * number) / 100);
    return text.substr(0, text.find('.') + 3);
}

std::string with_comma(std::string number) {
    std::ranges::replace(number, '.', ',');
    return number;
}

Value area_line(const Words& words, const usecases::AreaCoverage& area) {
    auto line = Value::object();
    line.set("code", area.code).set("label", area_label(words, area.code));
    const auto& figures = area.by_threshold.front();
    set_figures(line, words, figures);
    set_metres(line, words, "median", figures.median_metres);
    line.set("providers", std::to_string(area.providers));
    const bool has_people = figures.people > 0;
    const std::string rate = has_people ? two_decimals(1e5 * static_cast<double>(area.providers) / figures.people) : std::string();
    line.set("rate_value", rate);
    line.set("rate", words.lang() == Lang::fr ? with_comma(rate) : rate);
    return line;
}

Value left_out_line(const Words& words, const directory::Demand& demand, const usecases::LeftOut& one) {
    const auto& point = demand.points[one.point];
    const auto& directory = words.directory();
    const auto* settlement = directory.gazetteer.settlement(point.settlement);
    auto line = Value::object();
    line.set("name", settlement != nullptr ? settlement->name : words.say("coverage.cell"));
    line.set("where", words.area_path(point.area));
    line.set("people", grouped(words.lang(), point.people));
    line.set("people_value", std::to_string(std::llround(point.people)));
    line.set("lon", std::to_string(point.point.longitude)).set("lat", std::to_string(point.point.latitude));
    set_gap(line, words, one.gap);
    if (one.nearest) {
        const auto& provider = words.snapshot().providers()[words.snapshot().provider_of(*one.nearest)];
        const auto& organisation = directory.organisations[provider.organisation];
        const auto* site = provider.site ? &directory.sites[*provider.site] : nullptr;
        line.set("has_nearest", true);
        line.set("nearest_name", site != nullptr ? full_name(*site, organisation) : organisation.name);
        line.set("nearest_href", site != nullptr ? provider_address(words.lang(), *site, organisation)
                                                 : organisation_address(words.lang(), organisation));
        line.set("nearest_metres", words.distance({one.metres}));
    } else {
        line.set("has_nearest", false);
    }
    return line;
}

void set_report(Value& page, const Words& words, const directory::Demand& demand, const CoverageQuery& query,
                util::Day today) {
    const auto report = usecases::report_coverage(words.snapshot(), demand, query, today);
    page.set("whole", area_line(words, report.whole));
    page.set("gaps", gap_lines(words, report.whole.by_threshold.front()));
    auto areas = Value::list();
    for (const auto& area : report.areas) {
        areas.add(area_line(words, area));
    }
    page.set("areas", std::move(areas));
    auto left_out = Value::list();
    for (const auto& one : report.left_out) {
        left_out.add(left_out_line(words, demand, one));
    }
    page.set("has_left_out", !left_out.is_empty());
    page.set("left_out", std::move(left_out));
    page.set("no_area", report.people_of_no_area >= 0.5
                            ? words.say("planner.no_area", {{"people", grouped(words.lang(), report.people_of_no_area)}})
                            : std::string());
}

Value heat_cell(const Words& words, const CoverageFigures& figures) {
    auto cell = Value::object();
    set_figures(cell, words, figures);
    return cell;
}

/// Every need in every area; arrondissements of the whole country would be a table nobody can read.
void set_table(Value& page, const Words& words, const directory::Demand& demand, CoverageQuery query,
               util::Day today) {
    const bool is_too_fine = query.level == CoverageLevel::arrondissement && query.within.empty();
    query.level = is_too_fine ? CoverageLevel::department : query.level;
    const auto table = usecases::coverage_table(words.snapshot(), demand, query, today);
    auto columns = Value::list();
    for (const auto& code : table.areas) {
        columns.add(Value::object().set("label", area_label(words, code)));
    }
    auto rows = Value::list();
    for (const auto& row : table.rows) {
        const auto& code = words.directory().taxonomy.terms()[static_cast<std::size_t>(row.term)].code;
        auto cells = Value::list();
        cells.add(heat_cell(words, row.whole));
        for (const auto& figures : row.by_area) {
            cells.add(heat_cell(words, figures));
        }
        auto one = query;
        one.needs = {code};
        one.all_needs = false;
        auto line = Value::object();
        line.set("label", words.need(code)).set("dimension", words.dimension_of(code));
        line.set("url", coverage_address(words.lang(), one)).set("cells", std::move(cells));
        rows.add(std::move(line));
    }
    page.set("columns", std::move(columns)).set("rows", std::move(rows));
    page.set("too_fine", is_too_fine);
}

CoverageQuery with_view(CoverageQuery query, bool all_needs) {
    query.all_needs = all_needs;
    return query;
}

} // namespace

Value coverage_page(const Words& words, CoverageQuery query, util::Day today) {
    const auto& terms = words.directory().taxonomy.terms();
    if (query.needs.empty() && !terms.empty()) {
        query.needs = {terms.front().code};
    }
    const auto& demand = demand_of(words.snapshot(), query.weight);
    auto page = frame(&words.snapshot(), words.texts(), "coverage", words.say("planner.title"),
                      {coverage_address(Lang::fr, query), coverage_address(Lang::en, query)});
    set_report(page, words, demand, query, today); // first: it judges what is asked
    set_coverage_form(page, words, query);
    const auto km = kilometres(query.thresholds_km.front());
    page.set("km", km);
    page.set("need_label", words.need(query.needs.front()));
    page.set("heading", words.say("planner.heading", {{"need", words.need(query.needs.front())}, {"km", km}}));
    page.set("weight_sentence", weight_sentence(words, demand.source));
    page.set("weight_label", demand.source.label);
    page.set("weight_source", demand.source.source);
    page.set("weight_year", demand.source.year > 0 ? std::to_string(demand.source.year) : std::string());
    page.set("modelled", demand.source.modelled);
    page.set("outside", demand.source.outside >= 0.5
                            ? words.say("planner.outside", {{"people", grouped(words.lang(), demand.source.outside)}})
                            : std::string());
    page.set("all_needs", query.all_needs);
    page.set("areas_url", coverage_address(words.lang(), with_view(query, false)));
    page.set("needs_url", coverage_address(words.lang(), with_view(query, true)));
    page.set("too_fine", false);
    if (query.all_needs) {
        set_table(page, words, demand, query, today);
    }
    return page;
}

} // namespace relais::present
