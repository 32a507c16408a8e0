#pragma once
#include "commands/context.h"

namespace CLI {
class App;
}

namespace relais::commands {

/// `import roads FILE` and `import profiles FOLDER`.
void add_import_roads(CLI::App& import, Context& context);

} // namespace relais::commands
