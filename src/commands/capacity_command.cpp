#include "commands/capacity_command.h"

#include "commands/demand_options.h"
#include "commands/output.h"
#include "commands/provider_name.h"
#include "present/capacity_json.h"
#include "util/errors.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <ostream>

namespace relais::commands {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t k_shown = 20;

struct CapacityOptions {
    usecases::CapacityRequest request;
    std::string level = "region";
    std::string order = "nearest";
    DemandOptions demand;
};

void say_capacity(const Context& context, const Json& report) {
    const auto& figures = report.at("whole");
    const auto need = report.at("need").value("label", "");
    if (report.at("computable").get<bool>()) {
        context.say({"capacity.say_heading",
                     {{"need", need},
                      {"km", whole(report.at("km"))},
                      {"months", whole(report.at("months"))},
                      {"people", whole(figures.at("people"))},
                      {"served", whole(figures.at("served"))},
                      {"no_room", whole(figures.at("no_room"))},
                      {"unsaid", whole(figures.at("capacity_unsaid"))},
                      {"unreached", whole(figures.at("unreached"))}}});
    } else {
        context.say({"capacity.say_unknown", {{"need", need}}});
    }
    const auto& providers = report.at("providers");
    for (std::size_t i = 0; i < std::min(providers.size(), k_shown); ++i) {
        const auto& one = providers[i];
        context.say({"capacity.say_provider",
                     {{"name", provider_name(one.at("provider"))},
                      {"total", whole(one.at("people_in_reach"))},
                      {"own", whole(one.at("people_nearest"))},
                      {"capacity", whole(one.at("capacity"))},
                      {"served", whole(one.at("served"))},
                      {"spare", whole(one.at("spare"))}}});
    }
    if (providers.size() > k_shown) {
        context.say({"overlap.say_more", {{"count", std::to_string(providers.size() - k_shown)}}});
    }
}

int capacity(const Context& context, CapacityOptions& options) {
    const auto snapshot = published_snapshot(context);
    const auto& demand = demand_weight(*snapshot, options.demand);
    const auto level = usecases::coverage_level_from(options.level);
    if (!level) {
        throw util::InvalidInput(
            "--level", {"error.unknown_code", {{"field", "--level"}, {"value", options.level}}});
    }
    const auto order = usecases::serving_order_from(options.order);
    if (!order) {
        throw util::InvalidInput(
            "--order", {"error.unknown_code", {{"field", "--order"}, {"value", options.order}}});
    }
    options.request.level = *level;
    options.request.order = *order;
    read_needs(*snapshot, options.request);
    const auto report = usecases::report_capacity(
        *snapshot, demand, options.request, util::day_in_cameroon(context.clock()));
    return give_answer(context,
                       *snapshot,
                       present::capacity_json(*snapshot, demand, context.texts, report),
                       [&](const Json& json) { say_capacity(context, json); });
}

} // namespace

void add_capacity_command(CLI::App& app, Context& context) {
    const auto help = [&](const char* key) {
        return context.texts.text(std::string("help.") + key);
    };
    auto* command = app.add_subcommand("capacity", help("capacity"));
    auto options = std::make_shared<CapacityOptions>();
    auto& request = options->request;
    add_demand_options(*command, context, request, request.within, options->demand);
    command->add_option("--km", request.threshold_km, help("siting_km"))->capture_default_str();
    command->add_option("--level", options->level, help("coverage_level"))->capture_default_str();
    command->add_option("--months", request.months, help("capacity_months"))->capture_default_str();
    command->add_option("--share", request.share_percent, help("capacity_share"))
        ->capture_default_str();
    command->add_option("--order", options->order, help("capacity_order"))->capture_default_str();
    command->callback([&context, options] {
        context.work = [&context, options] { return capacity(context, *options); };
    });
}

} // namespace relais::commands
