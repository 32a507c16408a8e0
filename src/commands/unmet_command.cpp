#include "commands/access_command.h"
#include "commands/need_words.h"
#include "commands/output.h"
#include "present/capacity_json.h"
#include "store/unmet_store.h"
#include "usecases/unmet_searches.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <ostream>

namespace relais::commands {
namespace {

using Json = nlohmann::ordered_json;

void say_unmet_searches(const Context& context, const Json& report) {
    const auto number = [&](const Json& count, const char* otherwise) {
        return count.is_number()
                   ? count.dump()
                   : context.texts.render({otherwise, {{"least", report.at("least_told").dump()}}});
    };
    context.say({"unmet.say_heading",
                 {{"first", report.value("first_week", "")},
                  {"last", report.value("last_week", "")},
                  {"searches", report.at("searches").dump()}}});
    for (const auto& line : report.at("lines")) {
        const auto& region = line.at("region");
        context.say({"unmet.say_line",
                     {{"need", line.at("need").value("label", "")},
                      {"region",
                       region.is_object() ? region.value("label", "")
                                          : context.texts.text("unmet.region_unknown")},
                      {"searches", number(line.at("searches"), "unmet.fewer")},
                      {"nothing", number(line.at("nothing"), "unmet.not_told")}}});
    }
    if (report.at("lines").empty()) {
        context.say({"unmet.none", {}});
    }
}

int unmet(const Context& context, usecases::UnmetRequest& request) {
    const auto snapshot = published_snapshot(context);
    const auto counts =
        store::load_unmet(store::Database::open(context.database, store::Access::read_only));
    if (!request.need.empty()) {
        request.need = need_code(snapshot->directory().taxonomy, request.need);
    }
    const auto report =
        usecases::report_unmet(*snapshot, counts, request, util::day_in_cameroon(context.clock()));
    return give_answer(context,
                       *snapshot,
                       present::unmet_json(*snapshot, context.texts, report),
                       [&](const Json& json) { say_unmet_searches(context, json); });
}

} // namespace

void add_unmet_command(CLI::App& app, Context& context) {
    const auto help = [&](const char* key) {
        return context.texts.text(std::string("help.") + key);
    };
    auto* command = app.add_subcommand("unmet", help("unmet"));
    auto request = std::make_shared<usecases::UnmetRequest>();
    command->add_option("--need", request->need, help("unmet_need"));
    command->add_option("--public", request->public_group, help("unmet_public"));
    command->add_option("--region", request->region, help("unmet_region"));
    command->add_option("--weeks", request->weeks, help("unmet_weeks"))->capture_default_str();
    command->callback([&context, request] {
        context.work = [&context, request] { return unmet(context, *request); };
    });
}

} // namespace relais::commands
