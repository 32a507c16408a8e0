#include "commands/route_command.h"

#include "commands/output.h"
#include "commands/person_options.h"
#include "commands/travel_options.h"
#include "present/travel_json.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <charconv>
#include <ostream>
#include <string_view>

namespace relais::commands {
namespace {

using Json = nlohmann::ordered_json;

/// One end as it is written on a command line: "14.32,10.59", "site-12", a settlement's code or its name.
void read_end(const usecases::Snapshot& snapshot, const std::string& text, usecases::PlaceWords& place,
              std::optional<std::int64_t>* site) {
    constexpr std::string_view k_site = "site-";
    std::int64_t id = 0;
    const auto* end = text.data() + text.size();
    if (site != nullptr && text.starts_with(k_site) &&
        std::from_chars(text.data() + k_site.size(), end, id).ptr == end) {
        *site = id;
        return;
    }
    directory::LonLat point;
    const auto first = std::from_chars(text.data(), end, point.longitude);
    if (first.ec == std::errc{} && first.ptr != end && *first.ptr == ',' &&
        std::from_chars(first.ptr + 1, end, point.latitude).ptr == end) {
        place.point = point;
        return;
    }
    const bool is_code = snapshot.directory().gazetteer.settlement(text) != nullptr;
    place.settlement = is_code ? text : settlement_named(snapshot, text);
}

usecases::TravelWords travel_of(const usecases::TravelWords& words) {
    return asked_travel(words).value_or(usecases::TravelWords{"motorcycle", "", {}});
}

void say_route(const Context& context, const Json& answer) {
    auto& out = *context.out;
    out << answer.at("from").value("label", "") << " → " << answer.at("to").value("label", "") << '\n'
        << answer.value("label", "") << '\n';
    say_travel(context, answer);
    int number = 1;
    for (const auto& step : answer.at("steps")) {
        out << "  " << number++ << ". " << step.value("label", "") << '\n';
    }
}

struct RouteOptions {
    std::string from;
    std::string to;
    usecases::TravelWords travel;
};

int route(const Context& context, const RouteOptions& options) {
    const auto snapshot = published_snapshot(context);
    usecases::RouteRequest request;
    read_end(*snapshot, options.from, request.from, nullptr);
    read_end(*snapshot, options.to, request.to, &request.site);
    request.travel = travel_of(options.travel);
    const auto result = usecases::find_route(*snapshot, request, util::day_in_cameroon(context.clock()));
    return give_answer(context, *snapshot, present::route_json(*snapshot, context.texts, result),
                       [&](const Json& answer) { say_route(context, answer); });
}

struct IsochroneOptions {
    std::string of;
    usecases::IsochroneRequest request;
};

void say_isochrone(const Context& context, const Json& answer) {
    say_place(context, answer);
    for (const auto& feature : answer.at("features")) {
        const auto& properties = feature.at("properties");
        context.say({"cli.isochrone",
                     {{"label", properties.value("label", "")},
                      {"people", std::to_string(properties.value("people", std::int64_t{0}))},
                      {"metres", std::to_string(properties.value("tolerance_m", std::int64_t{0}))}}});
    }
}

int isochrone(const Context& context, IsochroneOptions& options) {
    const auto snapshot = published_snapshot(context);
    auto request = options.request;
    read_end(*snapshot, options.of, request.place, &request.site);
    request.travel = travel_of(request.travel);
    const auto result = usecases::draw_isochrone(*snapshot, request, util::day_in_cameroon(context.clock()));
    return give_answer(context, *snapshot, present::isochrone_json(*snapshot, context.texts, result),
                       [&](const Json& answer) { say_isochrone(context, answer); });
}

} // namespace

void add_route_command(CLI::App& app, Context& context) {
    const auto help = [&](const char* key) { return context.texts.text(std::string("help.") + key); };
    auto* command = app.add_subcommand("route", help("route"));
    auto options = std::make_shared<RouteOptions>();
    command->add_option("--from", options->from, help("route_from"))->required();
    command->add_option("--to", options->to, help("route_to"))->required();
    command->add_option("--by", options->travel.mode, help("by"));
    command->add_option("--season", options->travel.season, help("season"));
    command->callback([&context, options] {
        context.work = [&context, options] { return route(context, *options); };
    });
}

void add_isochrone_command(CLI::App& app, Context& context) {
    const auto help = [&](const char* key) { return context.texts.text(std::string("help.") + key); };
    auto* command = app.add_subcommand("isochrone", help("isochrone"));
    auto options = std::make_shared<IsochroneOptions>();
    command->add_option("--of", options->of, help("isochrone_of"))->required();
    command->add_option("--minutes", options->request.minutes, help("isochrone_minutes"))
        ->delimiter(',')->allow_extra_args(false);
    command->add_option("--direction", options->request.direction, help("isochrone_direction"));
    command->add_option("--by", options->request.travel.mode, help("by"));
    command->add_option("--season", options->request.travel.season, help("season"));
    command->callback([&context, options] {
        context.work = [&context, options] { return isochrone(context, *options); };
    });
}

} // namespace relais::commands
