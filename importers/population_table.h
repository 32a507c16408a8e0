#pragma once
#include "directory/demand.h"
#include "directory/finding.h"
#include "importers/place_finder.h"
#include "util/progress.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace relais::importers {

struct CountOptions {
    std::string sheet;  ///< "": the first with headings
    std::string column; ///< heading of the figures; "": the usual ones
    int year = 0;       ///< of the rows to take where a column says years; 0: the newest
};

/// A figure and where it belongs.
struct PeopleCount {
    int row = 0;
    std::string settlement;   ///< code; "" when the figure is a unit's, or the place is not known
    directory::AreaCode area; ///< the unit, or that of the settlement; "" if not known
    bool somewhere = false;   ///< of people somewhere in the unit, and not all of the unit's
    double people = 0;
    bool operator==(const PeopleCount&) const = default;
};

/// The rows of a table of people by place; none is lost: those of no known place are in
/// `unresolved`.
struct PeopleTable {
    std::vector<PeopleCount> rows;
    std::vector<directory::Finding> findings; ///< what was wrong with rows, in their order
    double unresolved = 0;                    ///< people in rows whose place is not known
    int rows_read = 0;
    int rows_unresolved = 0;
    int rows_without_figure =
        0;              ///< empty, not a number, or below zero: said in `findings` unless empty
    int year = 0;       ///< of the rows taken; 0: the table does not say
    std::string column; ///< heading of the figures
};

/// Reads a table of people or returnees by settlement (code or name) or administrative unit (code
/// or names), in any format read_tables knows. Rows that say "total" or name the whole country are
/// left out. Throws util::InvalidInput as read_tables does, and for a sheet, column or year that is
/// not there. Nothing if `progress` said to stop.
std::optional<PeopleTable> read_people_table(const std::filesystem::path& file,
                                             directory::DemandKind kind,
                                             const PlaceFinder& places,
                                             const CountOptions& options,
                                             const util::Progress& progress = {});

} // namespace relais::importers
