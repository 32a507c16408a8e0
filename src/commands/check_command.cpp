#include "commands/check_command.h"

#include "commands/output.h"
#include "usecases/check_directory.h"
#include "usecases/check_roads.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <ostream>

namespace relais::commands {
namespace {

std::string label_of(const directory::Term& term, present::Lang lang) {
    return lang == present::Lang::en ? term.label_en : term.label_fr;
}

void say_check(const Context& context, const directory::Directory& directory, const usecases::DirectoryCheck& check) {
    context.say({"cli.check_edition", {{"label", directory.edition.label}}});
    const auto say = [&](const char* key, std::size_t count, std::size_t total) {
        context.say({key, {{"count", std::to_string(count)}, {"total", std::to_string(total)}}});
    };
    say("cli.check_never_verified", check.never_verified, check.services);
    say("cli.check_stale", check.stale, check.services);
    say("cli.check_unknown_public", check.unknown_public, check.services);
    say("cli.check_unknown_zone", check.unknown_zone, check.services);
    say("cli.check_without_point", check.sites_without_point, check.sites);
    say("cli.check_coarse", check.coarse_sites, check.sites);
    say("cli.check_without_contact", check.sites_without_contact, check.sites);
    for (const auto term : check.needs_nobody_meets) {
        context.say({"cli.check_nobody", {{"need", label_of(directory.taxonomy.terms()[term], context.texts.lang())}}});
    }
}

nlohmann::json check_json(const directory::Directory& directory, const usecases::DirectoryCheck& check) {
    auto nobody = nlohmann::json::array();
    for (const auto term : check.needs_nobody_meets) {
        nobody.push_back(directory.taxonomy.terms()[term].code);
    }
    return {{"sound", true},
            {"edition", directory.edition.id.value},
            {"services", check.services},
            {"sites", check.sites},
            {"never_verified", check.never_verified},
            {"stale", check.stale},
            {"unknown_public", check.unknown_public},
            {"unknown_zone", check.unknown_zone},
            {"sites_without_point", check.sites_without_point},
            {"coarse_sites", check.coarse_sites},
            {"sites_without_contact", check.sites_without_contact},
            {"needs_nobody_meets", nobody}};
}

usecases::RoadsCheck check_file(const Context& context) {
    const auto database = store::Database::open(context.database, store::Access::read_write); // brings it up to date
    store::check_integrity(database);
    return usecases::check_roads(database, util::to_string(util::day_in_cameroon(context.clock())));
}

nlohmann::json roads_json(const Context& context, const usecases::RoadsCheck& roads) {
    auto findings = nlohmann::json::array();
    for (const auto& finding : roads.findings) {
        findings.push_back({{"code", finding.key}, {"sentence", context.texts.render(finding)}});
    }
    return {{"sound", roads.sound}, {"findings", findings}};
}

int check(const Context& context) {
    const auto roads = check_file(context);
    const auto snapshot = published_snapshot(context);
    const auto& directory = snapshot->directory();
    const auto found = usecases::check_directory(directory, util::day_in_cameroon(context.clock()));
    if (context.json) {
        auto json = check_json(directory, found);
        json["roads"] = roads_json(context, roads);
        *context.out << json.dump(2) << '\n';
        return roads.sound ? 0 : 1;
    }
    context.say({"cli.check_sound", {{"file", context.database.string()}}});
    say_check(context, directory, found);
    for (const auto& finding : roads.findings) {
        context.say(finding);
    }
    return roads.sound ? 0 : 1;
}

} // namespace

void add_check_command(CLI::App& app, Context& context) {
    app.add_subcommand("check", context.texts.text("help.check"))->callback([&context] {
        context.work = [&context] { return check(context); };
    });
}

} // namespace relais::commands
