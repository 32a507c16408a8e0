#pragma once
#include "directory/units.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace relais::importers {

/// One row that is not blank. `number` is the row as the author sees it in a spreadsheet (first 1),
/// the place of the feature in a map layer.
struct TableRow {
    int number = 0;
    std::vector<std::string> cells;         ///< trimmed; as many as the row has
    std::optional<directory::LonLat> point; ///< the feature's own point, WGS 84, for map layers
    bool operator==(const TableRow&) const = default;
};

/// Cells that the sheet shows as one: rows as in TableRow::number, columns from 0, both ends
/// included.
struct MergedCells {
    int first_row = 0;
    int last_row = 0;
    int first_column = 0;
    int last_column = 0;
    bool operator==(const MergedCells&) const = default;
};

/// One sheet (or layer) as text.
struct Table {
    std::string sheet;
    std::vector<TableRow> rows;
    std::vector<MergedCells> merged; ///< where the format says so (XLSX)
    bool has_field_names = false;    ///< the first row holds a layer's field names, number 0
};

/// What a file is, by its first bytes and never by its name.
enum class FileKind { text, xlsx, ods, layers };

/// Throws util::InvalidInput naming the file and the remedy for what is no table: empty, a PDF, a
/// picture, an old or protected workbook, a truncated or overfull archive, an unknown binary
/// format.
FileKind recognise(const std::filesystem::path& file);

/// Every sheet of a CSV, XLSX, ODS, GPKG, GeoJSON or Shapefile file. Blank rows are left out but
/// counted. Throws util::InvalidInput as `recognise` does, for files above the limit, for a quote
/// that never closes, and with the reader's own words for a file that is damaged inside.
std::vector<Table> read_tables(const std::filesystem::path& file);

} // namespace relais::importers
