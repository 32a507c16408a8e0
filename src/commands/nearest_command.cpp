#include "commands/nearest_command.h"

#include "commands/output.h"
#include "commands/person_options.h"
#include "commands/provider_name.h"
#include "commands/travel_options.h"
#include "present/nearest_json.h"
#include "usecases/find_nearest.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <ostream>

namespace relais::commands {
namespace {

using Json = nlohmann::ordered_json;

struct NearestOptions {
    usecases::NearestRequest request;
    PersonOptions person;
    usecases::TravelWords travel;
};

void say_match(const Context& context, const Json& match, int number) {
    auto& out = *context.out;
    const auto& provider = match.at("provider");
    out << "  " << number << ". " << provider_name(provider) << " [" << provider.value("id", "") << "]\n     "
        << way_words(match);
    for (const char* field : {"locality", "area_label"}) {
        if (provider.contains(field) && provider.at(field).is_string()) {
            out << " · " << provider.at(field).get<std::string>();
        }
    }
    for (const auto& phone : provider.at("phones")) {
        out << " · " << (phone.is_string() ? phone.get<std::string>() : phone.value("label", ""));
    }
    out << '\n';
    for (const auto& verdict : match.at("verdicts")) {
        const auto word = verdict.value("verdict", "");
        out << "     " << (word == "met" ? "+ " : word == "not_met" ? "- " : "? ") << verdict.value("reason", "")
            << '\n';
    }
}

void say_answer(const Context& context, const Json& answer) {
    auto& out = *context.out;
    say_place(context, answer);
    for (const auto& need : answer.at("needs")) {
        out << '\n' << need.value("label", "") << '\n';
        for (const char* list : {"suitable", "possible", "near_misses", "outreach"}) {
            if (need.at(list).empty()) {
                continue;
            }
            out << " " << context.texts.text(std::string("cli.list_") + list) << '\n';
            int number = 1;
            for (const auto& match : need.at(list)) {
                say_match(context, match, number++);
            }
        }
        if (need.contains("none") && need.at("none").is_string()) {
            out << "  " << need.at("none").get<std::string>() << '\n';
        }
    }
}

int nearest(const Context& context, NearestOptions& options) {
    const auto snapshot = published_snapshot(context);
    const auto& request = options.request;
    read_person(*snapshot, options.person, options.request, options.request);
    options.request.travel = asked_travel(options.travel);
    const auto today = util::day_in_cameroon(context.clock());
    const auto result = usecases::find_nearest(*snapshot, request, today);
    const auto answer = present::nearest_json(*snapshot, context.texts, result);
    return give_answer(context, *snapshot, answer, [&](const Json& json) { say_answer(context, json); });
}

} // namespace

void add_nearest_command(CLI::App& app, Context& context) {
    const auto help = [&](const char* key) { return context.texts.text(std::string("help.") + key); };
    auto* command = app.add_subcommand("nearest", help("nearest"));
    auto options = std::make_shared<NearestOptions>();
    auto& request = options->request;
    add_person_options(*command, context, options->person, request);
    command->add_option("-k,--count", request.k, help("k"));
    command->add_option("--within-km", request.within_km, help("within_km"));
    add_travel_options(*command, context, options->travel);
    command->callback([&context, options] {
        context.work = [&context, options] { return nearest(context, *options); };
    });
}

} // namespace relais::commands
