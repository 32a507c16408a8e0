#pragma once
#include "commands/context.h"
#include "usecases/travel_map.h"

#include <nlohmann/json_fwd.hpp>

namespace CLI {
class App;
}

namespace relais::commands {

/// --by MODE, --season, --within-minutes.
void add_travel_options(CLI::App& command, const Context& context, usecases::TravelWords& words);

/// --by MODE, --season, --minutes: thresholds.
void add_threshold_travel_options(CLI::App& command, const Context& context, usecases::TravelWords& words,
                                  std::vector<double>& minutes);

/// Nothing unless one of the options was given: then the command answers by straight line.
std::optional<usecases::TravelWords> asked_travel(const usecases::TravelWords& words,
                                                  const std::vector<double>& minutes = {});

/// "Autour de Mokolo", and what its distances or times rest on.
void say_place(const Context& context, const nlohmann::ordered_json& answer);
/// What an answer by time rests on: nothing for one by straight line.
void say_travel(const Context& context, const nlohmann::ordered_json& answer);

/// "42 min en mototaxi …" of a match or an address that has it, else how far it is.
std::string way_words(const nlohmann::ordered_json& match);

} // namespace relais::commands
