#pragma once
#include "commands/context.h"
#include "present/coverage_files.h"

#include <functional>
#include <map>
#include <string>

namespace CLI {
class App;
}

namespace relais::commands {

/// The files a planner's command is asked to write beside its answer.
struct FileOptions {
    std::map<present::FileFormat, std::string> files; ///< path by format, "" for none
};

/// --csv, --xlsx, --gpkg, --svg and --png (the map), --chart-svg and --chart-png.
void add_file_options(CLI::App& command, const Context& context, FileOptions& options);

bool is_asked_for_files(const FileOptions& options);

/// Writes each file asked for and says so. Nothing that exists is written over: throws util::InvalidInput before any
/// file is made.
void write_files(const Context& context, const FileOptions& options,
                 const std::function<std::string(present::FileFormat)>& bytes);

} // namespace relais::commands
