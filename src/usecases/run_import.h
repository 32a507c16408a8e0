#pragma once
#include "importers/mapping_reader.h"
#include "store/edition_store.h"
#include "usecases/author.h"
#include "usecases/compare_editions.h"
#include "usecases/match_records.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace relais::usecases {

struct ImportRequest {
    std::filesystem::path file;
    importers::MappingOptions options;
    bool apply = false; ///< false: a dry run, nothing is written
    bool again = false; ///< take a file that was taken before (after new reference tables, say)
    std::string label;  ///< of the edition; "": the file's name
    bool illustrative = false;
    std::optional<util::Day> validated_on;
    std::string validated_by;
    /// What must be done together with writing the draft, in the same Transaction.
    std::function<void(directory::EditionId draft)> with_draft;
};

struct ImportResult {
    directory::Edition edition; ///< the draft written, or the one this file made before; id 0 in a dry run
    bool taken_before = false;  ///< nothing was done: this file is edition `edition.id` already
    store::ImportNotes notes;
    std::size_t organisations = 0;
    std::size_t sites = 0;
    std::size_t services = 0;
    std::vector<Match> matches;
    std::vector<RecordChange> changes; ///< from the published edition
    bool has_published = false;
};

/// Reads a mapping, checks every line, recognises what the published edition knows, and, if asked to apply, writes a
/// draft edition wholly or not at all. Throws util::InvalidInput for a file that cannot be read as a mapping,
/// util::Unavailable for the database.
ImportResult run_import(const store::Database& database, const ImportRequest& request, const Author& author,
                        const util::Progress& reading = {}, const util::Progress& writing = {});

} // namespace relais::usecases
