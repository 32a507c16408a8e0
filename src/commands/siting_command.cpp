#include "commands/siting_command.h"

#include "commands/demand_options.h"
#include "commands/output.h"
#include "commands/progress_bar.h"
#include "present/coverage_json.h"
#include "usecases/propose_sites.h"
#include "util/errors.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <ostream>

namespace relais::commands {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
    usecases::SitingRequest request;
    DemandOptions demand;
    std::vector<double> own; ///< longitude, latitude, longitude, latitude …
};

std::string whole(const Json& number) {
    return std::to_string(std::llround(number.get<double>()));
}

void say_report(const Context& context, const Json& report) {
    context.say({"coverage.siting_heading",
                 {{"need", report.at("need").value("label", "")},
                  {"before", whole(report.at("before"))},
                  {"after", whole(report.at("after"))},
                  {"people", whole(report.at("people"))},
                  {"bound", whole(report.at("bound"))}}});
    int number = 1;
    for (const auto& site : report.at("sites")) {
        const auto text = [&](const char* field) {
            return site.at(field).is_string() ? site.at(field).get<std::string>() : site.at("point").dump();
        };
        context.say({"coverage.siting_line",
                     {{"number", std::to_string(number++)},
                      {"name", text("label")},
                      {"area", site.at("area_label").is_string() ? text("area_label") : ""},
                      {"people", whole(site.at("newly"))}}});
    }
    context.say({"coverage.weight",
                 {{"label", report.at("weight").value("label", "")},
                  {"source", report.at("weight").value("source", "")},
                  {"year", report.at("weight").at("year").is_null() ? "–" : whole(report.at("weight").at("year"))}}});
}

int siting(const Context& context, Options& options) {
    const auto snapshot = published_snapshot(context);
    const auto& demand = demand_weight(*snapshot, options.demand);
    read_needs(*snapshot, options.request);
    if (options.own.size() % 2 != 0) {
        throw util::InvalidInput("--own", {"error.bad_point", {}});
    }
    for (std::size_t i = 0; i + 1 < options.own.size(); i += 2) {
        options.request.own.push_back({options.own[i], options.own[i + 1]});
    }
    const auto report =
        usecases::propose_sites(*snapshot, demand, options.request, util::day_in_cameroon(context.clock()),
                                progress_bar(*context.err, context.texts.text("cli.siting_progress")));
    const auto text = present::siting_json(*snapshot, demand, context.texts, report);
    return give_answer(context, *snapshot, text, [&](const Json& json) { say_report(context, json); });
}

} // namespace

void add_siting_command(CLI::App& app, Context& context) {
    const auto help = [&](const char* key) { return context.texts.text(std::string("help.") + key); };
    auto* command = app.add_subcommand("siting", help("siting"));
    auto options = std::make_shared<Options>();
    auto& request = options->request;
    add_demand_options(*command, context, request, request.within, options->demand);
    command->add_option("--km", request.threshold_km, help("siting_km"))->capture_default_str();
    command->add_option("--places", request.places, help("places"))->capture_default_str();
    command->add_flag("--confirmed-only", request.confirmed_only, help("confirmed_only"));
    command->add_option("--own", options->own, help("own"))->delimiter(',')->allow_extra_args(false);
    command->callback([&context, options] {
        context.work = [&context, options] { return siting(context, *options); };
    });
}

} // namespace relais::commands
