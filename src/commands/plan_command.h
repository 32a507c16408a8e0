#pragma once
#include "commands/context.h"

namespace CLI {
class App;
}

namespace relais::commands {

/// relais plan: the fewest and nearest addresses that together meet several needs of one person
void add_plan_command(CLI::App& app, Context& context);

} // namespace relais::commands
