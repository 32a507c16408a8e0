#include "commands/audit_command.h"

#include "commands/context.h"
#include "usecases/accounts.h"
#include "usecases/read_audit.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <memory>
#include <ostream>

namespace relais::commands {
namespace {

store::Database open(const Context& context) {
    return store::Database::open(context.database, store::Access::read_only);
}

int list(const Context& context, int limit) {
    const auto lines = usecases::read_audit(
        open(context), usecases::command_line_actor(context.author()), 0, limit);
    auto all = nlohmann::ordered_json::array();
    for (const auto& line : lines) {
        if (context.json) {
            all.push_back({{"id", line.id},
                           {"at", line.at},
                           {"account", line.account.value},
                           {"actor", line.actor},
                           {"action", line.action},
                           {"subject", line.subject},
                           {"before", line.before},
                           {"after", line.after},
                           {"digest", line.digest}});
            continue;
        }
        context.say({"account.audit_line",
                     {{"id", std::to_string(line.id)},
                      {"at", line.at},
                      {"actor", line.actor},
                      {"action", line.action},
                      {"subject", line.subject},
                      {"before", line.before},
                      {"after", line.after}}});
    }
    if (context.json) {
        *context.out << all.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace)
                     << '\n';
    }
    return 0;
}

/// Whether some line has this digest: what was noted at some time must still be there.
bool holds(const store::Database& database,
           const usecases::Actor& actor,
           const std::string& digest) {
    constexpr int k_all = 1'000'000'000;
    for (const auto& line : usecases::read_audit(database, actor, 0, k_all)) {
        if (line.digest == digest) {
            return true;
        }
    }
    return false;
}

int verify(const Context& context, const std::string& expected) {
    const auto database = open(context);
    const auto actor = usecases::command_line_actor(context.author());
    const auto check = usecases::check_audit(database, actor);
    const bool is_cut =
        !check.first_wrong && !expected.empty() && !holds(database, actor, expected);
    const bool is_good = !check.first_wrong && !is_cut;
    if (context.json) {
        nlohmann::ordered_json json{{"whole", is_good},
                                    {"lines", check.lines},
                                    {"last_digest", check.last_digest},
                                    {"first_wrong", nullptr}};
        if (check.first_wrong) {
            json["first_wrong"] = *check.first_wrong;
        }
        *context.out << json.dump(2) << '\n';
    } else if (check.first_wrong) {
        context.say({"account.audit_broken", {{"line", std::to_string(*check.first_wrong)}}});
    } else if (is_cut) {
        context.say({"account.audit_cut", {{"digest", expected}}});
    } else {
        context.say({"account.audit_whole",
                     {{"lines", std::to_string(check.lines)}, {"digest", check.last_digest}}});
    }
    return is_good ? 0 : 1;
}

} // namespace

void add_audit_command(CLI::App& app, Context& context) {
    const auto help = [&](const std::string& key) {
        return context.texts.text("account.help." + key);
    };
    auto* audit = app.add_subcommand("audit", help("audit"));
    audit->require_subcommand(1);
    auto limit = std::make_shared<int>(100);
    auto expected = std::make_shared<std::string>();
    auto* listing = audit->add_subcommand("list", help("audit_list"));
    listing->add_option("--limit", *limit, help("limit"))
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    listing->callback(
        [&context, limit] { context.work = [&context, limit] { return list(context, *limit); }; });
    auto* checking = audit->add_subcommand("verify", help("audit_verify"));
    checking->add_option("--expect", *expected, help("expect"));
    checking->callback([&context, expected] {
        context.work = [&context, expected] { return verify(context, *expected); };
    });
}

} // namespace relais::commands
