#pragma once
#include "util/clock.h"

#include <iosfwd>

namespace relais::commands {

/// The whole program. Exit codes: 0 done · 1 it could not be done · 2 the command line was wrong.
int run(int argc, char** argv);

/// The same with its outputs and its clock from outside, for tests.
int run(int argc, const char* const* argv, std::ostream& out, std::ostream& err, util::Clock clock);

} // namespace relais::commands
