#include "present/coverage_chart_svg.h"

#include "present/coverage_json.h"
#include "present/gap_look.h"
#include "present/page_figures.h"
#include "present/planner_words.h"
#include "present/svg.h"

#include <algorithm>

namespace relais::present {
namespace {

using geometry::CoverageFigures;
using geometry::Gap;

constexpr std::size_t k_most_bars = 60;
constexpr double k_names = 170;
constexpr double k_bars = 520;
constexpr double k_numbers = 160;
constexpr double k_bar = 18;
constexpr double k_row = 26;

std::string rect(double x, double y, double width, double height, const std::string& fill, const char* more = "") {
    return "<rect x=\"" + svg_number(x) + "\" y=\"" + svg_number(y) + "\" width=\"" + svg_number(width) + "\" height=\"" +
           svg_number(height) + "\" fill=\"" + fill + "\"" + more + "/>";
}

/// Those with the most people left out, in the order of the report.
std::vector<const usecases::AreaCoverage*> bars_of(const usecases::CoverageReport& report) {
    std::vector<const usecases::AreaCoverage*> bars;
    for (const auto& area : report.areas) {
        bars.push_back(&area);
    }
    if (bars.size() > k_most_bars) {
        const auto missing = [](const usecases::AreaCoverage* area) {
            const auto& figures = area->by_threshold.front();
            return figures.people - figures.covered();
        };
        std::ranges::stable_sort(bars, std::greater{}, missing);
        bars.resize(k_most_bars);
        std::ranges::sort(bars);
    }
    return bars;
}

std::string bar(const Words& words, const usecases::AreaCoverage& area, double y, bool is_whole) {
    const auto& figures = area.by_threshold.front();
    std::string svg = svg_text(k_names - 10, y + 13, area_label(words, area.code),
                               is_whole ? "text-anchor=\"end\" font-weight=\"700\"" : "text-anchor=\"end\"");
    double x = k_names;
    for (std::size_t i = 0; i < geometry::k_gap_count && figures.people > 0; ++i) {
        const double width = k_bars * figures.by_gap[i] / figures.people;
        if (width > 0) {
            svg += rect(x, y, width, k_bar, k_gap_looks[i].colour, " stroke=\"#fff\" stroke-width=\".5\"");
            x += width;
        }
    }
    const auto numbers = words.say("exports.share_both", {{"covered", share_text(words, figures.covered(), figures.people)},
                                                          {"confirmed", share_text(words, figures.covered_if_confirmed(), figures.people)}});
    return svg + svg_text(k_names + k_bars + 10, y + 13, numbers, "font-size=\"11\"");
}

std::string legend(const Words& words, double& y) {
    std::string svg;
    double x = k_names;
    for (std::size_t i = 0; i < geometry::k_gap_count; ++i) {
        const auto label = words.texts().label("gap", code_of(static_cast<Gap>(i)));
        const double width = 36 + 7.2 * static_cast<double>(label.size());
        if (x + width > k_names + k_bars + k_numbers) {
            x = k_names;
            y += 20;
        }
        svg += rect(x, y, 14, 14, k_gap_looks[i].colour) + svg_text(x + 20, y + 11, label, "font-size=\"11\"");
        x += width;
    }
    y += 30;
    return svg;
}

std::string heat(const Words& words, const CoverageFigures& figures, bool confirmed, double x, double y, double width) {
    const double part = confirmed ? figures.covered_if_confirmed() : figures.covered();
    const auto step = share_step(part, figures.people);
    const bool is_dark = step == "4" || step == "5";
    const std::string ink = is_dark ? "fill=\"#fff\" " : "";
    return rect(x, y, width, 30, step == "none" ? k_nobody_colour : k_share_colours[static_cast<std::size_t>(step[0] - '0')], " stroke=\"#d3dcda\"") +
           svg_text(x + width / 2, y + 13, share_text(words, figures.covered(), figures.people), ink + "text-anchor=\"middle\" font-size=\"11\" font-weight=\"700\"") +
           svg_text(x + width / 2, y + 25, "(" + share_text(words, figures.covered_if_confirmed(), figures.people) + ") " + look_of(main_gap(figures)).sign, ink + "text-anchor=\"middle\" font-size=\"9\"");
}

/// As colours_confirmed, for a table: blank unless something is covered for some need.
bool table_confirmed(const CoverageQuery& query, const usecases::CoverageTable& table) {
    CoverageFigures all;
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < geometry::k_gap_count; ++i) {
            all.by_gap[i] += row.whole.by_gap[i];
        }
    }
    return colours_confirmed(query, all);
}

} // namespace

