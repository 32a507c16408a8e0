#pragma once

namespace CLI {
class App;
}

namespace relais::commands {

struct Context;

/// `relais user add|list|disable|enable|reset|role`: accounts, by whoever can open the database.
void add_user_command(CLI::App& app, Context& context);

} // namespace relais::commands
