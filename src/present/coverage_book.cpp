#include "present/coverage_book.h"

#include "present/coverage_json.h"
#include "present/page_address.h"
#include "present/page_figures.h"
#include "present/planner_words.h"

#include <cmath>

namespace relais::present {
namespace {

using exports::Cell;
using exports::Kind;
using exports::Sheet;
using geometry::CoverageFigures;
using geometry::Gap;

/// Kilometres, or minutes of a report by travel time.
Cell book_length(const CoverageScene& scene, double metres_or_seconds) {
    return length_cell(scene, metres_or_seconds, 1000);
}

/// The thresholds of a report, in kilometres or minutes.
const std::vector<double>& thresholds_of(const CoverageScene& scene) {
    return scene.report.travel ? scene.report.thresholds_minutes : scene.report.thresholds_km;
}

std::string gap_label(const Words& words, Gap gap) {
    return words.texts().label("gap", code_of(gap));
}

/// Headings from the catalogue: "exports.column_<name>".
std::vector<exports::Column> columns(const Words& words, std::initializer_list<std::pair<const char*, Kind>> named) {
    std::vector<exports::Column> all;
    for (const auto& [name, kind] : named) {
        all.push_back({words.say(std::string("exports.column_") + name), kind});
    }
    return all;
}

std::vector<Cell> area_row(const CoverageScene& scene, const usecases::AreaCoverage& area, std::size_t threshold) {
    const auto& figures = area.by_threshold[threshold];
    const double people = figures.people;
    std::vector<Cell> row = {area.code,
                             area_label(scene.words, area.code),
                             thresholds_of(scene)[threshold],
                             people,
                             figures.covered(),
                             share_cell(figures.covered(), people),
                             figures.covered_if_confirmed(),
                             share_cell(figures.covered_if_confirmed(), people),
                             people - figures.covered(),
                             gap_label(scene.words, main_gap(figures))};
    for (std::size_t gap = 1; gap < geometry::k_gap_count; ++gap) {
        row.emplace_back(figures.by_gap[gap]);
    }
    row.emplace_back(static_cast<double>(area.providers));
    row.push_back(share_cell(1e5 * static_cast<double>(area.providers), people));
    row.push_back(book_length(scene, figures.median_metres));
    row.push_back(book_length(scene, figures.ninth_decile_metres));
    return row;
}

Sheet areas_sheet(const CoverageScene& scene) {
    const auto& words = scene.words;
    Sheet sheet{words.say("planner.view_areas"), {}, {}};
    sheet.columns = columns(words, {{"code", Kind::text},
                                    {"area", Kind::text},
                                    {scene.report.travel ? "minutes" : "km", Kind::decimal},
                                    {"people", Kind::whole},
                                    {"covered", Kind::whole},
                                    {"share", Kind::share},
                                    {"confirmed", Kind::whole},
                                    {"share_confirmed", Kind::share},
                                    {"left_out", Kind::whole},
                                    {"main_gap", Kind::text}});
    for (std::size_t gap = 1; gap < geometry::k_gap_count; ++gap) {
        sheet.columns.push_back({words.say("exports.column_people_with", {{"gap", gap_label(words, static_cast<Gap>(gap))}}), Kind::whole});
    }
    for (auto& column : columns(words, {{"providers", Kind::whole}, {"rate", Kind::decimal}, {scene.report.travel ? "median_minutes" : "median", Kind::decimal}, {scene.report.travel ? "decile_minutes" : "decile", Kind::decimal}})) {
        sheet.columns.push_back(std::move(column));
    }
    for (std::size_t threshold = 0; threshold < thresholds_of(scene).size(); ++threshold) {
        for (const auto& area : scene.report.areas) {
            sheet.rows.push_back(area_row(scene, area, threshold));
        }
        sheet.rows.push_back(area_row(scene, scene.report.whole, threshold));
    }
    return sheet;
}

std::string provider_name(const Words& words, std::uint32_t service) {
    const auto& provider = words.snapshot().providers()[words.snapshot().provider_of(service)];
    const auto& organisation = words.directory().organisations[provider.organisation];
    return provider.site ? full_name(words.directory().sites[*provider.site], organisation) : organisation.name;
}

Sheet left_out_sheet(const CoverageScene& scene) {
    const auto& words = scene.words;
    Sheet sheet{words.say("exports.sheet_left_out"), {}, {}};
    sheet.columns = columns(words, {{"settlement", Kind::text},
                                    {"where", Kind::text},
                                    {"people", Kind::whole},
                                    {"gap", Kind::text},
                                    {"nearest", Kind::text},
                                    {scene.report.travel ? "nearest_minutes" : "nearest_km", Kind::decimal},
                                    {"longitude", Kind::decimal},
                                    {"latitude", Kind::decimal}});
    for (const auto& one : scene.report.left_out) {
        const auto& point = scene.demand.points[one.point];
        const auto* settlement = words.directory().gazetteer.settlement(point.settlement);
        sheet.rows.push_back({settlement != nullptr ? settlement->name : words.say("coverage.cell"),
                              words.area_path(point.area), point.people, gap_label(words, one.gap),
                              one.nearest ? Cell(provider_name(words, *one.nearest)) : Cell(),
                              book_length(scene, one.metres), point.point.longitude, point.point.latitude});
    }
    return sheet;
}

Sheet records_sheet(const CoverageScene& scene) {
    const auto& words = scene.words;
    Sheet sheet{words.say("exports.sheet_records"), {}, {}};
    sheet.columns = columns(words, {{"gap", Kind::text},
                                    {"provider", Kind::text},
                                    {"service", Kind::text},
                                    {"need", Kind::text},
                                    {"where", Kind::text},
                                    {"people_nearest", Kind::whole},
                                    {"verified", Kind::text}});
    for (const auto& record : scene.report.records) {
        const auto& service = words.directory().services[record.offering];
        const auto* site = words.directory().site_of(service);
        sheet.rows.push_back({gap_label(words, record.gap), provider_name(words, record.offering), service.name,
                              words.need(service.need), site != nullptr ? words.where(*site) : std::string(), record.people,
                              service.verified_at ? Cell(util::to_string(*service.verified_at)) : Cell()});
    }
    return sheet;
}

Sheet marks_sheet(const CoverageScene& scene) {
    const auto& words = scene.words;
    Sheet sheet{words.say(scene.siting != nullptr ? "exports.sheet_proposed" : "exports.sheet_supposed"), {}, {}};
    sheet.columns = columns(words, {{"number", Kind::whole},
                                    {"place", Kind::text},
                                    {"where", Kind::text},
                                    {"newly", Kind::whole},
                                    {"longitude", Kind::decimal},
                                    {"latitude", Kind::decimal}});
    double number = 0;
    for (const auto& mark : scene.marks) {
        sheet.rows.push_back({++number, mark.name, mark.where, mark.newly, mark.at.longitude, mark.at.latitude});
    }
    return sheet;
}

/// Line for line what changes: share before, share after.
Sheet change_sheet(const CoverageScene& scene) {
    const auto& words = scene.words;
    Sheet sheet{words.say("exports.sheet_change"), {}, {}};
    sheet.columns = columns(words, {{"code", Kind::text},
                                    {"area", Kind::text},
                                    {"people", Kind::whole},
                                    {"before", Kind::share},
                                    {"after", Kind::share},
                                    {"before_confirmed", Kind::share},
                                    {"after_confirmed", Kind::share}});
    const auto add = [&](const usecases::AreaCoverage& before, const usecases::AreaCoverage& after) {
        const auto& was = before.by_threshold.front();
        const auto& is = after.by_threshold.front();
        sheet.rows.push_back({before.code, area_label(words, before.code), was.people, share_cell(was.covered(), was.people),
                              share_cell(is.covered(), is.people), share_cell(was.covered_if_confirmed(), was.people),
                              share_cell(is.covered_if_confirmed(), is.people)});
    };
    for (std::size_t i = 0; i < scene.report.areas.size(); ++i) {
        add(scene.before->areas[i], scene.report.areas[i]);
    }
    add(scene.before->whole, scene.report.whole);
    return sheet;
}

} // namespace

exports::Book coverage_book(const CoverageScene& scene) {
    exports::Book book{title_of(scene), stamp_of(scene), {}};
    if (!scene.marks.empty()) {
        book.sheets.push_back(marks_sheet(scene));
    }
    if (scene.before != nullptr) {
        book.sheets.push_back(change_sheet(scene));
    }
    book.sheets.push_back(areas_sheet(scene));
    book.sheets.push_back(left_out_sheet(scene));
    book.sheets.push_back(records_sheet(scene));
    return book;
}

exports::Book coverage_table_book(const Words& words, const directory::Demand& demand, const CoverageQuery& query,
                                  const usecases::CoverageTable& table, util::Day today) {
    exports::Book book{words.say("planner.needs_caption"), stamp_of_table(words, demand, query, today), {}};
    Sheet lines{words.say("exports.sheet_lines"), {}, {}};
    lines.columns = columns(words, {{"dimension", Kind::text},
                                    {"need", Kind::text},
                                    {"code", Kind::text},
                                    {"area", Kind::text},
                                    {"people", Kind::whole},
                                    {"share", Kind::share},
                                    {"share_confirmed", Kind::share},
                                    {"main_gap", Kind::text}});
    Sheet covered{words.say("planner.covered"), {{words.say("exports.column_need"), Kind::text}, {words.say("coverage.whole"), Kind::share}}, {}};
    for (const auto& code : table.areas) {
        covered.columns.push_back({area_label(words, code), Kind::share});
    }
    auto confirmed = covered;
    confirmed.name = words.say("planner.confirmed");
    for (const auto& row : table.rows) {
        const auto& need = words.directory().taxonomy.terms()[static_cast<std::size_t>(row.term)].code;
        std::vector<Cell> sure = {words.need(need)};
        std::vector<Cell> possible = sure;
        const auto add = [&](const std::string& code, const CoverageFigures& figures) {
            const double people = figures.people;
            lines.rows.push_back({words.need(words.dimension_of(need)), words.need(need), code, area_label(words, code), people,
                                  share_cell(figures.covered(), people), share_cell(figures.covered_if_confirmed(), people),
                                  gap_label(words, main_gap(figures))});
            sure.push_back(share_cell(figures.covered(), people));
            possible.push_back(share_cell(figures.covered_if_confirmed(), people));
        };
        add("", row.whole);
        for (std::size_t i = 0; i < table.areas.size(); ++i) {
            add(table.areas[i], row.by_area[i]);
        }
        covered.rows.push_back(std::move(sure));
        confirmed.rows.push_back(std::move(possible));
    }
    book.sheets = {std::move(lines), std::move(covered), std::move(confirmed)};
    return book;
}

} // namespace relais::present
