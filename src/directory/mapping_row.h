#pragma once
#include "directory/finding.h"
#include "directory/records.h"

#include <optional>
#include <string>
#include <vector>

namespace relais::directory {

/// One accepted line of a mapping, read into records that still lack ids. `key`s are filled: the
/// mapping's own identifier where it has one, else made from folded names, so that the same line
/// read twice has the same keys.
struct MappingRow {
    Provenance provenance;
    Organisation organisation;
    std::optional<Site> site;      ///< none: outreach
    std::vector<Service> services; ///< one for each need named in the line
    bool operator==(const MappingRow&) const = default;
};

/// A line held back: its cells as written (aligned with MappingFile::headings of its sheet) and
/// why.
struct RejectedRow {
    Provenance provenance;
    std::vector<std::string> headings;
    std::vector<std::string> cells;
    bool operator==(const RejectedRow&) const = default;
};

/// Everything a mapping file said.
struct MappingFile {
    std::vector<MappingRow> rows;
    std::vector<RejectedRow> rejected;
    std::vector<Finding> findings;
    int lines_read = 0; ///< data lines, neither blank nor section nor total
};

} // namespace relais::directory
