#pragma once
#include "commands/context.h"

namespace CLI {
class App;
}

namespace relais::commands {

/// relais edition list | publish | diff | rollback | rejected | distinct
void add_edition_command(CLI::App& app, Context& context);

} // namespace relais::commands
