#include "commands/import_roads.h"

#include "commands/output.h"
#include "commands/progress_bar.h"
#include "usecases/import_roads.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <ostream>

namespace relais::commands {
namespace {

struct ImportRoadsOptions {
    usecases::RoadsRequest request;
    std::string box; ///< west,south,east,north
};

/// "8.4,1.6,16.2,13.1" in degrees.
importers::RoadBox box_of(const std::string& text) {
    const auto parts = util::split_list(text, ",");
    const auto refuse = [&] {
        throw util::InvalidInput("--box", {"roads.bad_box", {{"value", text}}});
    };
    std::array<double, 4> edges{};
    if (parts.size() != edges.size()) {
        refuse();
    }
    for (std::size_t i = 0; i < edges.size(); ++i) {
        char* end = nullptr;
        edges[i] = std::strtod(parts[i].c_str(), &end);
        if (*end != '\0' || !(std::abs(edges[i]) <= 180)) {
            refuse();
        }
    }
    if (edges[0] >= edges[2] || edges[1] >= edges[3]) {
        refuse();
    }
    const auto stored = [](double degrees) {
        return static_cast<std::int32_t>(std::lround(degrees * 1e7));
    };
    return {stored(edges[0]), stored(edges[1]), stored(edges[2]), stored(edges[3])};
}

void say_facts(const Context& context, const importers::RoadFacts& facts) {
    const auto say = [&](const char* what, std::int64_t count) {
        if (count > 0) {
            context.say({std::string("roads.fact_") + what,
                         {{"count", std::to_string(count)}, {"example", facts.bad_speed_example}}});
        }
    };
    say("not_roads", facts.not_roads);
    say("unknown_class", facts.unknown_class);
    say("missing_nodes", facts.missing_nodes);
    say("outside", facts.outside);
    say("negative_ids", facts.negative_ids);
    say("bad_speeds", facts.bad_speeds);
    say("barriers", facts.barriers);
    say("barriers_at_junctions", facts.barriers_at_junctions);
    say("ferries", facts.ferries);
    say("one_way", facts.one_way);
    say("contracted", facts.contracted);
}

void say_components(const Context& context, const usecases::RoadsResult& result) {
    for (std::size_t i = 1; i < result.component_places.size(); ++i) {
        const auto at = result.component_places[i];
        context.say({"roads.component",
                     {{"km", std::to_string(std::lround(result.components[i].metres / 1000))},
                      {"longitude", std::to_string(at.longitude).substr(0, 8)},
                      {"latitude", std::to_string(at.latitude).substr(0, 8)}}});
    }
    if (result.components.size() > result.component_places.size()) {
        context.say(
            {"roads.more_components",
             {{"count",
               std::to_string(result.components.size() - result.component_places.size())}}});
    }
}

void say_roads(const Context& context, const usecases::RoadsResult& result) {
    const auto& row = result.row;
    context.say({"roads.read",
                 {{"file", row.imported},
                  {"lines", std::to_string(result.facts.lines)},
                  {"stretches", std::to_string(row.stretches)},
                  {"nodes", std::to_string(row.nodes)},
                  {"km", std::to_string(std::lround(row.km))}}});
    say_facts(context, result.facts);
    context.say({"roads.components", {{"count", std::to_string(row.components)}}});
    say_components(context, result);
    if (row.source.estimated) {
        context.say({"roads.is_estimated", {}});
    }
    context.say(row.id == 0
                    ? util::Message{"roads.dry_run", {}}
                    : util::Message{"roads.written", {{"file", row.file}, {"sha256", row.sha256}}});
}

nlohmann::json roads_json(const usecases::RoadsResult& result) {
    const auto& row = result.row;
    const auto& facts = result.facts;
    return {{"network", row.id == 0 ? nlohmann::json() : nlohmann::json(row.id)},
            {"file", row.file},
            {"sha256", row.sha256},
            {"source", row.source.name},
            {"licence", row.source.licence},
            {"as_of", row.source.as_of},
            {"estimated", row.source.estimated},
            {"nodes", row.nodes},
            {"stretches", row.stretches},
            {"km", row.km},
            {"components", row.components},
            {"lines", facts.lines},
            {"not_roads", facts.not_roads},
            {"unknown_class", facts.unknown_class},
            {"missing_nodes", facts.missing_nodes},
            {"outside", facts.outside},
            {"negative_ids", facts.negative_ids},
            {"bad_speeds", facts.bad_speeds},
            {"barriers", facts.barriers},
            {"barriers_at_junctions", facts.barriers_at_junctions},
            {"ferries", facts.ferries},
            {"one_way", facts.one_way},
            {"contracted", facts.contracted}};
}

int import_roads(const Context& context, ImportRoadsOptions& options) {
    if (!options.box.empty()) {
        options.request.box = box_of(options.box);
    }
    const auto database = store::Database::open_or_create(context.database);
    const auto result =
        usecases::import_roads(database,
                               options.request,
                               author_of(context),
                               progress_bar(*context.err, context.texts.text("roads.reading")));
    if (!result) {
        return 1;
    }
    if (context.json) {
        *context.out << roads_json(*result).dump(2) << '\n';
    } else {
        say_roads(context, *result);
    }
    return 0;
}

int import_profiles(const Context& context, const std::string& folder) {
    const auto database = store::Database::open_or_create(context.database);
    const auto counts = usecases::import_profiles(database, folder, author_of(context));
    if (context.json) {
        *context.out << nlohmann::json{{"numbers", counts.numbers},
                                       {"assumptions", counts.assumptions}}
                            .dump(2)
                     << '\n';
    } else {
        context.say({"roads.profiles_done",
                     {{"numbers", std::to_string(counts.numbers)},
                      {"assumptions", std::to_string(counts.assumptions)}}});
    }
    return 0;
}

void add_roads(CLI::App& import, Context& context) {
    const auto help = [&](const char* key) {
        return context.texts.text(std::string("roads.help_") + key);
    };
    auto* command = import.add_subcommand("roads", help("import"));
    auto options = std::make_shared<ImportRoadsOptions>();
    auto& request = options->request;
    command->add_option("file", request.file, help("file"))->required();
    command->add_option("--box", options->box, help("box"));
    command->add_flag("--anywhere", request.anywhere, help("anywhere"));
    command->add_option("--layer", request.layer.layer, help("layer"));
    command->add_option("--profile", request.layer.words, help("words"));
    command->add_option("--class-field", request.layer.class_field, help("class_field"));
    command->add_option("--speed-field", request.layer.speed_field, help("speed_field"));
    command->add_option("--source", request.source, help("source"));
    command->add_option("--licence", request.licence, help("licence"));
    command->add_flag("!--no-tiles", request.tiles, help("no_tiles"));
    command->add_flag("--dry-run", request.dry_run, help("dry_run"));
    command->callback([&context, options] {
        context.work = [&context, options] { return import_roads(context, *options); };
    });
}

} // namespace

void add_import_roads(CLI::App& import, Context& context) {
    add_roads(import, context);
    auto* command = import.add_subcommand("profiles", context.texts.text("roads.help_profiles"));
    auto folder = std::make_shared<std::string>();
    command->add_option("folder", *folder, context.texts.text("roads.help_profiles_folder"))
        ->required();
    command->callback([&context, folder] {
        context.work = [&context, folder] { return import_profiles(context, *folder); };
    });
}

} // namespace relais::commands
