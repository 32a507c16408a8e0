#pragma once
#include "commands/context.h"

namespace CLI {
class App;
}

namespace relais::commands {

/// relais capacity: how many people each provider can receive
void add_capacity_command(CLI::App& app, Context& context);

} // namespace relais::commands
