#include "commands/run.h"

#include "commands/access_command.h"
#include "commands/capacity_command.h"
#include "commands/audit_command.h"
#include "commands/backup_command.h"
#include "commands/check_command.h"
#include "commands/context.h"
#include "commands/coverage_command.h"
#include "commands/edition_command.h"
#include "commands/export_command.h"
#include "commands/import_command.h"
#include "commands/link_command.h"
#include "commands/key_command.h"
#include "commands/members_command.h"
#include "commands/nearest_command.h"
#include "commands/outbox_command.h"
#include "commands/overlap_command.h"
#include "commands/plan_command.h"
#include "commands/roads_command.h"
#include "commands/route_command.h"
#include "commands/search_command.h"
#include "commands/serve_command.h"
#include "commands/show_command.h"
#include "commands/site_commands.h"
#include "commands/siting_command.h"
#include "commands/tick_command.h"
#include "commands/user_command.h"
#include "commands/usage_error.h"
#include "commands/web_folder.h"
#include "util/errors.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <iostream>
#include <string_view>

namespace relais::commands {
namespace {

constexpr int k_failed = 1;
constexpr int k_bad_usage = 2;

/// The language must be known before the options, whose help is in it, are.
std::string option_before_parsing(int argc, const char* const* argv, std::string_view name) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == name && i + 1 < argc) {
            return argv[i + 1];
        }
        if (argument.starts_with(name) && argument.size() > name.size() && argument[name.size()] == '=') {
            return std::string(argument.substr(name.size() + 1));
        }
    }
    return "";
}

std::string locale_language() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') {
            return value;
        }
    }
    return "fr";
}

void translate_frame(CLI::App& app, const present::Texts& texts) {
    const auto formatter = app.get_formatter();
    for (const char* word : {"Usage", "OPTIONS", "SUBCOMMAND", "SUBCOMMANDS", "Positionals", "REQUIRED", "Options",
                             "Subcommands", "Needs", "Excludes"}) {
        formatter->label(word, texts.text(std::string("help.frame_") + word));
    }
    app.set_help_flag("-h,--help", texts.text("help.help"));
}

void add_global_options(CLI::App& app, Context& context, std::string& lang) {
    const auto help = [&](const char* key) { return context.texts.text(std::string("help.") + key); };
    app.add_option("--db", context.database, help("db"))->capture_default_str();
    app.add_option("--lang", lang, help("lang"))->check(CLI::IsMember({"fr", "en"}));
    app.add_option("--web", context.web, help("web"));
    app.add_flag("--json", context.json, help("json"));
    app.fallthrough();
    app.require_subcommand(1);
}

void translate_groups(CLI::App& app, const present::Texts& texts) {
    for (auto* command : app.get_subcommands({})) {
        command->group(texts.text("help.frame_Subcommands"));
        translate_groups(*command, texts);
    }
}

void add_commands(CLI::App& app, Context& context) {
    add_serve_command(app, context);
    add_import_command(app, context);
    add_edition_command(app, context);
    add_nearest_command(app, context);
    add_plan_command(app, context);
    add_route_command(app, context);
    add_isochrone_command(app, context);
    add_coverage_command(app, context);
    add_overlap_command(app, context);
    add_members_command(app, context);
    add_capacity_command(app, context);
    add_access_command(app, context);
    add_unmet_command(app, context);
    add_siting_command(app, context);
    add_search_command(app, context);
    add_show_command(app, context);
    add_roads_command(app, context);
    add_check_command(app, context);
    add_user_command(app, context);
    add_audit_command(app, context);
    add_outbox_command(app, context);
    add_link_command(app, context);
    add_export_command(app, context);
    add_site_commands(app, context); // adds to export
    add_backup_commands(app, context);
    add_key_commands(app, context);
    add_tick_commands(app, context);
    translate_groups(app, context.texts);
}

int report(const Context& context, const util::Error& error, int code) {
    if (context.json) {
        *context.err << nlohmann::json{{"code", error.message().key},
                                       {"detail", context.texts.render(error.message())}}
                            .dump()
                     << '\n';
    } else {
        *context.err << context.texts.render(error.message()) << '\n';
    }
    return code;
}

int work(const Context& context) {
    try {
        return context.work();
    } catch (const util::InvalidInput& error) {
        return report(context, error, k_failed);
    } catch (const util::Error& error) {
        return report(context, error, k_failed);
    } catch (const std::exception& error) {
        return report(context, util::Error({"error.unexpected", {{"what", error.what()}}}), k_failed);
    }
}

} // namespace

int run(int argc, const char* const* argv, std::ostream& out, std::ostream& err, util::Clock clock) {
    Context context;
    context.out = &out;
    context.err = &err;
    context.clock = std::move(clock);
    context.web = option_before_parsing(argc, argv, "--web");
    if (context.web.empty()) {
        context.web = find_web_folder();
    }
    auto lang = option_before_parsing(argc, argv, "--lang");
    try {
        context.texts = present::Texts::load(context.web / "i18n",
                                             present::lang_from(lang.empty() ? locale_language() : lang));
    } catch (const util::Error& error) {
        err << error.what() << '\n'; // without texts there is no language to say it in
        return k_failed;
    }
    CLI::App app(context.texts.text("help.relais"), "relais");
    translate_frame(app, context.texts);
    add_global_options(app, context, lang);
    add_commands(app, context);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) { // --help
            app.exit(error, out, err);
            return 0;
        }
        err << context.texts.render(usage_message(error)) << '\n';
        return k_bad_usage;
    }
    return work(context);
}

int run(int argc, char** argv) {
    return run(argc, argv, std::cout, std::cerr, util::system_clock());
}

} // namespace relais::commands
