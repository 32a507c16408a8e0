#include "commands/coverage_command.h"

#include "commands/demand_options.h"
#include "commands/output.h"
#include "commands/progress_bar.h"
#include "commands/provider_name.h"
#include "present/coverage_json.h"
#include "usecases/report_coverage.h"
#include "util/errors.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <ostream>

namespace relais::commands {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
    usecases::CoverageRequest request;
    std::string level = "region";
    DemandOptions demand;
    std::string csv;
    bool table = false;
};

std::string percent(const Json& share) {
    return share.is_number() ? std::to_string(std::lround(100 * share.get<double>())) : "–";
}

std::string whole(const Json& number) {
    return number.is_number() ? std::to_string(std::llround(number.get<double>())) : "–";
}

void say_area(const Context& context, const Json& area) {
    const auto& figures = area.at("thresholds").front();
    context.say({"coverage.line",
                 {{"area", area.value("label", "")},
                  {"covered", percent(figures.at("share"))},
                  {"confirmed", percent(figures.at("share_if_confirmed"))},
                  {"people", whole(figures.at("people"))},
                  {"providers", area.at("providers").dump()},
                  {"gap", figures.at("main_gap").value("label", "")}}});
}

void say_left_out(const Context& context, const Json& one) {
    const auto area = one.at("area_label").is_string() ? one.at("area_label").get<std::string>() : "";
    context.say({"coverage.left_out_line",
                 {{"name", one.value("label", "")},
                  {"area", area},
                  {"people", whole(one.at("people"))},
                  {"gap", one.at("gap").value("label", "")}}});
    if (one.at("nearest").is_object()) {
        context.say({"coverage.nearest",
                     {{"name", provider_name(one.at("nearest"))},
                      {"km", std::to_string(std::lround(one.at("distance_m").get<double>() / 1000))}}});
    }
}

void say_report(const Context& context, const Json& report) {
    const auto& figures = report.at("whole").at("thresholds").front();
    const auto& weight = report.at("weight");
    context.say({"coverage.heading",
                 {{"need", report.at("need").value("label", "")},
                  {"km", whole(figures.at("km"))},
                  {"covered", percent(figures.at("share"))},
                  {"confirmed", percent(figures.at("share_if_confirmed"))}}});
    context.say({"coverage.weight",
                 {{"label", weight.value("label", "")},
                  {"source", weight.value("source", "")},
                  {"year", whole(weight.at("year"))}}});
    for (const auto& area : report.at("areas")) {
        say_area(context, area);
    }
    if (!report.at("left_out").empty()) {
        context.say({"coverage.left_out", {}});
    }
    for (const auto& one : report.at("left_out")) {
        say_left_out(context, one);
    }
}

/// One line an area and threshold; `;` and a byte-order mark, so that a French spreadsheet opens it.
std::string csv_of(const Json& report) {
    std::string text = "\xEF\xBB\xBF"
                       "edition;need;weight;weight_year;weight_source;distance;area_code;area;km;people;covered;"
                       "covered_if_confirmed;share;share_if_confirmed;main_gap;providers\r\n";
    const auto quoted = [](const std::string& value) {
        std::string out = "\"";
        for (const char c : value) {
            out += c == '"' ? "\"\"" : std::string(1, c);
        }
        return out + "\"";
    };
    for (const auto& area : report.at("areas")) {
        for (const auto& figures : area.at("thresholds")) {
            text += quoted(report.at("edition").value("label", "")) + ";" + report.at("need").value("code", "") + ";" +
                    report.at("weight").value("kind", "") + ";" + whole(report.at("weight").at("year")) + ";" +
                    quoted(report.at("weight").value("source", "")) + ";straight_line;" + area.value("code", "") + ";" +
                    quoted(area.value("label", "")) + ";" + figures.at("km").dump() + ";" +
                    whole(figures.at("people")) + ";" + whole(figures.at("covered")) + ";" +
                    whole(figures.at("covered_if_confirmed")) + ";" +
                    (figures.at("share").is_null() ? "" : figures.at("share").dump()) + ";" +
                    (figures.at("share_if_confirmed").is_null() ? "" : figures.at("share_if_confirmed").dump()) + ";" +
                    figures.at("main_gap").value("code", "") + ";" + area.at("providers").dump() + "\r\n";
        }
    }
    return text;
}

int coverage(const Context& context, Options& options) {
    const auto snapshot = published_snapshot(context);
    const auto& demand = demand_weight(*snapshot, options.demand);
    const auto level = usecases::coverage_level_from(options.level);
    if (!level) {
        throw util::InvalidInput("--level", {"error.unknown_code", {{"field", "--level"}, {"value", options.level}}});
    }
    options.request.level = *level;
    const auto today = util::day_in_cameroon(context.clock());
    if (options.table) {
        const auto table =
            usecases::coverage_table(*snapshot, demand, options.request, today,
                                     progress_bar(*context.err, context.texts.text("cli.coverage_progress")));
        *context.out << present::coverage_table_json(*snapshot, demand, context.texts, table) << '\n';
        return 0;
    }
    read_needs(*snapshot, options.request);
    const auto report = usecases::report_coverage(*snapshot, demand, options.request, today);
    const auto text = present::coverage_json(*snapshot, demand, context.texts, report);
    if (!options.csv.empty()) {
        write_new_file(options.csv, csv_of(Json::parse(text)));
    }
    return give_answer(context, *snapshot, text, [&](const Json& json) { say_report(context, json); });
}

} // namespace

void add_coverage_command(CLI::App& app, Context& context) {
    const auto help = [&](const char* key) { return context.texts.text(std::string("help.") + key); };
    auto* command = app.add_subcommand("coverage", help("coverage"));
    auto options = std::make_shared<Options>();
    auto& request = options->request;
    add_demand_options(*command, context, request, request.within, options->demand);
    command->add_option("--km", request.thresholds_km, help("km"))->delimiter(',')->allow_extra_args(false);
    command->add_option("--level", options->level, help("coverage_level"))->capture_default_str();
    command->add_option("--left-out", request.left_out, help("left_out"))->capture_default_str();
    command->add_option("--csv", options->csv, help("csv"));
    command->add_flag("--table", options->table, help("coverage_table"));
    command->callback([&context, options] {
        context.work = [&context, options] { return coverage(context, *options); };
    });
}

} // namespace relais::commands
