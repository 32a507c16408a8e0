#pragma once

namespace CLI {
class App;
}

namespace relais::commands {

struct Context;

/// `relais link NUMBER`: a link by which a provider's focal point mends its record, and the words to send it with.
void add_link_command(CLI::App& app, Context& context);

} // namespace relais::commands
