#include "commands/export_search.h"

#include "commands/need_words.h"
#include "commands/output.h"
#include "present/export_file.h"
#include "usecases/search_directory.h"
#include "util/errors.h"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <ostream>

namespace relais::commands {
namespace {

using usecases::Facet;

struct ExportSearchOptions {
    usecases::SearchQuery query;
    std::filesystem::path file;
    bool hxl = false;
};

/// By the file's ending. Throws util::InvalidInput naming those there are.
present::ExportFormat format_of(const std::filesystem::path& file) {
    auto extension = file.extension().string();
    extension.erase(0, extension.empty() ? 0 : 1);
    const auto format = present::export_format_from(extension);
    if (!format) {
        std::string known;
        for (const auto name : present::k_export_formats) {
            known += (known.empty() ? "" : ", ") + std::string(name);
        }
        throw util::InvalidInput("--to", {"export.unknown_format", {{"file", file.string()}, {"known", known}}});
    }
    return *format;
}

int export_search(const Context& context, ExportSearchOptions& options) {
    const auto format = format_of(options.file);
    const auto snapshot = published_snapshot(context);
    for (auto& need : options.query.chosen[static_cast<std::size_t>(Facet::need)]) {
        need = need_code(snapshot->directory().taxonomy, need);
    }
    const auto file = present::export_search(*snapshot, context.texts, options.query, format,
                                             options.hxl ? exports::Hxl::tags : exports::Hxl::none,
                                             util::day_in_cameroon(context.clock()));
    write_new_file(options.file, file.bytes);
    const auto services = usecases::search_services(*snapshot, options.query).size();
    if (context.json) {
        *context.out << nlohmann::json{{"file", options.file.string()}, {"services", services}}.dump() << '\n';
    } else {
        context.say({"export.done", {{"file", options.file.string()}, {"services", std::to_string(services)}}});
    }
    return 0;
}

} // namespace

void add_export_search(CLI::App& exports, Context& context) {
    const auto help = [&](const std::string& key) { return context.texts.text("help." + key); };
    auto* command = exports.add_subcommand("search", help("export_search"));
    auto options = std::make_shared<ExportSearchOptions>();
    command->add_option("words", options->query.words, help("words"));
    for (std::size_t i = 0; i < usecases::k_facet_count; ++i) {
        const std::string name(usecases::name_of(static_cast<Facet>(i)));
        command->add_option("--" + name, options->query.chosen[i], context.texts.text("facet." + name))
            ->delimiter(',')
            ->allow_extra_args(false);
    }
    command->add_option("--to", options->file, help("export_to"))->required();
    command->add_flag("--hxl", options->hxl, help("export_hxl"));
    command->callback([&context, options] {
        context.work = [&context, options] { return export_search(context, *options); };
    });
}

} // namespace relais::commands
