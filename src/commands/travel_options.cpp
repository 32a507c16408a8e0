#include "commands/travel_options.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <ostream>

namespace relais::commands {

void add_travel_options(CLI::App& command, const Context& context, usecases::TravelWords& words) {
    const auto help = [&](const char* key) { return context.texts.text(std::string("help.") + key); };
    command.add_option("--by", words.mode, help("by"));
    command.add_option("--season", words.season, help("season"));
    command.add_option("--within-minutes", words.within_minutes, help("within_minutes"));
}

void add_threshold_travel_options(CLI::App& command, const Context& context, usecases::TravelWords& words,
                                  std::vector<double>& minutes) {
    const auto help = [&](const char* key) { return context.texts.text(std::string("help.") + key); };
    command.add_option("--by", words.mode, help("by"));
    command.add_option("--season", words.season, help("season"));
    command.add_option("--minutes", minutes, help("minutes"))->delimiter(',')->allow_extra_args(false);
}

std::optional<usecases::TravelWords> asked_travel(const usecases::TravelWords& words,
                                                  const std::vector<double>& minutes) {
    const bool asked = !words.mode.empty() || !words.season.empty() || words.within_minutes || !minutes.empty();
    if (!asked) {
        return std::nullopt;
    }
    auto travel = words;
    if (travel.mode.empty()) {
        travel.mode = "motorcycle"; // the usual means
    }
    return travel;
}

void say_place(const Context& context, const nlohmann::ordered_json& answer) {
    const bool timed = answer.contains("travel") && !answer.at("travel").at("off_network").get<bool>();
    context.say({timed ? "cli.heading_place_by_time" : "cli.heading_place", {{"place", answer.at("place").value("label", "")}}});
    say_travel(context, answer);
}

void say_travel(const Context& context, const nlohmann::ordered_json& answer) {
    if (!answer.contains("travel")) {
        return;
    }
    const auto& travel = answer.at("travel");
    auto& out = *context.out;
    const bool told = travel.at("notice").is_string();
    out << (told ? travel.at("notice") : travel.at("summary")).get<std::string>() << '\n';
    for (const auto& area : travel.at("blocked")) {
        out << area.at("label").get<std::string>() << '\n';
    }
}

std::string way_words(const nlohmann::ordered_json& match) {
    return match.contains("travel") ? match.at("travel").value("label", "") : match.value("distance_label", "");
}

} // namespace relais::commands
