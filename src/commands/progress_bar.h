#pragma once
#include "util/progress.h"

#include <iosfwd>
#include <string>

namespace relais::commands {

/// Progress told on `err` once the work has lasted two seconds: redrawn in place on a terminal, else a line every ten
/// percent. `label` is a finished sentence. While it lives,
/// Ctrl-C (SIGINT) stops the work at its next word instead of ending the program; a second one ends it.
util::Progress progress_bar(std::ostream& err, std::string label);

} // namespace relais::commands
