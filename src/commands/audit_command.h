#pragma once

namespace CLI {
class App;
}

namespace relais::commands {

struct Context;

/// `relais audit list|verify`: who changed what; whether the log is as it was written (exit code 1
/// where it is not).
void add_audit_command(CLI::App& app, Context& context);

} // namespace relais::commands
