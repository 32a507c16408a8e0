#pragma once

namespace CLI {
class App;
}

namespace relais::commands {

struct Context;

/// relais export site PATH, relais verify PATH, relais keygen FILE.
void add_site_commands(CLI::App& app, Context& context);

} // namespace relais::commands
