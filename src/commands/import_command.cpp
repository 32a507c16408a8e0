#include "commands/import_command.h"

#include "commands/import_demand.h"
#include "commands/hsds_commands.h"
#include "commands/import_mapping.h"
#include "commands/import_roads.h"
#include "commands/output.h"
#include "commands/progress_bar.h"
#include "usecases/import_reference.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <cmath>
#include <ostream>

namespace relais::commands {
namespace {

int import_reference(const Context& context, const std::string& folder) {
    const auto database = store::Database::open_or_create(context.database);
    const auto counts = usecases::import_reference(database, folder, author_of(context));
    if (context.json) {
        *context.out << nlohmann::json{{"needs", counts.needs},
                                       {"languages", counts.languages},
                                       {"areas", counts.areas},
                                       {"zones", counts.zones},
                                       {"settlements", counts.settlements}}
                            .dump(2)
                     << '\n';
        return 0;
    }
    context.say({"cli.import_reference_done",
                 {{"needs", std::to_string(counts.needs)},
                  {"areas", std::to_string(counts.areas)},
                  {"settlements", std::to_string(counts.settlements)},
                  {"languages", std::to_string(counts.languages)}}});
    return 0;
}

/// What was mended, and what a point may fall between.
void say_faults(const Context& context, const importers::BoundaryFile& read) {
    const auto size = [](double square_kilometres) { return std::to_string(std::lround(square_kilometres)); };
    for (const auto& name : read.mended) {
        context.say({"cli.import_boundary_mended", {{"name", name}}});
    }
    for (const auto& one : read.faults.overlaps) {
        context.say({"cli.import_boundary_overlap",
                     {{"first", one.first}, {"second", one.second}, {"size", size(one.square_kilometres)}}});
    }
    for (const auto& one : read.faults.gaps) {
        context.say({"cli.import_boundary_gap",
                     {{"name", one.near},
                      {"longitude", nlohmann::json(std::round(1e3 * one.at.longitude) / 1e3).dump()},
                      {"latitude", nlohmann::json(std::round(1e3 * one.at.latitude) / 1e3).dump()},
                      {"size", size(one.square_kilometres)}}});
    }
}

int import_boundaries(const Context& context, const std::string& file, const importers::BoundaryOptions& options) {
    const auto database = store::Database::open_or_create(context.database);
    const auto read = usecases::import_boundaries(
        database, file, options, author_of(context),
        progress_bar(*context.err, context.texts.text("cli.import_reading_boundaries")));
    if (context.json) {
        *context.out << nlohmann::json{{"boundaries", read.boundaries.size()},
                                       {"unmatched", read.unmatched},
                                       {"missing", read.missing}}
                            .dump(2)
                     << '\n';
        return 0;
    }
    context.say({"cli.import_boundaries_done",
                 {{"units", std::to_string(read.boundaries.size())}, {"level", std::to_string(options.level)}}});
    for (const auto& name : read.unmatched) {
        context.say({"cli.import_boundary_unmatched", {{"name", name}}});
    }
    for (const auto& name : read.missing) {
        context.say({"cli.import_boundary_missing", {{"name", name}}});
    }
    say_faults(context, read);
    return 0;
}

void add_reference(CLI::App& import, Context& context) {
    auto* command = import.add_subcommand("reference", context.texts.text("help.import_reference"));
    auto folder = std::make_shared<std::string>();
    command->add_option("folder", *folder, context.texts.text("help.reference_folder"))->required();
    command->callback([&context, folder] {
        context.work = [&context, folder] { return import_reference(context, *folder); };
    });
}

void add_boundaries(CLI::App& import, Context& context) {
    auto* command = import.add_subcommand("boundaries", context.texts.text("help.import_boundaries"));
    auto file = std::make_shared<std::string>();
    auto options = std::make_shared<importers::BoundaryOptions>();
    command->add_option("file", *file, context.texts.text("help.boundary_file"))->required();
    command->add_option("--level", options->level, context.texts.text("help.level"))->check(CLI::Range(1, 3));
    command->add_option("--layer", options->layer, context.texts.text("help.layer"));
    command->add_option("--code-field", options->code_field, context.texts.text("help.code_field"));
    command->add_option("--name-field", options->name_field, context.texts.text("help.name_field"));
    command->add_option("--source", options->source, context.texts.text("help.boundary_source"));
    command->callback([&context, file, options] {
        context.work = [&context, file, options] { return import_boundaries(context, *file, *options); };
    });
}

} // namespace

void add_import_command(CLI::App& app, Context& context) {
    auto* import = app.add_subcommand("import", context.texts.text("help.import"));
    import->require_subcommand(1);
    add_import_mapping(*import, context);
    add_import_hsds(*import, context);
    add_reference(*import, context);
    add_boundaries(*import, context);
    add_import_demand(*import, context);
    add_import_roads(*import, context);
}

} // namespace relais::commands
