#pragma once
#include "commands/context.h"
#include "store/database.h"
#include "usecases/author.h"
#include "usecases/snapshot.h"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace relais::commands {

/// The author and the moment of a change made from the command line.
usecases::Author author_of(const Context& context);

/// The published edition; throws util::Unavailable, naming the commands that publish one, when there is none.
std::shared_ptr<const usecases::Snapshot> published_snapshot(const Context& context);

/// Gives an answer of the API: as it is for --json, else in words by `say`, with the notice that the data is
/// illustrative where it is. Answers the exit code.
int give_answer(const Context& context, const usecases::Snapshot& snapshot, const std::string& answer,
                const std::function<void(const nlohmann::ordered_json&)>& say);

/// A number of an answer as a whole number; a dash for null.
std::string whole(const nlohmann::ordered_json& number);

/// Writes a whole file aside and renames it. Throws util::InvalidInput if `file` exists (nothing is overwritten) and
/// util::Unavailable if it cannot be written.
void write_new_file(const std::filesystem::path& file, const std::string& text);
/// Says on standard error that the work was stopped and left nothing; answers the exit code for it.
int stopped(const Context& context);

} // namespace relais::commands
