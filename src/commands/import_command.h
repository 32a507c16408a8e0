#pragma once
#include "commands/context.h"

namespace CLI {
class App;
}

namespace relais::commands {

/// relais import mapping | reference | boundaries
void add_import_command(CLI::App& app, Context& context);

} // namespace relais::commands
