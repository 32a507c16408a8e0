#pragma once

namespace CLI {
class App;
}

namespace relais::commands {

struct Context;

/// `relais outbox send|list|show|retry|withdraw|bounced`: messages that leave.
void add_outbox_command(CLI::App& app, Context& context);

} // namespace relais::commands
