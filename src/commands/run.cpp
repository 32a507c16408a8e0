#include "commands/run.h"

namespace relais::commands {

int run(int /*argc*/, char** /*argv*/) {
    return 0;
}

} // namespace relais::commands
