#pragma once
#include "commands/context.h"

namespace CLI {
class App;
}

namespace relais::commands {

/// relais import population FILE · relais import returnees FILE: replaces the layer of demand of that kind, or with
/// --dry-run shows what it would be.
void add_import_demand(CLI::App& import, Context& context);

} // namespace relais::commands
