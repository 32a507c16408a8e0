#pragma once

namespace CLI {
class App;
}

namespace relais::commands {

struct Context;

/// `relais backup FILE`, `relais restore FILE`: both while a server serves.
void add_backup_commands(CLI::App& app, Context& context);

} // namespace relais::commands