std::string coverage_chart_svg(const CoverageScene& scene) {
    const auto& words = scene.words;
    const auto bars = bars_of(scene.report);
    double y = 0;
    auto svg = legend(words, y);
    svg += bar(words, scene.report.whole, y, true);
    y += k_row + 6;
    for (const auto* area : bars) {
        svg += bar(words, *area, y, false);
        y += k_row;
    }
    for (int tick = 0; tick <= 4; ++tick) {
        svg += svg_text(k_names + k_bars * tick / 4, y + 12, words.say("planner.percent", {{"number", std::to_string(25 * tick)}}), "text-anchor=\"middle\" font-size=\"10\" fill=\"#47585e\"");
    }
    y += 20;
    for (const auto& line : wrapped(words.say("exports.chart_numbers"), 120)) {
        svg += svg_text(0, y + 12, line, "font-size=\"10.5\" fill=\"#47585e\"");
        y += 15;
    }
    if (bars.size() < scene.report.areas.size()) {
        svg += svg_text(0, y + 12, words.say("exports.most_bars", {{"count", std::to_string(bars.size())}, {"all", std::to_string(scene.report.areas.size())}}), "font-size=\"10.5\" fill=\"#47585e\"");
        y += 15;
    }
    return svg_picture(title_of(scene), stamp_of(scene), svg, k_names + k_bars + k_numbers, y + 4, words.lang() == Lang::fr);
}

std::string coverage_table_svg(const Words& words, const directory::Demand& demand, const CoverageQuery& query,
                               const usecases::CoverageTable& table, util::Day today) {
    constexpr double k_need = 250;
    constexpr double k_cell = 66;
    const bool confirmed = table_confirmed(query, table);
    std::string svg;
    double y = 40;
    std::vector<std::string> heads = {words.say("coverage.whole")};
    for (const auto& code : table.areas) {
        heads.push_back(area_label(words, code));
    }
    for (std::size_t i = 0; i < heads.size(); ++i) {
        const auto lines = wrapped(heads[i], 10);
        for (std::size_t line = 0; line < lines.size(); ++line) {
            svg += svg_text(k_need + k_cell * (static_cast<double>(i) + 0.5), y - 8 - 12 * static_cast<double>(lines.size() - 1 - line), lines[line], "text-anchor=\"middle\" font-size=\"10\" font-weight=\"700\"");
        }
    }
    std::string dimension;
    for (const auto& row : table.rows) {
        const auto& need = words.directory().taxonomy.terms()[static_cast<std::size_t>(row.term)].code;
        if (words.dimension_of(need) != dimension) {
            dimension = words.dimension_of(need);
            svg += svg_text(0, y + 20, words.need(dimension), "font-weight=\"700\" fill=\"#0b5d57\"");
            y += 28;
        }
        const auto lines = wrapped(words.need(need), 40);
        for (std::size_t line = 0; line < lines.size(); ++line) {
            svg += svg_text(0, y + (lines.size() > 1 ? 12 : 19) + 13 * static_cast<double>(line), lines[line], "font-size=\"11\"");
        }
        svg += heat(words, row.whole, confirmed, k_need, y, k_cell);
        for (std::size_t i = 0; i < row.by_area.size(); ++i) {
            svg += heat(words, row.by_area[i], confirmed, k_need + k_cell * static_cast<double>(i + 1), y, k_cell);
        }
        y += 30;
    }
    y += 16;
    const double width = k_need + k_cell * static_cast<double>(heads.size());
    for (const auto& line : wrapped(words.say("exports.heat_numbers"), static_cast<std::size_t>(width / 6))) {
        svg += svg_text(0, y + 4, line, "font-size=\"10.5\" fill=\"#47585e\"");
        y += 15;
    }
    double x = 0;
    const auto add_step = [&](const char* colour, const std::string& label) {
        svg += rect(x, y - 6, 22, 13, colour, " stroke=\"#47585e\"") + svg_text(x + 28, y + 4, label, "font-size=\"10.5\"");
        x += 130;
    };
    y += 6;
    svg += svg_text(0, y + 4, words.say(confirmed ? "planner.coloured_confirmed" : "planner.coloured_covered"), "font-size=\"10.5\"");
    y += 20;
    for (std::size_t step = 0; step < k_share_colours.size(); ++step) {
        add_step(k_share_colours[step], words.say("planner.step_" + std::to_string(step)));
    }
    y += 22;
    std::string signs;
    for (std::size_t i = 0; i < geometry::k_gap_count; ++i) {
        signs += std::string(i > 0 ? "   " : "") + k_gap_looks[i].sign + " " + words.texts().label("gap", code_of(static_cast<Gap>(i)));
    }
    svg += svg_text(0, y + 4, signs, "font-size=\"10.5\"");
    return svg_picture(words.say("planner.needs_caption"), stamp_of_table(words, demand, query, today), svg, width, y + 14, words.lang() == Lang::fr);
}

} // namespace relais::present
