#pragma once
#include "commands/context.h"

namespace CLI {
class App;
}

namespace relais::commands {

/// relais show site-12 | organisation-3 | service-7
void add_show_command(CLI::App& app, Context& context);

} // namespace relais::commands
