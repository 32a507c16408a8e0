#pragma once
#include "commands/context.h"

namespace CLI {
class App;
}

namespace relais::commands {

/// relais search: providers by words and facets
void add_search_command(CLI::App& app, Context& context);

} // namespace relais::commands
