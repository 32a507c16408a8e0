#include "commands/roads_command.h"

#include "commands/output.h"
#include "directory/road_codes.h"
#include "store/road_store.h"
#include "usecases/block_roads.h"
#include "util/errors.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <ostream>

namespace relais::commands {
namespace {

store::Database read_only(const Context& context) {
    return store::Database::open(context.database, store::Access::read_only);
}

nlohmann::ordered_json network_json(const store::RoadNetworkRow& row) {
    return {{"id", row.id},
            {"file", row.file},
            {"sha256", row.sha256},
            {"imported", row.imported},
            {"source", row.source.name},
            {"licence", row.source.licence},
            {"as_of", row.source.as_of},
            {"estimated", row.source.estimated},
            {"nodes", row.nodes},
            {"stretches", row.stretches},
            {"km", row.km},
            {"components", row.components},
            {"at", row.at},
            {"by", row.by}};
}

/// Opens the file too, so that a damaged one is said here and not at the first question.
int show_roads(const Context& context) {
    const auto database = read_only(context);
    const auto row = store::current_road_network(database);
    if (!row) {
        throw util::Unavailable({"roads.none_imported", {}});
    }
    store::open_road_network(database);
    if (context.json) {
        *context.out << network_json(*row).dump(2) << '\n';
        return 0;
    }
    context.say({"roads.in_use",
                 {{"source", row->source.name},
                  {"licence", row->source.licence},
                  {"as_of", row->source.as_of.empty() ? "?" : row->source.as_of},
                  {"imported", row->imported},
                  {"at", row->at},
                  {"by", row->by},
                  {"stretches", std::to_string(row->stretches)},
                  {"km", std::to_string(std::lround(row->km))},
                  {"file", row->file}}});
    if (row->source.estimated) {
        context.say({"roads.is_estimated", {}});
    }
    return 0;
}

nlohmann::ordered_json area_json(const store::BlockedAreaRow& row, const std::string& today) {
    return {
        {"id", row.area.id},
        {"reason", row.area.reason},
        {"place", row.area.place},
        {"starts", row.area.starts},
        {"ends",
         row.area.ends.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(row.area.ends)},
        {"holds_today", row.lifted_at.empty() && row.area.holds_on(today)},
        {"created_at", row.created_at},
        {"created_by", row.created_by},
        {"lifted_at",
         row.lifted_at.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(row.lifted_at)},
        {"lifted_by", row.lifted_by}};
}

int list(const Context& context) {
    const auto rows = store::list_blocked_areas(read_only(context));
    const auto today = util::to_string(util::day_in_cameroon(context.clock()));
    if (context.json) {
        auto all = nlohmann::ordered_json::array();
        for (const auto& row : rows) {
            all.push_back(area_json(row, today));
        }
        *context.out << all.dump(2) << '\n';
        return 0;
    }
    if (rows.empty()) {
        context.say({"roads.none_blocked", {}});
    }
    for (const auto& row : rows) {
        const char* state = !row.lifted_at.empty()     ? "lifted"
                            : row.area.holds_on(today) ? "now"
                            : row.area.starts > today  ? "later"
                                                       : "over";
        context.say({std::string("roads.area_") + state,
                     {{"id", std::to_string(row.area.id)},
                      {"place", row.area.place},
                      {"reason", row.area.reason},
                      {"starts", row.area.starts},
                      {"ends", row.area.ends.empty() ? "…" : row.area.ends},
                      {"at", row.lifted_at},
                      {"by", row.lifted_at.empty() ? row.created_by : row.lifted_by}}});
    }
    return 0;
}

int block(const Context& context, const usecases::BlockRequest& request) {
    const auto database = store::Database::open(context.database, store::Access::read_write);
    const auto id = usecases::block_roads(database, request, author_of(context));
    if (context.json) {
        *context.out << nlohmann::json{{"id", id}}.dump(2) << '\n';
    } else {
        context.say({"roads.blocked_done", {{"id", std::to_string(id)}}});
    }
    return 0;
}

int unblock(const Context& context, std::int64_t id) {
    const auto database = store::Database::open(context.database, store::Access::read_write);
    usecases::unblock_roads(database, id, author_of(context));
    context.say({"roads.unblocked_done", {{"id", std::to_string(id)}}});
    return 0;
}

/// Every number of the profiles in use with where it comes from.
int profiles(const Context& context) {
    const auto database = read_only(context);
    store::load_travel_profiles(database); // says the command that helps if there are none
    auto all = nlohmann::ordered_json::array();
    for (const auto& number : store::load_travel_numbers(database)) {
        const bool assumed = number.basis == directory::NumberBasis::assumption;
        if (context.json) {
            all.push_back({{"mode", directory::code_of(number.mode)},
                           {"setting", number.setting},
                           {"class", number.of_class},
                           {"surface", number.surface},
                           {"value", number.value},
                           {"assumption", assumed},
                           {"source", number.source}});
            continue;
        }
        const auto* setting = directory::travel_setting(number.setting);
        *context.out << directory::code_of(number.mode) << '\t' << number.setting << '\t'
                     << number.of_class << '\t' << number.surface << '\t'
                     << nlohmann::json(number.value).dump() << ' '
                     << (setting == nullptr ? "" : setting->unit) << '\t'
                     << context.texts.text(assumed ? "roads.assumption" : "roads.sourced") << '\t'
                     << number.source << '\n';
    }
    if (context.json) {
        *context.out << all.dump(2) << '\n';
    }
    return 0;
}

void add_block(CLI::App& roads, Context& context) {
    const auto help = [&](const char* key) {
        return context.texts.text(std::string("roads.help_") + key);
    };
    auto* command = roads.add_subcommand("block", help("block"));
    auto request = std::make_shared<usecases::BlockRequest>();
    command->add_option("file", request->file, help("block_file"));
    command->add_option("--place", request->place, help("block_place"));
    command->add_option("--radius", request->radius_km, help("block_radius"));
    command->add_option("--reason", request->reason, help("block_reason"))->required();
    command->add_option("--from", request->starts, help("block_from"));
    command->add_option("--until", request->ends, help("block_until"));
    command->callback([&context, request] {
        context.work = [&context, request] { return block(context, *request); };
    });
}

} // namespace

void add_roads_command(CLI::App& app, Context& context) {
    const auto help = [&](const char* key) {
        return context.texts.text(std::string("roads.help_") + key);
    };
    auto* roads = app.add_subcommand("roads", help("roads"));
    roads->require_subcommand(1);
    const auto plain = [&](const char* name, int (*work)(const Context&)) {
        roads->add_subcommand(name, help(name))->callback([&context, work] {
            context.work = [&context, work] { return work(context); };
        });
    };
    plain("show", show_roads);
    plain("list", list);
    plain("speeds", profiles);
    add_block(*roads, context);
    auto* command = roads->add_subcommand("unblock", help("unblock"));
    auto id = std::make_shared<std::int64_t>(0);
    command->add_option("id", *id, help("unblock_id"))->required();
    command->callback(
        [&context, id] { context.work = [&context, id] { return unblock(context, *id); }; });
}

} // namespace relais::commands
