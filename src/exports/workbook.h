#pragma once
#include "exports/sheet.h"

#include <filesystem>

namespace relais::exports {

/// An Excel workbook: a sheet each with its title and stamp above the table, headings that stay in
/// sight, filters, and numbers as numbers. Texts are texts: none is ever a formula. Throws
/// util::InvalidInput when `target` exists and util::Unavailable when it cannot be written. Sheet
/// names are made acceptable to Excel.
void write_workbook(const Book& book, const std::filesystem::path& target);

} // namespace relais::exports
