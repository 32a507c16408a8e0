#include "commands/siting_command.h"

#include "commands/demand_options.h"
#include "commands/file_options.h"
#include "commands/output.h"
#include "commands/travel_options.h"
#include "commands/progress_bar.h"
#include "present/coverage_json.h"
#include "present/siting_scene.h"
#include "usecases/suggest_settlements.h"
#include "util/errors.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <ostream>

namespace relais::commands {
namespace {

using Json = nlohmann::ordered_json;

constexpr int k_left_out = 500; // settlements in a file

struct SitingOptions {
    present::SitingQuery query;
    double km = 20;
    std::string level = "region";
    DemandOptions demand;
    FileOptions files;
    std::vector<double> own; ///< longitude, latitude, longitude, latitude …
    usecases::TravelWords travel;
    std::vector<double> minutes; ///< one at most
    std::vector<std::string> own_settlements;
};

void say_siting(const Context& context, const Json& report) {
    context.say({"coverage.siting_heading",
                 {{"need", report.at("need").value("label", "")},
                  {"before", whole(report.at("before"))},
                  {"after", whole(report.at("after"))},
                  {"people", whole(report.at("people"))},
                  {"bound", whole(report.at("bound"))}}});
    say_travel(context, report);
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

std::string percent(const Json& side) {
    const auto& share = side.at("thresholds").front().at("share");
    const auto& confirmed = side.at("thresholds").front().at("share_if_confirmed");
    const auto text = [](const Json& one) { return one.is_number() ? std::to_string(std::lround(100 * one.get<double>())) : "–"; };
    return text(share) + " % (" + text(confirmed) + " %)";
}

void say_what_if(const Context& context, const Json& answer) {
    context.say({"coverage.what_if_heading", {{"need", answer.at("need").value("label", "")}, {"newly", whole(answer.at("newly"))}}});
    int number = 1;
    for (const auto& place : answer.at("places")) {
        context.say({"coverage.siting_line",
                     {{"number", std::to_string(number++)},
                      {"name", place.value("label", "")},
                      {"area", place.at("area_label").is_string() ? place.at("area_label").get<std::string>() : ""},
                      {"people", whole(place.at("newly"))}}});
    }
    const auto line = [&](const Json& before, const Json& after) {
        context.say({"coverage.what_if_line", {{"area", before.value("label", "")}, {"before", percent(before)}, {"after", percent(after)}}});
    };
    line(answer.at("before").at("whole"), answer.at("after").at("whole"));
    for (std::size_t i = 0; i < answer.at("before").at("areas").size(); ++i) {
        const auto& before = answer.at("before").at("areas")[i];
        const auto& after = answer.at("after").at("areas")[i];
        if (before != after) {
            line(before, after);
        }
    }
}

/// "14.3,10.6,13.8,10.7": pairs; or settlements, by code or by name.
void read_own(const usecases::Snapshot& snapshot, SitingOptions& options) {
    if (options.own.size() % 2 != 0) {
        throw util::InvalidInput("--own", {"error.bad_point", {}});
    }
    for (std::size_t i = 0; i + 1 < options.own.size(); i += 2) {
        options.query.own.push_back({"", directory::LonLat{options.own[i], options.own[i + 1]}});
    }
    for (const auto& name : options.own_settlements) {
        const bool is_code = snapshot.directory().gazetteer.settlement(name) != nullptr;
        const auto found = is_code ? std::vector<std::uint32_t>() : usecases::suggest_settlements(snapshot, name, 1);
        options.query.own.push_back({found.empty() ? name : snapshot.directory().gazetteer.settlements()[found.front()].code,
                                     std::nullopt});
    }
}

int siting(const Context& context, SitingOptions& options) {
    const auto snapshot = published_snapshot(context);
    const auto& demand = demand_weight(*snapshot, options.demand);
    read_needs(*snapshot, options.query);
    read_own(*snapshot, options);
    options.query.thresholds_km = {options.km};
    options.query.travel = asked_travel(options.travel, options.minutes);
    if (!options.minutes.empty()) {
        options.query.thresholds_minutes = {options.minutes.front()};
    }
    options.query.level = level_of(options.level);
    options.query.weight = options.demand.weight;
    options.query.left_out = k_left_out;
    const present::Words words(*snapshot, context.texts);
    const present::SitingScene scene(words, demand, options.query, util::day_in_cameroon(context.clock()),
                                     progress_bar(*context.err, context.texts.text("cli.siting_progress")));
    if (scene.stopped()) {
        return stopped(context);
    }
    write_files(context, options.files,
                [&](present::FileFormat format) { return present::coverage_file(scene.coverage(), format); });
    if (scene.searched()) {
        return give_answer(context, *snapshot,
                           present::siting_json(*snapshot, demand, context.texts, *scene.siting()),
                           [&](const Json& json) { say_siting(context, json); });
    }
    return give_answer(context, *snapshot, present::what_if_json(*snapshot, demand, context.texts, scene.what_if()),
                       [&](const Json& json) { say_what_if(context, json); });
}

} // namespace

void add_siting_command(CLI::App& app, Context& context) {
    const auto help = [&](const char* key) { return context.texts.text(std::string("help.") + key); };
    auto* command = app.add_subcommand("siting", help("siting"));
    auto options = std::make_shared<SitingOptions>();
    auto& request = options->query;
    add_demand_options(*command, context, request, request.within, options->demand);
    command->add_option("--km", options->km, help("siting_km"))->capture_default_str();
    command->add_option("--level", options->level, help("coverage_level"))->capture_default_str();
    command->add_option("--places", request.places, help("places"))->capture_default_str();
    command->add_flag("--confirmed-only", request.confirmed_only, help("confirmed_only"));
    command->add_option("--own", options->own, help("own"))->delimiter(',')->allow_extra_args(false);
    add_threshold_travel_options(*command, context, options->travel, options->minutes);
    command->add_option("--own-settlement", options->own_settlements, help("own_settlement"))->delimiter(',')->allow_extra_args(false);
    command->add_option("--colour", request.colour, help("colour"))->check(CLI::IsMember({"covered", "confirmed"}));
    add_file_options(*command, context, options->files);
    command->callback([&context, options] {
        context.work = [&context, options] { return siting(context, *options); };
    });
}

} // namespace relais::commands
