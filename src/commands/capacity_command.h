#pragma once
#include "commands/context.h"
#include "usecases/report_capacity.h"

namespace CLI {
class App;
}

namespace relais::commands {

/// relais capacity: how many people each provider can receive
void add_capacity_command(CLI::App& app, Context& context);

/// The same after another report, as sentences.
void say_capacity(const Context& context,
                  const usecases::Snapshot& snapshot,
                  const directory::Demand& demand,
                  const usecases::CapacityRequest& request);

} // namespace relais::commands
