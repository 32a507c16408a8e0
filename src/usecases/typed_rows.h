#pragma once
#include <string>
#include <utility>
#include <vector>

namespace relais::usecases {

/// A line of a workbook somebody filled in: what stands under each heading.
struct TypedRow {
    std::string sheet;
    int row = 0; ///< as the author sees it
    std::vector<std::pair<std::string, std::string>>
        cells; ///< heading → cell, guards against formulas taken off
};

/// The lines below the first line of every sheet, which holds the headings. Throws
/// util::InvalidInput for what is no table, as importers::read_tables says it, and for more than
/// `most` lines.
std::vector<TypedRow>
typed_rows(const std::string& name, const std::string& bytes, std::size_t most);

} // namespace relais::usecases
