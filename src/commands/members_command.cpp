#include "commands/members_command.h"

#include "commands/output.h"
#include "importers/file_bytes.h"
#include "store/database.h"
#include "usecases/accounts.h"
#include "usecases/import_members.h"
#include "usecases/mark_complementary.h"
#include "usecases/membership_desk.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <ostream>

namespace relais::commands {
namespace {

struct MembersOptions {
    std::string organisation;
    usecases::MembershipWords words;
};

std::string day_or_dots(const std::optional<util::Day>& day) {
    return day ? util::to_string(*day) : "…";
}

nlohmann::json day_json(const std::optional<util::Day>& day) {
    return day ? nlohmann::json(util::to_string(*day)) : nlohmann::json();
}

nlohmann::json member_json(const usecases::Member& member) {
    nlohmann::json json{{"organisation", member.organisation.value},
                        {"name", member.name},
                        {"state", directory::code_of(member.state)}};
    if (member.said) {
        json["since"] = day_json(member.said->since);
        json["until"] = day_json(member.said->until);
        json["role_fr"] = member.said->role_fr;
        json["role_en"] = member.said->role_en;
    }
    return json;
}

int list(const Context& context) {
    const auto snapshot = published_snapshot(context);
    const auto database = store::Database::open(context.database, store::Access::read_only);
    const auto members = usecases::members_of(snapshot->directory(),
                                              usecases::memberships(database),
                                              util::day_in_cameroon(context.clock()));
    auto answer = nlohmann::json::array();
    for (const auto& member : members) {
        answer.push_back(member_json(member));
    }
    if (context.json) {
        *context.out << answer.dump(2) << '\n';
        return 0;
    }
    if (members.empty()) {
        context.say({"member.none", {}});
    }
    const bool is_english = context.texts.lang() == present::Lang::en;
    for (const auto& member : members) {
        const auto said = member.said.value_or(directory::Membership{});
        context.say(
            {"member.line",
             {{"id", std::to_string(member.organisation.value)},
              {"state", context.texts.label("mnr_membership", directory::code_of(member.state))},
              {"name", member.name},
              {"since", day_or_dots(said.since)},
              {"until", day_or_dots(said.until)},
              {"role", is_english ? said.role_en : said.role_fr}}});
    }
    return 0;
}

int set(const Context& context, MembersOptions& options) {
    const auto snapshot = published_snapshot(context);
    const auto database = store::Database::open(context.database, store::Access::read_write);
    options.words.organisation =
        usecases::find_organisation(snapshot->directory(), options.organisation);
    if (options.words.state == "unsaid") {
        options.words.state.clear();
    }
    usecases::save_membership(database,
                              usecases::command_line_actor(context.author()),
                              snapshot->directory(),
                              options.words,
                              "",
                              context.clock());
    context.say({"member.done", {}});
    return 0;
}

constexpr std::uintmax_t k_most_bytes = 16 << 20; // thousands of members

struct ImportOptions {
    std::string file;
    bool apply = false;
};

nlohmann::json faults_json(const Context& context, const usecases::MembersRead& read) {
    auto faults = nlohmann::json::array();
    for (const auto& fault : read.faults) {
        faults.push_back(
            {{"sheet", fault.sheet}, {"row", fault.row}, {"why", context.texts.render(fault.why)}});
    }
    return faults;
}

/// 1 where rows were refused.
int import_list(const Context& context, const ImportOptions& options) {
    const auto snapshot = published_snapshot(context);
    const auto database = store::Database::open(context.database, store::Access::read_write);
    const std::filesystem::path file(options.file);
    const auto read =
        usecases::import_members(database,
                                 usecases::command_line_actor(context.author()),
                                 snapshot->directory(),
                                 file.filename().string(),
                                 importers::read_file(file, k_most_bytes),
                                 options.apply ? usecases::Apply::yes : usecases::Apply::no,
                                 context.clock());
    if (context.json) {
        const nlohmann::json answer{{"saved", options.apply ? read.saved : 0},
                                    {"to_save", options.apply ? 0 : read.saved},
                                    {"same", read.same},
                                    {"faults", faults_json(context, read)}};
        *context.out << answer.dump(2) << '\n';
        return read.faults.empty() ? 0 : 1;
    }
    for (const auto& fault : read.faults) {
        context.say({"member.fault",
                     {{"sheet", fault.sheet},
                      {"row", std::to_string(fault.row)},
                      {"why", context.texts.render(fault.why)}}});
    }
    context.say({options.apply ? "member.imported" : "member.read",
                 {{"saved", std::to_string(read.saved)},
                  {"same", std::to_string(read.same)},
                  {"faults", std::to_string(read.faults.size())}}});
    if (!options.apply) {
        context.say({"member.dry", {}});
    }
    return read.faults.empty() ? 0 : 1;
}

} // namespace

void add_members_command(CLI::App& app, Context& context) {
    const auto help = [&](const char* key) {
        return context.texts.text(std::string("member.help_") + key);
    };
    auto* members = app.add_subcommand("members", help("members"));
    members->require_subcommand(1);
    members->add_subcommand("list", help("list"))->callback([&context] {
        context.work = [&context] { return list(context); };
    });
    auto* command = members->add_subcommand("set", help("set"));
    auto options = std::make_shared<MembersOptions>();
    command->add_option("organisation", options->organisation, help("organisation"))->required();
    command->add_option("--state", options->words.state, help("state"))
        ->required()
        ->check(CLI::IsMember({"none", "invited", "member", "signatory", "unsaid"}));
    command->add_option("--since", options->words.since, help("since"));
    command->add_option("--until", options->words.until, help("until"));
    command->add_option("--role-fr", options->words.role_fr, help("role_fr"));
    command->add_option("--role-en", options->words.role_en, help("role_en"));
    command->callback([&context, options] {
        context.work = [&context, options] { return set(context, *options); };
    });
    auto* read = members->add_subcommand("import", help("import"));
    auto given = std::make_shared<ImportOptions>();
    read->add_option("file", given->file, help("file"))->required();
    read->add_flag("--apply", given->apply, help("apply"));
    read->callback([&context, given] {
        context.work = [&context, given] { return import_list(context, *given); };
    });
}

} // namespace relais::commands
