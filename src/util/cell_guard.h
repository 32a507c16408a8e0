#pragma once
#include <string>
#include <string_view>

namespace relais::util {

/// Text for a cell of a spreadsheet, which must never be taken for a formula: what begins with = + - @, a tab or a line
/// break gets an apostrophe in front, and so does what already has apostrophes there, so that nothing is ambiguous.
std::string guarded_cell(std::string_view text);

/// Undoes it: unguarded_cell(guarded_cell(x)) == x for every x.
std::string unguarded_cell(std::string_view text);

} // namespace relais::util
