#include "commands/coverage_command.h"

#include "commands/demand_options.h"
#include "commands/file_options.h"
#include "commands/output.h"
#include "commands/progress_bar.h"
#include "commands/provider_name.h"
#include "commands/travel_options.h"
#include "present/coverage_files.h"
#include "present/coverage_json.h"
#include "usecases/report_coverage.h"
#include "util/errors.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <ostream>

namespace relais::commands {
namespace {

using Json = nlohmann::ordered_json;

constexpr int k_left_out_in_files = 500; // settlements; the answer itself tells fewer

struct CoverageOptions {
    present::CoverageQuery query;
    std::string level = "region";
    DemandOptions demand;
    FileOptions files;
    bool table = false;
    usecases::TravelWords travel;
    std::vector<double> minutes;
};

std::string percent(const Json& share) {
    return share.is_number() ? std::to_string(std::lround(100 * share.get<double>())) : "–";
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
    if (one.at("nearest").is_object() && one.contains("minutes")) {
        context.say({"coverage.nearest_by_time",
                     {{"name", provider_name(one.at("nearest"))}, {"minutes", whole(one.at("minutes"))}}});
    } else if (one.at("nearest").is_object()) {
        context.say({"coverage.nearest",
                     {{"name", provider_name(one.at("nearest"))},
                      {"distance", one.at("distance_label").get<std::string>()}}});
    }
}

void say_coverage(const Context& context, const Json& report) {
    const auto& figures = report.at("whole").at("thresholds").front();
    const auto& weight = report.at("weight");
    const bool timed = figures.contains("minutes");
    context.say({timed ? "coverage.heading_by_time" : "coverage.heading",
                 {{"need", report.at("need").value("label", "")},
                  {timed ? "minutes" : "km", whole(figures.at(timed ? "minutes" : "km"))},
                  {"covered", percent(figures.at("share"))},
                  {"confirmed", percent(figures.at("share_if_confirmed"))}}});
    context.say({"coverage.weight",
                 {{"label", weight.value("label", "")},
                  {"source", weight.value("source", "")},
                  {"year", whole(weight.at("year"))}}});
    say_travel(context, report);
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

int give_table(const Context& context, const usecases::Snapshot& snapshot, const directory::Demand& demand,
               const CoverageOptions& options, util::Day today) {
    const auto table =
        usecases::coverage_table(snapshot, demand, options.query, today,
                                 progress_bar(*context.err, context.texts.text("cli.coverage_progress")));
    if (table.stopped) {
        return stopped(context);
    }
    const present::Words words(snapshot, context.texts);
    write_files(context, options.files, [&](present::FileFormat format) {
        return present::coverage_table_file(words, demand, options.query, table, today, format);
    });
    *context.out << present::coverage_table_json(snapshot, demand, context.texts, table) << '\n';
    return 0;
}

int coverage(const Context& context, CoverageOptions& options) {
    const auto snapshot = published_snapshot(context);
    const auto& demand = demand_weight(*snapshot, options.demand);
    options.query.level = level_of(options.level);
    options.query.weight = options.demand.weight;
    const auto today = util::day_in_cameroon(context.clock());
    if (options.table) {
        return give_table(context, *snapshot, demand, options, today);
    }
    read_needs(*snapshot, options.query);
    options.query.travel = asked_travel(options.travel, options.minutes);
    if (!options.minutes.empty()) {
        options.query.thresholds_minutes = options.minutes;
    }
    auto query = options.query;
    query.left_out = std::max(query.left_out, is_asked_for_files(options.files) ? k_left_out_in_files : 0);
    auto report =
        usecases::report_coverage(*snapshot, demand, query, today,
                                  progress_bar(*context.err, context.texts.text("cli.coverage_progress")));
    if (report.stopped) {
        return stopped(context);
    }
    const present::Words words(*snapshot, context.texts);
    write_files(context, options.files, [&](present::FileFormat format) {
        return present::coverage_file({words, demand, query, report, today}, format);
    });
    const auto told = static_cast<std::size_t>(options.query.left_out);
    report.left_out.resize(std::min(report.left_out.size(), told));
    const auto text = present::coverage_json(*snapshot, demand, context.texts, report);
    return give_answer(context, *snapshot, text, [&](const Json& json) { say_coverage(context, json); });
}

} // namespace

void add_coverage_command(CLI::App& app, Context& context) {
    const auto help = [&](const char* key) { return context.texts.text(std::string("help.") + key); };
    auto* command = app.add_subcommand("coverage", help("coverage"));
    auto options = std::make_shared<CoverageOptions>();
    auto& request = options->query;
    add_demand_options(*command, context, request, request.within, options->demand);
    command->add_option("--km", request.thresholds_km, help("km"))->delimiter(',')->allow_extra_args(false);
    command->add_option("--level", options->level, help("coverage_level"))->capture_default_str();
    command->add_option("--left-out", request.left_out, help("left_out"))->capture_default_str();
    command->add_option("--colour", request.colour, help("colour"))->check(CLI::IsMember({"covered", "confirmed"}));
    add_file_options(*command, context, options->files);
    command->add_flag("--table", options->table, help("coverage_table"));
    add_threshold_travel_options(*command, context, options->travel, options->minutes);
    command->callback([&context, options] {
        context.work = [&context, options] { return coverage(context, *options); };
    });
}

} // namespace relais::commands
