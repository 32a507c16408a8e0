#pragma once
#include "commands/context.h"

namespace CLI {
class App;
}

namespace relais::commands {

/// relais siting: where the next services would reach the most people still out of reach
void add_siting_command(CLI::App& app, Context& context);

} // namespace relais::commands
