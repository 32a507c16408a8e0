#include "commands/backup_command.h"

#include "commands/output.h"
#include "usecases/keep_backups.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <memory>
#include <ostream>

namespace relais::commands {
namespace {

int say(const Context& context,
        const usecases::BackupReport& report,
        const std::string& file,
        const char* key,
        const std::string& aside) {
    const bool is_whole = !report.audit.first_wrong;
    if (context.json) {
        *context.out << nlohmann::ordered_json{{"file", file},
                                               {"bytes", report.bytes},
                                               {"audit_whole", is_whole},
                                               {"audit_lines", report.audit.lines},
                                               {"audit_digest", report.audit.last_digest},
                                               {"aside", aside}}
                            .dump(2)
                     << '\n';
        return is_whole ? 0 : 1;
    }
    context.say({key,
                 {{"file", file},
                  {"aside", aside},
                  {"kb", std::to_string((report.bytes + 1023) / 1024)},
                  {"lines", std::to_string(report.audit.lines)},
                  {"digest", report.audit.last_digest}}});
    if (!is_whole) {
        context.say(
            {"account.audit_broken", {{"line", std::to_string(*report.audit.first_wrong)}}});
    }
    return is_whole ? 0 : 1;
}

int back_up(const Context& context, const std::string& file) {
    const auto database = store::Database::open(context.database, store::Access::read_only);
    return say(context, usecases::back_up(database, file), file, "backup.written", "");
}

/// "data/relais.sqlite" → "data/relais.sqlite.before-restore-20261124T110000Z"
std::string aside_of(const Context& context) {
    auto at = util::to_string(context.clock());
    std::erase_if(at, [](char c) { return c == '-' || c == ':'; });
    return context.database.string() + ".before-restore-" + at;
}

int restore(const Context& context, const std::string& file) {
    const auto database = store::Database::open_or_create(context.database);
    const auto aside = aside_of(context);
    return say(context,
               usecases::restore(database, file, aside, author_of(context)),
               file,
               "backup.restored",
               aside);
}

} // namespace

void add_backup_commands(CLI::App& app, Context& context) {
    const auto help = [&](const std::string& key) {
        return context.texts.text("backup.help." + key);
    };
    for (const auto& [name, act] :
         {std::pair{"backup", &back_up}, std::pair{"restore", &restore}}) {
        auto* command = app.add_subcommand(name, help(name));
        auto file = std::make_shared<std::string>();
        command->add_option("file", *file, help(std::string(name) + "_file"))->required();
        command->callback([&context, file, act = act] {
            context.work = [&context, file, act] { return act(context, *file); };
        });
    }
}

} // namespace relais::commands
