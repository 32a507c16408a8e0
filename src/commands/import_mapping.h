#pragma once
#include "commands/context.h"

#include <filesystem>
#include <memory>
#include <string>

namespace CLI {
class App;
}

namespace relais::commands {

/// relais import mapping FILE: a dry run unless told to apply; says what it found in a summary, a report and a
/// workbook given back with comments.
void add_import_mapping(CLI::App& import, Context& context);

/// What an import was told on the command line.
struct MappingImport;
/// The options every import of a mapping has, added to a command.
std::shared_ptr<MappingImport> add_mapping_options(CLI::App& command, Context& context);
/// Imports `file`; `label` names the edition where no option does ("": the file's name). Answers the exit code.
int import_mapping(const Context& context, MappingImport& options, const std::filesystem::path& file,
                   const std::string& label = "");

} // namespace relais::commands
