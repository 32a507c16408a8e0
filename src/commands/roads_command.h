#pragma once
#include "commands/context.h"

namespace CLI {
class App;
}

namespace relais::commands {

/// `roads show|speeds|block|unblock|list`: the network in use, and where nobody passes.
void add_roads_command(CLI::App& app, Context& context);

} // namespace relais::commands
