#include "commands/access_command.h"

#include "commands/demand_options.h"
#include "commands/output.h"
#include "present/capacity_json.h"
#include "usecases/report_access.h"
#include "util/errors.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <ostream>

namespace relais::commands {
namespace {

using Json = nlohmann::ordered_json;

struct AccessOptions {
    usecases::AccessRequest request;
    std::string level = "region";
    std::string decay = "slow";
    DemandOptions demand;
};

std::string score(const Json& number) {
    return number.is_number() ? number.dump() : "–";
}

void say_access(const Context& context, const Json& report) {
    const auto need = report.at("need").value("label", "");
    if (!report.at("computable").get<bool>()) {
        context.say({"access.say_not_computable", {{"need", need}}});
        return;
    }
    const auto unknown = report.at("providers_without_capacity").get<std::size_t>();
    context.say({"access.say_heading",
                 {{"need", need},
                  {"km", whole(report.at("bands").back().at("to_km"))},
                  {"score", score(report.at("whole").at("score"))},
                  {"places", whole(report.at("places_per_month"))},
                  {"known", std::to_string(report.at("providers").get<std::size_t>() - unknown)},
                  {"unknown", std::to_string(unknown)}}});
    for (const auto& area : report.at("areas")) {
        context.say({"access.say_area",
                     {{"area", area.value("label", "")},
                      {"score", score(area.at("score"))},
                      {"unreached", whole(area.at("unreached"))}}});
    }
    if (!report.at("least").empty()) {
        context.say({"access.say_least", {}});
    }
    for (const auto& place : report.at("least")) {
        const auto& area = place.at("area_label");
        context.say({"access.say_place",
                     {{"name", place.value("label", "")},
                      {"area", area.is_string() ? area.get<std::string>() : ""},
                      {"score", score(place.at("score"))},
                      {"people", whole(place.at("people"))}}});
    }
}

int access(const Context& context, AccessOptions& options) {
    const auto snapshot = published_snapshot(context);
    const auto& demand = demand_weight(*snapshot, options.demand);
    const auto level = usecases::coverage_level_from(options.level);
    if (!level) {
        throw util::InvalidInput(
            "--level", {"error.unknown_code", {{"field", "--level"}, {"value", options.level}}});
    }
    const auto decay = usecases::decay_from(options.decay);
    if (!decay) {
        throw util::InvalidInput(
            "--decay", {"error.unknown_code", {{"field", "--decay"}, {"value", options.decay}}});
    }
    options.request.level = *level;
    options.request.decay = *decay;
    read_needs(*snapshot, options.request);
    const auto report = usecases::report_access(
        *snapshot, demand, options.request, util::day_in_cameroon(context.clock()));
    return give_answer(context,
                       *snapshot,
                       present::access_json(*snapshot, demand, context.texts, report),
                       [&](const Json& json) { say_access(context, json); });
}

} // namespace

void add_access_command(CLI::App& app, Context& context) {
    const auto help = [&](const char* key) {
        return context.texts.text(std::string("help.") + key);
    };
    auto* command = app.add_subcommand("access", help("access_command"));
    auto options = std::make_shared<AccessOptions>();
    auto& request = options->request;
    add_demand_options(*command, context, request, request.within, options->demand);
    command->add_option("--km", request.threshold_km, help("access_km"))->capture_default_str();
    command->add_option("--level", options->level, help("coverage_level"))->capture_default_str();
    command->add_option("--decay", options->decay, help("access_decay"))->capture_default_str();
    command->add_option("--places", request.places, help("access_places"))->capture_default_str();
    command->callback([&context, options] {
        context.work = [&context, options] { return access(context, *options); };
    });
}

} // namespace relais::commands
