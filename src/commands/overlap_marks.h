#pragma once
#include "commands/context.h"
#include "directory/complementary.h"

#include <vector>

namespace CLI {
class App;
}

namespace relais::commands {

/// The marks in the database.
std::vector<directory::ComplementaryMark> stored_marks(const Context& context);

/// overlap mark | unmark | marks, under `overlap`.
void add_overlap_marks(CLI::App& overlap, Context& context);

} // namespace relais::commands
