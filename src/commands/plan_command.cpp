#include "commands/plan_command.h"

#include "commands/output.h"
#include "commands/person_options.h"
#include "commands/provider_name.h"
#include "commands/travel_options.h"
#include "present/plan_json.h"
#include "usecases/plan_care.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <ostream>

namespace relais::commands {
namespace {

using Json = nlohmann::ordered_json;

struct PlanOptions {
    usecases::PlanRequest request;
    PersonOptions person;
    usecases::TravelWords travel;
};

void say_plan(const Context& context, const Json& plan) {
    auto& out = *context.out;
    int number = 1;
    for (const auto& address : plan.at("addresses")) {
        const auto& provider = address.at("provider");
        out << "  " << number++ << ". " << provider_name(provider) << " [" << provider.value("id", "") << "]\n     "
            << way_words(address) << '\n';
        for (const auto& answer : address.at("answers")) {
            out << "     " << (answer.value("suitability", "") == "suitable" ? "+ " : "? ")
                << answer.at("need").value("label", "") << " — " << answer.value("suitability_label", "") << '\n';
        }
    }
    for (const auto& need : plan.at("unmet")) {
        context.say({"cli.plan_unmet", {{"need", need.value("label", "")}}});
    }
}

/// Who comes nearest to a need nobody meets, and what stands in the way.
void say_unmet(const Context& context, const Json& unmet) {
    for (const auto& [field, key] : {std::pair{"beyond", "plan.beyond"}, std::pair{"near_miss", "plan.near_miss"}}) {
        const auto& match = unmet.at(field);
        if (match.is_null()) {
            continue;
        }
        std::string reasons;
        for (const auto& verdict : match.at("verdicts")) {
            if (verdict.value("verdict", "") == "not_met") {
                reasons += (reasons.empty() ? "" : "; ") + verdict.value("reason", "");
            }
        }
        context.say({key,
                     {{"need", unmet.at("need").value("label", "")},
                      {"name", provider_name(match.at("provider"))},
                      {"distance", match.value("distance_label", "")},
                      {"reason", reasons}}});
    }
}

void say_answer(const Context& context, const Json& answer) {
    say_place(context, answer);
    say_plan(context, answer.at("best"));
    for (const auto& need : answer.at("unmet")) {
        say_unmet(context, need);
    }
    for (const auto& other : answer.at("others")) {
        *context.out << '\n';
        context.say({"plan.other", {}});
        say_plan(context, other);
    }
    for (const auto& other : answer.at("alternatives")) {
        *context.out << '\n';
        context.say({"cli.plan_without", {{"name", provider_name(other.at("without"))}}});
        say_plan(context, other);
    }
}

int plan(const Context& context, PlanOptions& options) {
    const auto snapshot = published_snapshot(context);
    read_person(*snapshot, options.person, options.request, options.request);
    options.request.travel = asked_travel(options.travel);
    const auto result = usecases::plan_care(*snapshot, options.request, util::day_in_cameroon(context.clock()));
    return give_answer(context, *snapshot, present::plan_json(*snapshot, context.texts, result),
                       [&](const Json& answer) { say_answer(context, answer); });
}

} // namespace

void add_plan_command(CLI::App& app, Context& context) {
    const auto help = [&](const char* key) { return context.texts.text(std::string("help.") + key); };
    auto* command = app.add_subcommand("plan", help("plan"));
    auto options = std::make_shared<PlanOptions>();
    auto& request = options->request;
    add_person_options(*command, context, options->person, request);
    command->add_option("--per-address-km", request.per_address_km, help("per_address_km"));
    command->add_option("--per-unsure-km", request.per_unsure_km, help("per_unsure_km"));
    command->add_flag("--sure-only", request.sure_only, help("sure_only"));
    command->add_option("--within-km", request.within_km, help("within_km"));
    add_travel_options(*command, context, options->travel);
    command->add_option("--per-address-minutes", request.per_address_minutes, help("per_address_minutes"));
    command->add_option("--per-unsure-minutes", request.per_unsure_minutes, help("per_unsure_minutes"));
    command->callback([&context, options] {
        context.work = [&context, options] { return plan(context, *options); };
    });
}

} // namespace relais::commands
