#include "commands/overlap_command.h"

#include "commands/demand_options.h"
#include "commands/need_words.h"
#include "commands/output.h"
#include "commands/overlap_marks.h"
#include "exports/workbook.h"
#include "present/overlap_book.h"
#include "present/overlap_json.h"
#include "usecases/report_overlap.h"
#include "util/errors.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>
#include <ostream>

namespace relais::commands {
namespace {

using Json = nlohmann::ordered_json;

struct OverlapOptions {
    usecases::OverlapRequest request;
    std::string level = "region";
    DemandOptions demand;
    std::size_t limit = 20;
    std::string csv;
    std::string table = "lines";
    std::string xlsx;
};

std::string name_of(const Json& organisation) {
    return organisation.at(organisation.at("acronym").is_null() ? "name" : "acronym")
        .get<std::string>();
}

void say_line(const Context& context, const Json& line) {
    std::string names;
    for (const auto& organisation : line.at("organisations")) {
        names += (names.empty() ? "" : " · ") + name_of(organisation);
    }
    context.say({"overlap.say_line",
                 {{"need", line.at("need").value("label", "")},
                  {"area", line.at("area").value("label", "")},
                  {"publics", line.value("publics_label", "")},
                  {"organisations", names}}});
}

/// The first lines that are, or are not, marked.
void say_lines(
    const Context& context, const char* title, const Json& lines, bool marked, std::size_t limit) {
    std::size_t count = 0;
    for (const auto& line : lines) {
        if (line.value("complementary", false) == marked) {
            if (count == 0) {
                context.say({title, {}});
            }
            if (count < limit) {
                say_line(context, line);
            }
            ++count;
        }
    }
    if (count > limit) {
        context.say({"overlap.say_more", {{"count", std::to_string(count - limit)}}});
    }
}

void say_pairs(const Context& context, const Json& pairs, std::size_t limit) {
    if (!pairs.empty()) {
        context.say({"overlap.say_pairs", {}});
    }
    for (std::size_t i = 0; i < std::min(pairs.size(), limit); ++i) {
        context.say({"overlap.say_pair",
                     {{"first", name_of(pairs[i].at("first"))},
                      {"second", name_of(pairs[i].at("second"))},
                      {"needs", std::to_string(pairs[i].at("needs").size())},
                      {"people", whole(pairs[i].at("people"))}}});
    }
    if (pairs.size() > limit) {
        context.say({"overlap.say_more", {{"count", std::to_string(pairs.size() - limit)}}});
    }
}

void say_depth(const Context& context, const Json& rows) {
    for (const auto& row : rows) {
        const auto& people = row.at("people");
        const auto where = row.contains("area") ? row.at("area").value("label", "")
                                                : row.at("need").value("label", "");
        context.say({"overlap.say_people",
                     {{"need", where},
                      {"none", whole(people.at("none"))},
                      {"one", whole(people.at("one"))},
                      {"two", whole(people.at("two"))},
                      {"three", whole(people.at("three_or_more"))}}});
    }
}

void say_overlap(const Context& context, const Json& report, std::size_t limit) {
    context.say({"overlap.say_heading",
                 {{"need", report.value("needs_label", "")},
                  {"lines", report.at("lines_total").dump()},
                  {"marked", report.at("complementary_total").dump()},
                  {"pairs", report.at("pairs_total").dump()}}});
    const auto& weight = report.at("weight");
    context.say({"coverage.weight",
                 {{"label", weight.value("label", "")},
                  {"source", weight.value("source", "")},
                  {"year", weight.at("year").is_null() ? "–" : weight.at("year").dump()}}});
    context.say({"overlap.say_depth", {}});
    say_depth(context, report.at("depth"));
    say_depth(context, report.at("depth_by_area"));
    say_lines(context, "overlap.say_lines", report.at("lines"), false, limit);
    say_lines(context, "overlap.say_marked", report.at("lines"), true, limit);
    say_pairs(context, report.at("pairs"), limit);
    for (const auto& [field, key] : {std::pair{"public_unknown", "overlap.left_out_public"},
                                     std::pair{"nowhere", "overlap.left_out_nowhere"}}) {
        if (report.at(field).get<int>() > 0) {
            context.say({key, {{"count", report.at(field).dump()}}});
        }
    }
}

int overlap(const Context& context, OverlapOptions& options) {
    const auto snapshot = published_snapshot(context);
    const auto& demand = demand_weight(*snapshot, options.demand);
    const auto level = usecases::coverage_level_from(options.level);
    if (!level) {
        throw util::InvalidInput(
            "--level", {"error.unknown_code", {{"field", "--level"}, {"value", options.level}}});
    }
    const auto table = present::overlap_table_from(options.table);
    options.request.level = *level;
    for (auto& need : options.request.needs) {
        need = need_code(snapshot->directory().taxonomy, need);
    }
    const auto report =
        usecases::report_overlap(*snapshot, demand, options.request, stored_marks(context));
    const auto today = util::day_in_cameroon(context.clock());
    if (!options.csv.empty()) {
        write_new_file(
            options.csv,
            present::overlap_csv(*snapshot, demand, context.texts, report, table, today));
    }
    if (!options.xlsx.empty()) {
        exports::write_workbook(
            present::overlap_book(*snapshot, demand, context.texts, report, today), options.xlsx);
    }
    constexpr auto k_all = std::numeric_limits<std::size_t>::max();
    return give_answer(context,
                       *snapshot,
                       present::overlap_json(*snapshot, demand, context.texts, report, k_all),
                       [&](const Json& json) { say_overlap(context, json, options.limit); });
}

} // namespace

void add_overlap_command(CLI::App& app, Context& context) {
    const auto help = [&](const char* key) {
        return context.texts.text(std::string("help.") + key);
    };
    auto* command = app.add_subcommand("overlap", help("overlap"));
    auto options = std::make_shared<OverlapOptions>();
    auto& request = options->request;
    const auto add_list = [&](const char* name, std::vector<std::string>& list, const char* key) {
        command->add_option(name, list, help(key))->delimiter(',')->allow_extra_args(false);
    };
    add_list("--need", request.needs, "overlap_need");
    add_list("--public", request.publics, "overlap_public");
    command->add_option("--within", request.within, help("within"));
    command->add_option("--level", options->level, help("coverage_level"))->capture_default_str();
    command->add_option("--km", request.reach_km, help("overlap_km"))->capture_default_str();
    command->add_option("--weight", options->demand.weight, help("weight"))->capture_default_str();
    command->add_option("--limit", options->limit, help("overlap_limit"))->capture_default_str();
    command->add_option("--csv", options->csv, help("overlap_csv"));
    command->add_option("--table", options->table, help("overlap_table"))->capture_default_str();
    command->add_option("--xlsx", options->xlsx, help("overlap_xlsx"));
    add_overlap_marks(*command, context);
    command->callback([&context, options, command] {
        if (command->get_subcommands().empty()) { // theirs are called first
            context.work = [&context, options] { return overlap(context, *options); };
        }
    });
}

} // namespace relais::commands
