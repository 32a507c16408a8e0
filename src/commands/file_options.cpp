#include "commands/file_options.h"

#include "exports/target_file.h"
#include "util/errors.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>

namespace relais::commands {
namespace {

using present::FileFormat;

struct FileOption {
    const char* option;
    FileFormat format;
    const char* help;
};

constexpr FileOption k_options[] = {
    {"--csv", FileFormat::csv, "csv"},
    {"--xlsx", FileFormat::xlsx, "xlsx"},
    {"--gpkg", FileFormat::gpkg, "gpkg"},
    {"--svg", FileFormat::map_svg, "map_svg"},
    {"--png", FileFormat::map_png, "map_png"},
    {"--chart-svg", FileFormat::chart_svg, "chart_svg"},
    {"--chart-png", FileFormat::chart_png, "chart_png"},
};

} // namespace

void add_file_options(CLI::App& command, const Context& context, FileOptions& options) {
    for (const auto& [option, format, help] : k_options) {
        command.add_option(option, options.files[format], context.texts.text(std::string("help.") + help));
    }
}

bool is_asked_for_files(const FileOptions& options) {
    return std::ranges::any_of(options.files, [](const auto& one) { return !one.second.empty(); });
}

void write_files(const Context& context, const FileOptions& options,
                 const std::function<std::string(FileFormat)>& bytes) {
    for (const auto& [format, file] : options.files) {
        if (!file.empty() && std::filesystem::exists(file)) {
            throw util::InvalidInput("file", {"cli.file_exists", {{"file", file}}});
        }
    }
    for (const auto& [format, file] : options.files) {
        if (!file.empty()) {
            exports::write_file(file, bytes(format));
            *context.err << context.texts.render({"cli.file_written", {{"file", file}}}) << '\n';
        }
    }
}

} // namespace relais::commands
