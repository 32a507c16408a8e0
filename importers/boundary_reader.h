#pragma once
#include "directory/boundary.h"
#include "importers/boundary_faults.h"
#include "directory/gazetteer.h"
#include "util/progress.h"

#include <filesystem>
#include <string>
#include <vector>

namespace relais::importers {

struct BoundaryOptions {
    int level = 1;          ///< 1 region, 2 department, 3 arrondissement
    std::string layer;      ///< "": the only layer, or the one whose name says the level
    std::string code_field; ///< "": the usual names (ADM1_PCODE, shapeID, GID_1, HASC, iso_3166_2, id …)
    std::string name_field; ///< "": the usual names (ADM1_FR, shapeName, NAME_1, name …)
    std::string source;     ///< said on the page; "": the file's name
};

/// What was read, and what was left out and why.
struct BoundaryFile {
    std::vector<directory::Boundary> boundaries; ///< codes are P-codes of the gazetteer, rings closed, WGS 84
    std::vector<std::string> unmatched;          ///< names of polygons that are no known unit of the level
    std::vector<std::string> missing;            ///< names of units of the level that the file lacks
    std::vector<std::string> mended;             ///< names of units whose polygon crossed itself
    BoundaryFaults faults;                       ///< where units overlap or leave gaps
};

/// Reads a polygon layer of any format OGR opens, in any reference system it declares. A unit is recognised by its
/// P-code, else by its name (and, where two share it, by the unit that holds it). Throws util::InvalidInput naming
/// the file and the remedy: not readable, no polygons, no such field or layer, no unit recognised, a polygon that
/// crosses itself and cannot be mended (naming the unit).
BoundaryFile read_boundaries(const std::filesystem::path& file,
                             const directory::Gazetteer& gazetteer,
                             const BoundaryOptions& options,
                             const util::Progress& progress = {});

} // namespace relais::importers
