#pragma once

namespace CLI {
class App;
}

namespace relais::commands {

struct Context;

/// `relais tick`: what time brings (usecases/run_due.h), as a server does every minute. `relais
/// retention`: how long things are kept.
void add_tick_commands(CLI::App& app, Context& context);

} // namespace relais::commands
