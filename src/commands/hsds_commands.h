#pragma once

namespace CLI {
class App;
}

namespace relais::commands {

struct Context;

void add_export_hsds(CLI::App& exports, Context& context); ///< relais export hsds FOLDER
void add_import_hsds(CLI::App& import, Context& context);  ///< relais import hsds FOLDER [--apply …]

} // namespace relais::commands
