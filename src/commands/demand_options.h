#pragma once
#include "commands/context.h"
#include "usecases/report_coverage.h"
#include "usecases/question.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace relais::commands {

/// For whom, where and weighted by what a planner asks.
struct DemandOptions {
    std::string weight = "people";
};

/// --need, --public, --language, --sex, --age, --within, --weight.
void add_demand_options(CLI::App& command, const Context& context, usecases::PersonWords& words, std::string& within,
                        DemandOptions& options);

/// Needs given in words become codes.
void read_needs(const usecases::Snapshot& snapshot, usecases::PersonWords& words);

/// The layer "people" or "returnees" of a snapshot. Throws util::InvalidInput for another word, util::Conflict if there
/// is no such layer.
const directory::Demand& demand_weight(const usecases::Snapshot& snapshot, const DemandOptions& options);
/// Throws util::InvalidInput ("--level").
usecases::CoverageLevel level_of(const std::string& code);

} // namespace relais::commands
