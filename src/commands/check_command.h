#pragma once
#include "commands/context.h"

namespace CLI {
class App;
}

namespace relais::commands {

/// relais check: whether the database is sound, and what the published edition lacks
void add_check_command(CLI::App& app, Context& context);

} // namespace relais::commands
