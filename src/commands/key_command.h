#pragma once

namespace CLI {
class App;
}

namespace relais::commands {

struct Context;

/// `relais key create`, `relais key rotate`: the keys of the notes to receivers
/// (usecases/note_keys.h).
void add_key_commands(CLI::App& app, Context& context);

} // namespace relais::commands
