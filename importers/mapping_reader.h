#pragma once
#include "directory/mapping_row.h"
#include "directory/reference.h"
#include "util/clock.h"
#include "util/progress.h"

#include <filesystem>
#include <string>

namespace relais::importers {

struct MappingOptions {
    std::string profile; ///< "": whichever built-in profile knows more of the headings; "fr", "en", or a profile file
    std::string sheet;   ///< "": every sheet with a line of headings
    util::Day today;     ///< a verification in the future is doubtful
};

/// Reads a mapping (CSV, XLSX, ODS, GPKG, GeoJSON, Shapefile) into rows and findings. Writes nothing.
/// Throws util::InvalidInput naming the file and what to do when it cannot be read as a whole: not a table, empty,
/// truncated, too large once unpacked, no line of headings, a required column missing. Faults of single lines are
/// findings instead. `progress` counts lines.
directory::MappingFile read_mapping(const std::filesystem::path& file,
                                    const directory::Reference& reference,
                                    const MappingOptions& options,
                                    const util::Progress& progress = {});

} // namespace relais::importers
