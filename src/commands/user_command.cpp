#include "commands/user_command.h"

#include "commands/context.h"
#include "present/page_account.h"
#include "usecases/accounts.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <memory>
#include <ostream>

namespace relais::commands {
namespace {

using directory::Account;
using directory::AccountId;

struct UserOptions {
    usecases::NewAccount account;
    std::int64_t id = 0;
    std::string site = "http://127.0.0.1:8080";
    bool second_factor = false;
};

std::string help(const Context& context, const std::string& key) {
    return context.texts.text("account.help." + key);
}

store::Database open(const Context& context) {
    return store::Database::open_or_create(context.database);
}

usecases::Actor actor_of(const Context& context) {
    return usecases::command_line_actor(context.author());
}

nlohmann::ordered_json account_json(const Account& account) {
    nlohmann::ordered_json json{{"id", account.id.value},
                                {"email", account.email},
                                {"name", account.name},
                                {"role", directory::code_of(account.role)},
                                {"organisation", nullptr},
                                {"lang", account.lang},
                                {"state", directory::code_of(account.state)},
                                {"second_factor", account.has_second_factor},
                                {"created_at", account.created_at}};
    if (!account.organisation.is_none()) {
        json["organisation"] = account.organisation.value;
    }
    return json;
}

/// Some roles can do little without an organisation: said at once, not found out later.
void say_what_lacks(const Context& context, const Account& account) {
    const auto key = "account.without_organisation." + std::string(directory::code_of(account.role));
    if (account.organisation.is_none() && context.texts.has(key)) {
        context.say({key, {}});
    }
}

int say_link(const Context& context,
             const usecases::Invitation& made,
             const std::string& site,
             const char* key) {
    const bool is_new = made.account.state == directory::AccountState::invited;
    const auto address =
        site + present::password_address(present::lang_from(made.account.lang),
                                         is_new ? usecases::k_invite : usecases::k_reset,
                                         made.secret);
    if (context.json) {
        auto json = account_json(made.account);
        json["link"] = address;
        json["expires_on"] = made.expires_on;
        *context.out << json.dump(2) << '\n';
        return 0;
    }
    context.say({key,
                 {{"id", std::to_string(made.account.id.value)},
                  {"name", made.account.name},
                  {"day", made.expires_on}}});
    *context.out << address << '\n';
    say_what_lacks(context, made.account);
    return 0;
}

int say_account(const Context& context, const Account& account) {
    if (context.json) {
        *context.out << account_json(account).dump(2) << '\n';
        return 0;
    }
    context.say(
        {"account.cli_done",
         {{"id", std::to_string(account.id.value)},
          {"name", account.name},
          {"role", context.texts.label("role", directory::code_of(account.role))},
          {"state", context.texts.label("account_state", directory::code_of(account.state))}}});
    return 0;
}

int list(const Context& context) {
    const auto accounts = usecases::list_accounts(open(context), actor_of(context));
    if (context.json) {
        auto all = nlohmann::ordered_json::array();
        for (const auto& account : accounts) {
            all.push_back(account_json(account));
        }
        *context.out << all.dump(2) << '\n';
        return 0;
    }
    if (accounts.empty()) {
        context.say({"account.none", {}});
    }
    for (const auto& account : accounts) {
        context.say(
            {"account.line",
             {{"id", std::to_string(account.id.value)},
              {"email", account.email},
              {"name", account.name},
              {"role", context.texts.label("role", directory::code_of(account.role))},
              {"organisation",
               account.organisation.is_none() ? "–" : std::to_string(account.organisation.value)},
              {"state", context.texts.label("account_state", directory::code_of(account.state))},
              {"factor",
               account.has_second_factor ? context.texts.text("account.has_factor") : ""}}});
    }
    return 0;
}

void add_site(CLI::App& command, Context& context, UserOptions& options) {
    command.add_option("--site", options.site, help(context, "site"))
        ->envname("RELAIS_SITE")
        ->capture_default_str();
}

void add_id(CLI::App& command, Context& context, UserOptions& options) {
    command.add_option("number", options.id, help(context, "id"))->required();
}

void add_role(CLI::App& command, Context& context, UserOptions& options) {
    command.add_option("--role", options.account.role, help(context, "role"))->required();
    command.add_option(
        "--organisation", options.account.organisation.value, help(context, "organisation"));
}

void add_add(CLI::App& user, Context& context, const std::shared_ptr<UserOptions>& options) {
    auto* command = user.add_subcommand("add", help(context, "user_add"));
    command->add_option("--email", options->account.email, help(context, "email"))->required();
    command->add_option("--name", options->account.name, help(context, "name"))->required();
    add_role(*command, context, *options);
    command->add_option("--user-lang", options->account.lang, help(context, "user_lang"))
        ->check(CLI::IsMember({"fr", "en"}));
    add_site(*command, context, *options);
    command->callback([&context, options] {
        context.work = [&context, options] {
            const auto made = usecases::invite_account(
                open(context), actor_of(context), options->account, context.clock());
            return say_link(context, made, options->site, "account.invited");
        };
    });
}

void add_reset(CLI::App& user, Context& context, const std::shared_ptr<UserOptions>& options) {
    auto* command = user.add_subcommand("reset", help(context, "user_reset"));
    add_id(*command, context, *options);
    command->add_flag("--second-factor", options->second_factor, help(context, "second_factor"));
    add_site(*command, context, *options);
    command->callback([&context, options] {
        context.work = [&context, options] {
            const auto factor = options->second_factor ? usecases::SecondFactor::removed
                                                       : usecases::SecondFactor::kept;
            const auto made = usecases::reset_account(
                open(context), actor_of(context), AccountId{options->id}, factor, context.clock());
            return say_link(context, made, options->site, "account.reset_done");
        };
    });
}

void add_standing(CLI::App& user,
                  Context& context,
                  const std::shared_ptr<UserOptions>& options,
                  const char* name,
                  usecases::Standing standing) {
    auto* command = user.add_subcommand(name, help(context, std::string("user_") + name));
    add_id(*command, context, *options);
    command->callback([&context, options, standing] {
        context.work = [&context, options, standing] {
            return say_account(context,
                               usecases::set_standing(open(context),
                                                      actor_of(context),
                                                      AccountId{options->id},
                                                      standing,
                                                      context.clock()));
        };
    });
}

void add_change_role(CLI::App& user, Context& context, const std::shared_ptr<UserOptions>& options) {
    auto* command = user.add_subcommand("role", help(context, "user_role"));
    add_id(*command, context, *options);
    add_role(*command, context, *options);
    command->callback([&context, options] {
        context.work = [&context, options] {
            return say_account(context,
                               usecases::change_role(open(context),
                                                     actor_of(context),
                                                     AccountId{options->id},
                                                     options->account.role,
                                                     options->account.organisation,
                                                     context.clock()));
        };
    });
}

} // namespace

void add_user_command(CLI::App& app, Context& context) {
    auto* user = app.add_subcommand("user", help(context, "user"));
    user->require_subcommand(1);
    auto options = std::make_shared<UserOptions>();
    add_add(*user, context, options);
    user->add_subcommand("list", help(context, "user_list"))->callback([&context] {
        context.work = [&context] { return list(context); };
    });
    add_standing(*user, context, options, "disable", usecases::Standing::disabled);
    add_standing(*user, context, options, "enable", usecases::Standing::enabled);
    add_reset(*user, context, options);
    add_change_role(*user, context, options);
}

} // namespace relais::commands
