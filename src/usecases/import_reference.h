#pragma once
#include "importers/boundary_reader.h"
#include "store/database.h"
#include "usecases/author.h"

#include <filesystem>

namespace relais::usecases {

struct ReferenceCounts {
    std::size_t needs = 0;
    std::size_t languages = 0;
    std::size_t areas = 0;
    std::size_t zones = 0;
    std::size_t settlements = 0;
};

/// Replaces the reference tables by those of a folder like geodata/, wholly or not at all. Throws util::InvalidInput
/// (see importers/reference_reader.h) or util::Conflict when a need in use would vanish.
ReferenceCounts import_reference(const store::Database& database, const std::filesystem::path& folder,
                                 const Author& author);

/// Replaces the boundaries of one level by those of a file; answers what was recognised and what was not.
importers::BoundaryFile import_boundaries(const store::Database& database, const std::filesystem::path& file,
                                          const importers::BoundaryOptions& options, const Author& author,
                                          const util::Progress& progress = {});

} // namespace relais::usecases
