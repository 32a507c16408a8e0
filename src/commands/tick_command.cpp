#include "commands/tick_command.h"

#include "commands/context.h"
#include "store/case_store.h"
#include "usecases/accounts.h"
#include "usecases/keep_retention.h"
#include "usecases/load_snapshot.h"
#include "usecases/question.h"
#include "usecases/run_due.h"
#include "util/errors.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <memory>
#include <ostream>

namespace relais::commands {
namespace {

using Json = nlohmann::ordered_json;

/// "2026-12-24T11:00", time in Cameroon.
util::Instant read_now(const std::string& text) {
    const auto asked = usecases::parse_local_time(text);
    if (!asked) {
        throw util::InvalidInput("--now", {"referral.bad_now", {{"value", text.substr(0, 40)}}});
    }
    constexpr int k_minutes_of_day = 24 * 60;
    constexpr std::chrono::hours k_from_utc{1}; // Africa/Douala
    return util::Instant(asked->day) + std::chrono::minutes{asked->time.minute % k_minutes_of_day} -
           k_from_utc;
}

int tick(const Context& context, const std::string& now) {
    const auto database = store::Database::open(context.database, store::Access::read_write);
    const auto snapshot = usecases::load_snapshot(database);
    const auto texts = present::Catalogues::load(context.web / "i18n");
    const usecases::Say say = [&](const std::string& lang, const util::Message& message) {
        return texts.in(present::lang_from(lang)).render(message);
    };
    const auto done = usecases::run_due(
        database, snapshot.get(), say, now.empty() ? context.clock() : read_now(now));
    const Json counts{{"offers_expired", done.offers_expired},
                      {"reminded", done.reminded},
                      {"sender_told", done.sender_told},
                      {"coordinator_told", done.coordinator_told},
                      {"expired", done.expired},
                      {"closed", done.closed},
                      {"texts_erased", done.texts_erased},
                      {"anonymised", done.anonymised}};
    if (context.json) {
        *context.out << counts.dump(2) << '\n';
        return 0;
    }
    util::Message message{"referral.tick_done", {}};
    for (const auto& [name, count] : counts.items()) {
        message.values.emplace_back(name, count.dump());
    }
    context.say(message);
    return 0;
}

struct AskedRetention {
    std::optional<int> text_days;
    std::optional<int> anonymise_days;
    std::optional<int> idle_days;
};

int retention(const Context& context, const AskedRetention& asked) {
    const auto database = store::Database::open(context.database, store::Access::read_write);
    auto kept = store::load_retention(database);
    const auto before = kept;
    kept.text_days = asked.text_days.value_or(kept.text_days);
    kept.anonymise_days = asked.anonymise_days.value_or(kept.anonymise_days);
    kept.idle_days = asked.idle_days.value_or(kept.idle_days);
    if (kept != before) {
        usecases::keep_retention(
            database, usecases::command_line_actor(context.author()), kept, context.clock());
    }
    context.say({"referral.retention_is",
                 {{"text", std::to_string(kept.text_days)},
                  {"all", std::to_string(kept.anonymise_days)},
                  {"idle", std::to_string(kept.idle_days)}}});
    return 0;
}

} // namespace

void add_tick_commands(CLI::App& app, Context& context) {
    const auto help = [&](const std::string& key) {
        return context.texts.text("referral.help." + key);
    };
    auto* command = app.add_subcommand("tick", help("tick"));
    auto now = std::make_shared<std::string>();
    command->add_option("--now", *now, help("tick_now"));
    command->callback(
        [&context, now] { context.work = [&context, now] { return tick(context, *now); }; });

    auto* keep = app.add_subcommand("retention", help("retention"));
    auto asked = std::make_shared<AskedRetention>();
    keep->add_option("--text-days", asked->text_days, help("text_days"));
    keep->add_option("--anonymise-days", asked->anonymise_days, help("anonymise_days"));
    keep->add_option("--idle-days", asked->idle_days, help("idle_days"));
    keep->callback([&context, asked] {
        context.work = [&context, asked] { return retention(context, *asked); };
    });
}

} // namespace relais::commands
