#include "commands/hsds_commands.h"

#include "commands/import_mapping.h"
#include "commands/output.h"
#include "exports/form.h"
#include "exports/temporary_file.h"
#include "importers/hsds_reader.h"
#include "present/export_words.h"
#include "present/hsds.h"
#include "util/errors.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <ostream>

namespace relais::commands {
namespace {

namespace fs = std::filesystem;

/// A table as a CSV file without the mark that spreadsheets want: programs read it.
std::string csv_of(const present::HsdsTable& table) {
    exports::Form form;
    for (const auto& column : table.columns) {
        form.columns.push_back({column, "", exports::Kind::text, 16});
    }
    for (const auto& row : table.rows) {
        form.rows.emplace_back(row.begin(), row.end());
    }
    constexpr std::size_t k_mark = 3;
    return exports::form_csv(form, exports::Hxl::none).substr(k_mark);
}

int export_hsds(const Context& context, const fs::path& folder) {
    if (fs::exists(folder)) {
        throw util::InvalidInput("folder", {"cli.file_exists", {{"file", folder.string()}}});
    }
    const auto snapshot = published_snapshot(context);
    const present::Hsds hsds(*snapshot, context.texts);
    auto aside = folder;
    aside += ".part";
    fs::remove_all(aside);
    fs::create_directories(aside);
    for (const auto& table : hsds.tables()) {
        write_new_file(aside / table.file, csv_of(table));
    }
    const present::Words words(*snapshot, context.texts);
    write_new_file(aside / "datapackage.json", present::hsds_datapackage(hsds, present::edition_note(words)));
    fs::rename(aside, folder);
    const auto services = hsds.table("service").rows.size();
    if (context.json) {
        *context.out << nlohmann::json{{"folder", folder.string()}, {"services", services}}.dump() << '\n';
    } else {
        context.say({"export.done", {{"file", folder.string()}, {"services", std::to_string(services)}}});
    }
    return 0;
}

/// The tables become a workbook, and that is imported as any other.
int import_hsds(const Context& context, const fs::path& folder, const std::shared_ptr<MappingImport>& options) {
    const auto book = importers::read_hsds(folder);
    exports::Form form;
    for (const auto& heading : book.headings) {
        form.columns.push_back({heading, "", exports::Kind::text, 16});
    }
    for (const auto& row : book.rows) {
        form.rows.emplace_back(row.begin(), row.end());
    }
    const exports::TemporaryFile made(".csv");
    write_new_file(made.path(), exports::form_csv(form, exports::Hxl::none));
    return import_mapping(context, *options, made.path(), folder.filename().string());
}

} // namespace

void add_export_hsds(CLI::App& exports, Context& context) {
    auto* command = exports.add_subcommand("hsds", context.texts.text("help.export_hsds"));
    auto folder = std::make_shared<fs::path>();
    command->add_option("folder", *folder, context.texts.text("help.hsds_folder"))->required();
    command->callback([&context, folder] { context.work = [&context, folder] { return export_hsds(context, *folder); }; });
}

void add_import_hsds(CLI::App& import, Context& context) {
    auto* command = import.add_subcommand("hsds", context.texts.text("help.import_hsds"));
    auto folder = std::make_shared<fs::path>();
    command->add_option("folder", *folder, context.texts.text("help.hsds_in"))->required();
    const auto options = add_mapping_options(*command, context);
    command->callback([&context, folder, options] {
        context.work = [&context, folder, options] { return import_hsds(context, *folder, options); };
    });
}

} // namespace relais::commands
