#pragma once
#include "commands/context.h"

namespace CLI {
class App;
}

namespace relais::commands {

/// `relais route` and `relais isochrone`.
void add_route_command(CLI::App& app, Context& context);
void add_isochrone_command(CLI::App& app, Context& context);

} // namespace relais::commands
