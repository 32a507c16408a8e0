#pragma once
#include "directory/demand.h"
#include "server/exchange.h"
#include "usecases/report_coverage.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What planners' questions have in common after "?". All throw util::InvalidInput naming the
/// parameter.
namespace relais::server {

/// Every value of a parameter that may repeat, commas counting as repetition.
std::vector<std::string> all_of(const Request& request, std::string_view name);

/// The numbers of a parameter that may repeat; finite or not is for whoever asks to judge.
std::vector<double> numbers(const Request& request, std::string_view name);
/// At most one.
std::optional<double> number(const Request& request, std::string_view name);

/// Who is asked for: need, public, language, sex, age_from, age_to.
void read_person_words(const Request& request, usecases::PersonWords& words);

/// "level", if it is given.
std::optional<usecases::CoverageLevel> level(const Request& request);

/// The layer named by "weight", people if it is not. Throws util::Conflict if it was never
/// imported.
const directory::Demand& weight(const usecases::Snapshot& snapshot, const Request& request);

} // namespace relais::server
