#pragma once
#include "commands/context.h"

namespace CLI {
class App;
}

namespace relais::commands {

/// relais access: where places are scarce for those who live around
void add_access_command(CLI::App& app, Context& context);

/// relais unmet: searches that found nothing suitable, as counts
void add_unmet_command(CLI::App& app, Context& context);

} // namespace relais::commands
