#include "present/page_coverage.h"

#include "present/coverage_json.h"
#include "present/distances.h"
#include "present/page_access.h"
#include "present/page_address.h"
#include "present/page_coverage_form.h"
#include "present/coverage_scene.h"
#include "present/gap_records.h"
#include "present/page_figures.h"
#include "present/planner_words.h"
#include "present/planning_address.h"
#include "present/travel_json.h"
#include "present/reasons.h"
#include "util/errors.h"

#include <algorithm>
#include <cmath>

namespace relais::present {
namespace {

using geometry::CoverageFigures;
using geometry::Gap;
using usecases::CoverageLevel;

/// "Centre social de Kumba, MINAS" and its page.
void set_provider(Value& line, const Words& words, std::uint32_t service) {
    const auto& provider = words.snapshot().providers()[words.snapshot().provider_of(service)];
    const auto& organisation = words.directory().organisations[provider.organisation];
    const auto* site = provider.site ? &words.directory().sites[*provider.site] : nullptr;
    line.set("provider", site != nullptr ? full_name(*site, organisation) : organisation.name);
    line.set("href", site != nullptr ? provider_address(words.lang(), *site, organisation)
                                     : organisation_address(words.lang(), organisation));
    line.set("place", site != nullptr ? words.where(*site) : std::string());
}

Value record_line(const Words& words, const usecases::GapRecord& record, const directory::Query& query) {
    std::vector<std::string> criteria;
    for (const auto criterion : criteria_behind(words.snapshot(), record, query)) {
        criteria.push_back(lower_first(words.texts().label("criterion", code_of(criterion))));
    }
    const auto& service = words.directory().services[record.offering];
    auto line = Value::object();
    set_provider(line, words, record.offering);
    line.set("service", service.name.empty() ? words.need(service.need) : service.name);
    line.set("people", grouped(words.lang(), record.people));
    const bool is_unknown = record.gap == Gap::unverified || record.gap == Gap::outdated;
    line.set("criteria", criteria.empty() ? std::string()
                                          : words.say(is_unknown ? "planner.to_confirm" : "planner.not_met",
                                                      {{"criteria", joined(criteria, ", ")}}));
    return line;
}

Value gap_lines(const Words& words, const usecases::CoverageReport& report) {
    constexpr std::size_t k_most_records = 40;
    const auto& figures = report.whole.by_threshold.front();
    auto lines = Value::list();
    for (std::size_t i = 0; i < geometry::k_gap_count; ++i) {
        auto line = Value::object();
        set_gap(line, words, static_cast<Gap>(i));
        line.set("people", grouped(words.lang(), figures.by_gap[i]));
        line.set("share", share_text(words, figures.by_gap[i], figures.people));
        line.set("share_value", share_value(figures.by_gap[i], figures.people));
        line.set("is_empty", figures.by_gap[i] < 0.5);
        auto records = Value::list();
        std::int64_t count = 0;
        for (const auto& record : report.records) {
            if (record.gap == static_cast<Gap>(i) && ++count <= static_cast<std::int64_t>(k_most_records)) {
                records.add(record_line(words, record, report.query));
            }
        }
        line.set("has_records", count > 0).set("record_count", words.count("planner.records", count));
        line.set("more_records", count > static_cast<std::int64_t>(k_most_records)
                                     ? words.say("planner.more_records", {{"shown", std::to_string(k_most_records)}})
                                     : std::string());
        line.set("records", std::move(records));
        lines.add(std::move(line));
    }
    return lines;
}

/// A length in words: metres, or seconds where the report is by travel time.
std::string length_text(const Words& words, double length, bool by_time) {
    return by_time ? duration_label(words.texts(), directory::TravelTime::of_seconds(length)) : words.distance({length});
}

void set_metres(Value& value, const Words& words, const std::string& name, double metres, bool by_time) {
    const bool is_reached = metres < geometry::k_unreached;
    value.set(name, is_reached ? length_text(words, metres, by_time) : std::string());
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

Value area_line(const Words& words, const usecases::AreaCoverage& area, bool by_time) {
    auto line = Value::object();
    line.set("code", area.code).set("label", area_label(words, area.code));
    const auto& figures = area.by_threshold.front();
    set_figures(line, words, figures);
    set_metres(line, words, "median", figures.median_metres, by_time);
    set_metres(line, words, "decile", figures.ninth_decile_metres, by_time);
    line.set("providers", std::to_string(area.providers));
    const bool has_people = figures.people > 0;
    const std::string rate = has_people ? two_decimals(1e5 * static_cast<double>(area.providers) / figures.people) : std::string();
    line.set("rate_value", rate);
    line.set("rate", words.lang() == Lang::fr ? with_comma(rate) : rate);
    return line;
}

/// A time to a door whose place is not known is about so much.
std::string how_far(const Words& words, const usecases::LeftOut& one, bool by_time) {
    const auto& directory = words.directory();
    const auto* site = directory.site_of(directory.services[*one.nearest]);
    if (!by_time) {
        return distance_label(words.texts(), directory::Metres{one.metres}, site);
    }
    const auto length = length_text(words, one.metres, by_time);
    const bool is_about = site != nullptr && door_within(*site).value > 0;
    return is_about ? words.say("travel.about_time", {{"duration", length}}) : length;
}

Value left_out_line(const Words& words, const directory::Demand& demand, const usecases::LeftOut& one, bool by_time) {
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
        line.set("has_nearest", true);
        set_provider(line, words, *one.nearest);
        line.set("how_far", how_far(words, one, by_time));
    } else {
        line.set("has_nearest", false);
    }
    return line;
}

/// How times were found, and what they avoid.
void set_travel_notes(Value& page, const Words& words, const std::optional<usecases::TravelFacts>& travel) {
    auto blocked = Value::list();
    page.set("travel_summary", travel ? travel_summary(words.texts(), *travel) : std::string());
    page.set("is_estimated", travel && travel->estimated);
    if (travel) {
        for (const auto& area : travel->blocked) {
            blocked.add(Value::object().set("label", blocked_label(words.texts(), area)));
        }
    }
    page.set("blocked", std::move(blocked));
}

/// The same question inside an area, by the units below it; "" for the finest.
std::string finer_address(const Words& words, CoverageQuery query, const std::string& code) {
    switch (query.level) {
    case CoverageLevel::zone:
    case CoverageLevel::region:
        query.level = CoverageLevel::department;
        break;
    case CoverageLevel::department:
        query.level = CoverageLevel::arrondissement;
        break;
    case CoverageLevel::arrondissement:
        return {};
    }
    query.within = code;
    return coverage_address(words.lang(), query);
}

void set_report(Value& page, const Words& words, const directory::Demand& demand, const CoverageQuery& query,
                util::Day today, const util::Progress& progress) {
    const auto report = usecases::report_coverage(words.snapshot(), demand, query, today, progress);
    refuse_stopped(report.stopped);
    const bool by_time = report.travel.has_value();
    set_travel_notes(page, words, report.travel);
    page.set("whole", area_line(words, report.whole, by_time));
    page.set("gaps", gap_lines(words, report));
    page.set("colour", colours_confirmed(query, report.whole.by_threshold.front()) ? "confirmed" : "covered");
    page.set("colours_confirmed", colours_confirmed(query, report.whole.by_threshold.front()));
    auto areas = Value::list();
    for (const auto& area : report.areas) {
        auto line = area_line(words, area, by_time);
        line.set("url", finer_address(words, query, area.code));
        areas.add(std::move(line));
    }
    page.set("areas", std::move(areas));
    auto left_out = Value::list();
    for (const auto& one : report.left_out) {
        left_out.add(left_out_line(words, demand, one, by_time));
    }
    page.set("has_left_out", !left_out.is_empty());
    page.set("left_out", std::move(left_out));
    page.set("no_area", report.people_of_no_area >= 0.5
                            ? words.say("planner.no_area", {{"people", grouped(words.lang(), report.people_of_no_area)}})
                            : std::string());
}

Value heat_cell(const Words& words, const CoverageFigures& figures, bool confirmed) {
    auto cell = Value::object();
    set_figures(cell, words, figures);
    cell.set("step", share_step(confirmed ? figures.covered_if_confirmed() : figures.covered(), figures.people));
    return cell;
}

/// Every need in every area; arrondissements of the whole country would be a table nobody can read.
void set_table(Value& page, const Words& words, const directory::Demand& demand, CoverageQuery query,
               util::Day today, const util::Progress& progress) {
    const bool is_too_fine = query.level == CoverageLevel::arrondissement && query.within.empty();
    query.level = is_too_fine ? CoverageLevel::department : query.level;
    const auto table = usecases::coverage_table(words.snapshot(), demand, query, today, progress);
    refuse_stopped(table.stopped);
    auto columns = Value::list();
    for (const auto& code : table.areas) {
        columns.add(Value::object().set("label", area_label(words, code)));
    }
    CoverageFigures all;
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < geometry::k_gap_count; ++i) {
            all.by_gap[i] += row.whole.by_gap[i];
        }
    }
    const bool confirmed = colours_confirmed(query, all);
    page.set("table_confirmed", confirmed);
    std::string dimension;
    auto rows = Value::list();
    for (const auto& row : table.rows) {
        const auto& code = words.directory().taxonomy.terms()[static_cast<std::size_t>(row.term)].code;
        auto cells = Value::list();
        cells.add(heat_cell(words, row.whole, confirmed));
        for (const auto& figures : row.by_area) {
            cells.add(heat_cell(words, figures, confirmed));
        }
        auto one = query;
        one.needs = {code};
        one.all_needs = false;
        auto line = Value::object();
        const auto its_dimension = words.dimension_of(code);
        line.set("label", words.need(code));
        line.set("new_dimension", its_dimension != dimension ? words.need(its_dimension) : std::string());
        dimension = its_dimension;
        line.set("url", coverage_address(words.lang(), one)).set("cells", std::move(cells));
        rows.add(std::move(line));
    }
    page.set("columns", std::move(columns)).set("rows", std::move(rows));
    page.set("too_fine", is_too_fine);
}

