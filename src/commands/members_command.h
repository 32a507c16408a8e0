#pragma once

namespace CLI {
class App;
}

namespace relais::commands {

struct Context;

/// `relais members list | set | import`: who belongs to the mechanism.
void add_members_command(CLI::App& app, Context& context);

} // namespace relais::commands
