#include "commands/key_command.h"

#include "commands/context.h"
#include "usecases/accounts.h"
#include "usecases/note_keys.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <ostream>

namespace relais::commands {
namespace {

int create(const Context& context) {
    const auto file = usecases::key_file_of(context.database);
    usecases::create_keys(file);
    context.say({"referral.key_created", {{"file", file.string()}}});
    return 0;
}

int rotate(const Context& context) {
    const auto database = store::Database::open(context.database, store::Access::read_write);
    const auto done = usecases::rotate_keys(
        database, usecases::command_line_actor(context.author()), context.clock());
    if (context.json) {
        *context.out << nlohmann::ordered_json{{"notes", done.notes}, {"lost", done.lost}}.dump(2)
                     << '\n';
    } else {
        context.say({"referral.key_rotated",
                     {{"notes", std::to_string(done.notes)}, {"lost", std::to_string(done.lost)}}});
    }
    return done.lost == 0 ? 0 : 1;
}

} // namespace

void add_key_commands(CLI::App& app, Context& context) {
    const auto help = [&](const std::string& key) {
        return context.texts.text("referral.help." + key);
    };
    auto* command = app.add_subcommand("key", help("key"));
    command->require_subcommand(1);
    for (const auto& [name, act] : {std::pair{"create", &create}, std::pair{"rotate", &rotate}}) {
        command->add_subcommand(name, help(std::string("key_") + name))
            ->callback(
                [&context, act = act] { context.work = [&context, act] { return act(context); }; });
    }
}

} // namespace relais::commands
