#pragma once

namespace CLI {
class App;
}

namespace relais::commands {

struct Context;

/// `relais serve`: the HTTP server, until SIGTERM or SIGINT. A new edition is served within a second of its
/// publication, by whichever process it was published.
void add_serve_command(CLI::App& app, Context& context);

} // namespace relais::commands
