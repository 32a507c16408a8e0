#pragma once
#include "importers/table.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace relais::importers {

/// "B3:B7" → rows 3–7 of column 1. Nothing for any other text.
std::optional<MergedCells> parse_cell_range(std::string_view range);

/// The merged cells of every sheet of a workbook, by sheet name; OGR does not tell them. Empty
/// where the workbook's inner files are not where they usually are.
std::map<std::string, std::vector<MergedCells>>
read_merged_cells(const std::filesystem::path& xlsx);

} // namespace relais::importers
