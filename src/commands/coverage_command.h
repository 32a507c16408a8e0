#pragma once
#include "commands/context.h"

namespace CLI {
class App;
}

namespace relais::commands {

/// relais coverage: who is within reach of a service they can use, by area, and who is left out
void add_coverage_command(CLI::App& app, Context& context);

} // namespace relais::commands
