#pragma once
#include "commands/context.h"

namespace CLI {
class App;
}

namespace relais::commands {

/// relais import mapping FILE: a dry run unless told to apply; says what it found in a summary, a report and a
/// workbook given back with comments.
void add_import_mapping(CLI::App& import, Context& context);

} // namespace relais::commands