std::string heading(const Words& words, const CoverageQuery& query, const std::string& km) {
    const auto need = words.need(query.needs.front());
    if (!query.travel) {
        return words.say("planner.heading", {{"need", need}, {"km", km}});
    }
    const auto within = directory::TravelTime::of_seconds(query.thresholds_minutes.front() * 60);
    return words.say("planner.heading_time", {{"need", need},
                                              {"duration", duration_label(words.texts(), within)},
                                              {"mode", words.say("travel.mode." + query.travel->mode)}});
}

CoverageQuery with_view(CoverageQuery query, bool all_needs) {
    query.all_needs = all_needs;
    return query;
}

} // namespace

Value coverage_page(const Words& words, CoverageQuery query, const std::vector<directory::UnmetCount>& unmet,
                    util::Day today, const util::Progress& progress) {
    const auto& terms = words.directory().taxonomy.terms();
    if (query.needs.empty() && !terms.empty()) {
        query.needs = {terms.front().code};
    }
    const auto& demand = demand_of(words.snapshot(), query.weight);
    auto page = frame(&words.snapshot(), words.texts(), "coverage", words.say("planner.title"),
                      {coverage_address(Lang::fr, query), coverage_address(Lang::en, query)});
    set_report(page, words, demand, query, today, progress); // first: it judges what is asked
    set_coverage_form(page, words, query);
    const auto km = kilometres(query.thresholds_km.front());
    page.set("km", km);
    page.set("heading", heading(words, query, km));
    set_weight(page, words, demand, query);
    set_unmet(page, words, query.needs.front(), query.publics.empty() ? "" : query.publics.front(), unmet, today);
    page.set("access_here_url", access_address(words.lang()) + "?need=" + percent_encoded(query.needs.front()));
    page.set("all_needs", query.all_needs);
    page.set("areas_url", coverage_address(words.lang(), with_view(query, false)));
    page.set("needs_url", coverage_address(words.lang(), with_view(query, true)));
    page.set("too_fine", false);
    auto in_straight_lines = query; // as the siting page counts
    in_straight_lines.travel.reset();
    page.set("siting_here_url", siting_address(words.lang()) + coverage_parameters(in_straight_lines));
    const auto files = query.all_needs ? downloads(words, "/api/v1/coverage/table/export/", coverage_parameters(query), {"xlsx", "csv", "chart.png", "chart.svg"})
                                       : downloads(words, "/api/v1/coverage/export/", coverage_parameters(query), {"xlsx", "csv", "gpkg", "map.png", "map.svg", "chart.png", "chart.svg"});
    page.set("downloads", files);
    if (query.all_needs) {
        set_table(page, words, demand, query, today, progress);
    }
    return page;
}

} // namespace relais::present
