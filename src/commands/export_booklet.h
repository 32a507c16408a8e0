#pragma once

namespace CLI {
class App;
}

namespace relais::commands {

struct Context;

/// relais export booklet --zone extreme-nord --to FILE.pdf: the pocket directory.
void add_export_booklet(CLI::App& exports, Context& context);

} // namespace relais::commands
