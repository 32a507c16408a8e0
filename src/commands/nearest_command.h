#pragma once
#include "commands/context.h"

namespace CLI {
class App;
}

namespace relais::commands {

/// relais nearest: who near a place suits a person, for each need, and why
void add_nearest_command(CLI::App& app, Context& context);

} // namespace relais::commands
