#pragma once
#include "commands/context.h"

namespace CLI {
class App;
}

namespace relais::commands {

/// relais overlap: where several organisations do the same; overlap mark | unmark | marks: what is
/// complementary
void add_overlap_command(CLI::App& app, Context& context);

} // namespace relais::commands
