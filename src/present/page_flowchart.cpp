#include "present/page_flowchart.h"

#include "present/gap_look.h"
#include "present/page_address.h"
#include "present/page_frame.h"

#include <algorithm>

namespace relais::present {
namespace {

using namespace relais::directory;
using geometry::Gap;
using usecases::CarriedNeed;
using usecases::StepCheck;

std::string anchor(const FlowPlace& place) {
    return place.path + "-" + place.step;
}

std::string name_of(Lang lang, const StartingZone& zone) {
    return lang == Lang::en ? zone.name_en : zone.name_fr;
}

const FlowPath* find_path(const Flowchart& chart, const std::string& code) {
    const auto found = std::ranges::find(chart.paths, code, &FlowPath::code);
    return found != chart.paths.end() ? &*found : nullptr;
}

/// The search for who could carry it there.
std::string search_for(Lang lang, const std::string& need, const std::string& zone) {
    usecases::SearchQuery query;
    query.chosen[static_cast<std::size_t>(usecases::Facet::need)] = {need};
    query.chosen[static_cast<std::size_t>(usecases::Facet::zone)] = {zone};
    return search_address(lang, query);
}

Value cell_value(const Words& words, const CarriedNeed& carried, const std::string& zone) {
    const bool is_good = carried.gap == Gap::none;
    return Value::object()
        .set("sign", look_of(carried.gap).sign)
        .set("gap", std::string(code_of(carried.gap)))
        .set("said",
             is_good ? words.count("flow.verified", static_cast<std::int64_t>(carried.services))
                     : words.texts().label("gap", std::string(code_of(carried.gap))))
        .set("is_red", !is_good)
        .set("url",
             carried.gap == Gap::no_provider ? std::string()
                                             : search_for(words.lang(), carried.need, zone));
}

Value needs_value(const Words& words, const FlowStep& step, const StepCheck& check) {
    auto rows = Value::list();
    for (std::size_t n = 0; n < step.needs.size(); ++n) {
        auto cells = Value::list();
        for (const auto& zone : check.zones) {
            cells.add(cell_value(words, zone.needs[n], zone.zone));
        }
        rows.add(
            Value::object().set("need", words.need(step.needs[n])).set("cells", std::move(cells)));
    }
    return rows;
}

Value next_value(const Words& words,
                 const Flowchart& chart,
                 const std::string& from,
                 const FlowNext& next) {
    const auto* step = find_step(chart, next.to);
    const auto* path = find_path(chart, next.to.path);
    auto title = step != nullptr ? in(words.lang(), step->title) : next.to.step;
    if (next.to.path != from && path != nullptr) {
        title =
            words.say("flow.in_path", {{"path", in(words.lang(), path->title)}, {"step", title}});
    }
    return Value::object()
        .set("url", "#" + anchor(next.to))
        .set("title", title)
        .set("when", in(words.lang(), next.when));
}

std::size_t red_zones(const StepCheck& check) {
    return static_cast<std::size_t>(std::ranges::count_if(
        check.zones, [](const auto& zone) { return zone.worst() != Gap::none; }));
}

Value step_value(const Words& words,
                 const Flowchart& chart,
                 const FlowPath& path,
                 const FlowStep& step,
                 const StepCheck& check,
                 std::size_t number) {
    auto nexts = Value::list();
    for (const auto& next : step.next) {
        nexts.add(next_value(words, chart, path.code, next));
    }
    const auto red = red_zones(check);
    return Value::object()
        .set("anchor", anchor({path.code, step.code}))
        .set("number", std::to_string(number))
        .set("title", in(words.lang(), step.title))
        .set("actor", in(words.lang(), step.actor))
        .set("within", within_text(words.texts(), step.within_hours))
        .set("note", in(words.lang(), step.note))
        .set("escalation", in(words.lang(), step.escalation))
        .set("is_end", step.next.empty())
        .set("nexts", std::move(nexts))
        .set("has_needs", !step.needs.empty())
        .set("needs", needs_value(words, step, check))
        .set("is_red", red > 0)
        .set("red",
             red > 0 ? words.say("flow.red",
                                 {{"red", std::to_string(red)},
                                  {"zones", std::to_string(check.zones.size())}})
                     : std::string());
}

} // namespace

std::string version_said(const Texts& texts, const store::FlowchartVersion& version) {
    return version.number == 0 ? texts.text("flow.own_draft")
                               : texts.render({"flow.version",
                                               {{"number", std::to_string(version.number)},
                                                {"day", version.saved_at.substr(0, 10)},
                                                {"by", version.saved_by}}});
}

std::string flowchart_file_address(Lang lang, std::int64_t version) {
    return flowchart_address(lang) + "/" + std::to_string(version) + ".csv";
}

const std::string& in(Lang lang, const FlowText& text) {
    return lang == Lang::en ? text.en : text.fr;
}

std::string within_text(const Texts& texts, const std::optional<int>& hours) {
    constexpr int k_day = 24;
    constexpr int k_in_hours = 72; // up to here people say hours
    if (!hours) {
        return "";
    }
    if (*hours == 0) {
        return texts.text("flow.at_once");
    }
    const bool in_days = *hours > k_in_hours && *hours % k_day == 0;
    return texts.render({in_days ? "flow.days" : "flow.hours",
                         {{"count", std::to_string(in_days ? *hours / k_day : *hours)}}});
}

Value flowchart_page(const Words& words,
                     const usecases::FlowchartInUse& in_use,
                     const std::vector<StepCheck>& checks) {
    const auto lang = words.lang();
    auto page = frame(&words.snapshot(),
                      words.texts(),
                      "flowchart",
                      words.say("flow.title"),
                      {flowchart_address(Lang::fr), flowchart_address(Lang::en)});
    page.set("version", version_said(words.texts(), in_use.version));
    page.set("file_url", flowchart_file_address(lang, in_use.version.number));
    auto zones = Value::list();
    for (const auto& zone : words.directory().gazetteer.zones()) {
        zones.add(Value::object().set("name", name_of(lang, zone)));
    }
    page.set("zones", std::move(zones));
    auto signs = Value::list();
    for (std::size_t i = 0; i < geometry::k_gap_count; ++i) {
        const auto gap = static_cast<Gap>(i);
        signs.add(Value::object()
                      .set("sign", look_of(gap).sign)
                      .set("gap", std::string(code_of(gap)))
                      .set("said",
                           gap == Gap::none
                               ? words.say("flow.carried")
                               : words.texts().label("gap", std::string(code_of(gap)))));
    }
    page.set("signs", std::move(signs));
    auto paths = Value::list();
    std::size_t at = 0;
    for (const auto& path : in_use.chart.paths) {
        auto steps = Value::list();
        for (std::size_t i = 0; i < path.steps.size(); ++i, ++at) {
            steps.add(step_value(words, in_use.chart, path, path.steps[i], checks[at], i + 1));
        }
        paths.add(
            Value::object()
                .set("code", path.code)
                .set("title", in(lang, path.title))
                .set("lead", in(lang, path.lead))
                .set("picture_url", flowchart_address(lang) + "/" + path.code + ".svg")
                .set("picture_alt", words.say("flow.picture", {{"path", in(lang, path.title)}}))
                .set("steps", std::move(steps)));
    }
    page.set("paths", std::move(paths));
    return page;
}

} // namespace relais::present
