#pragma once

namespace relais::commands {

/// The whole program. Exit codes: 0 done · 1 it could not be done · 2 the command line was wrong.
int run(int argc, char** argv);

} // namespace relais::commands
