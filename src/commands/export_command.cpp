#include "commands/export_command.h"

#include "commands/context.h"
#include "commands/export_booklet.h"
#include "commands/export_search.h"
#include "commands/hsds_commands.h"

#include <CLI/CLI.hpp>

namespace relais::commands {

void add_export_command(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("export", context.texts.text("help.export"));
    command->require_subcommand(1);
    add_export_search(*command, context);
    add_export_booklet(*command, context);
    add_export_hsds(*command, context);
}

} // namespace relais::commands
