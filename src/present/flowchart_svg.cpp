#include "present/gap_look.h"
#include "present/page_flowchart.h"
#include "present/svg.h"
#include "util/errors.h"

#include <algorithm>

namespace relais::present {
namespace {

using namespace relais::directory;
using geometry::Gap;
using usecases::StepCheck;

constexpr double k_box_width = 420;
constexpr double k_box_height = 84;
constexpr double k_row = 116; // a box and the arrow below it
constexpr double k_lane = 18; // between arrows that jump
constexpr double k_first_lane = k_box_width + 26;
constexpr std::size_t k_title_letters = 44;
constexpr std::size_t k_line_letters = 62;
constexpr const char* k_ink = "#16262b";
constexpr const char* k_red = "#a3261b";

std::string line_to(const std::string& path) {
    return "<path d=\"" + path + "\" fill=\"none\" stroke=\"" + k_ink +
           "\" stroke-width=\"1.6\" marker-end=\"url(#arrow)\"/>";
}

/// Signs of the zones in which the step cannot be carried, in the zones' order; a dot where it can.
std::string zone_signs(const StepCheck& check, double y) {
    std::string svg;
    for (std::size_t i = 0; i < check.zones.size(); ++i) {
        const auto& look = look_of(check.zones[i].worst());
        svg += svg_text(k_box_width - 12 - 18 * static_cast<double>(check.zones.size() - 1 - i),
                        y,
                        look.sign,
                        "font-size=\"14\" text-anchor=\"middle\" fill=\"" +
                            std::string(look.colour) + "\"");
    }
    return svg;
}

std::string
box(const Words& words, const FlowStep& step, const StepCheck& check, std::size_t number) {
    const double top = static_cast<double>(number) * k_row;
    const bool is_red = std::ranges::any_of(
        check.zones, [](const auto& zone) { return zone.worst() != Gap::none; });
    std::string svg = "<rect x=\"0\" y=\"" + svg_number(top) + "\" width=\"" +
                      svg_number(k_box_width) + "\" height=\"" + svg_number(k_box_height) +
                      "\" rx=\"8\" fill=\"#fff\" stroke=\"" + (is_red ? k_red : "#0b5d57") +
                      "\" stroke-width=\"" + (is_red ? "3" : "1.5") + "\"/>";
    double y = top + 22;
    const auto title =
        wrapped(std::to_string(number + 1) + ". " + in(words.lang(), step.title), k_title_letters);
    for (std::size_t i = 0; i < std::min<std::size_t>(title.size(), 2); ++i, y += 16) {
        svg += svg_text(14, y, title[i], "font-size=\"14\" font-weight=\"700\"");
    }
    svg += svg_text(14,
                    y + 2,
                    wrapped(in(words.lang(), step.actor), k_line_letters).front(),
                    "fill=\"#47585e\"");
    if (const auto within = within_text(words.texts(), step.within_hours); !within.empty()) {
        svg += svg_text(14,
                        top + k_box_height - 10,
                        words.say("flow.within", {{"time", within}}),
                        "fill=\"#47585e\"");
    }
    return svg + zone_signs(check, top + k_box_height - 10);
}

/// Straight down to the step below, else around on the right; out of the path, a word at the side.
std::string arrows(const Words& words,
                   const Flowchart& chart,
                   const FlowPath& path,
                   std::size_t from,
                   double& lane) {
    std::string svg;
    const double middle = static_cast<double>(from) * k_row + k_box_height / 2;
    double word = middle - 14;
    for (const auto& next : path.steps[from].next) {
        const auto at = std::ranges::find(path.steps, next.to.step, &FlowStep::code);
        if (next.to.path != path.code || at == path.steps.end()) {
            const auto* step = find_step(chart, next.to);
            svg += svg_text(k_box_width + 10,
                            word,
                            "→ " + (step != nullptr ? in(words.lang(), step->title) : next.to.step),
                            "font-size=\"11\" fill=\"#47585e\"");
            word += 14;
            continue;
        }
        const auto to = static_cast<std::size_t>(at - path.steps.begin());
        if (to == from + 1) {
            const double top = static_cast<double>(from) * k_row + k_box_height;
            svg += line_to("M" + svg_number(k_box_width / 2) + " " + svg_number(top) + "v" +
                           svg_number(k_row - k_box_height - 6));
            continue;
        }
        const double end =
            static_cast<double>(to) * k_row + k_box_height / 2 + (to > from ? -18 : 18);
        svg +=
            line_to("M" + svg_number(k_box_width) + " " + svg_number(middle + 20) + "H" +
                    svg_number(lane) + "V" + svg_number(end) + "H" + svg_number(k_box_width + 6));
        lane += k_lane;
    }
    return svg;
}

} // namespace

std::string flowchart_svg(const Words& words,
                          const usecases::FlowchartInUse& in_use,
                          const std::vector<StepCheck>& checks,
                          const std::string& path) {
    const auto found = std::ranges::find(in_use.chart.paths, path, &FlowPath::code);
    if (found == in_use.chart.paths.end()) {
        throw util::NotFound({"flow.no_path", {{"path", path.substr(0, 60)}}});
    }
    std::string boxes;
    std::string lines;
    double lane = k_first_lane;
    for (std::size_t i = 0; i < found->steps.size(); ++i) {
        const FlowPlace place{found->code, found->steps[i].code};
        const auto check = std::ranges::find(checks, place, &StepCheck::place);
        boxes += box(words, found->steps[i], check != checks.end() ? *check : StepCheck{}, i);
        lines += arrows(words, in_use.chart, *found, i, lane);
    }
    std::string zones;
    for (const auto& zone : words.directory().gazetteer.zones()) {
        zones +=
            (zones.empty() ? "" : ", ") + (words.lang() == Lang::en ? zone.name_en : zone.name_fr);
    }
    const std::string arrow =
        "<defs><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"8\" refY=\"5\" markerWidth=\"7\" "
        "markerHeight=\"7\" orient=\"auto-start-reverse\"><path d=\"M0 0L10 5L0 10z\" "
        "fill=\"#16262b\"/>"
        "</marker></defs>";
    const exports::Stamp stamp = {{words.say("flow.status"), words.say("flow.draft")},
                                  {words.say("flow.signs"), zones}};
    const double width = std::max(lane, k_box_width + 300);
    return svg_picture(in(words.lang(), found->title),
                       stamp,
                       arrow + lines + boxes,
                       width,
                       k_row * static_cast<double>(found->steps.size()),
                       words.lang() == Lang::fr);
}

} // namespace relais::present
