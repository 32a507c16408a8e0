#pragma once

namespace CLI {
class App;
}

namespace relais::commands {

struct Context;

/// relais export search …: what leaves the house as files.
void add_export_command(CLI::App& app, Context& context);

} // namespace relais::commands
