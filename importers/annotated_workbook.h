#pragma once
#include <filesystem>
#include <map>
#include <string>

namespace relais::importers {

/// The comments of one sheet: row as the author sees it (first line 1) → finished sentences, one a line.
using RowComments = std::map<int, std::string>;

/// Writes `target` (.xlsx): the cells of every sheet of `source` as they were, with one more column headed `heading`
/// that holds the comments. Written aside and renamed, so that a failure leaves no half file. Throws
/// util::InvalidInput if `target` exists or is no .xlsx, util::Unavailable if it cannot be written.
void write_annotated(const std::filesystem::path& source,
                     const std::map<std::string, RowComments>& comments_by_sheet,
                     const std::string& heading,
                     const std::filesystem::path& target);

} // namespace relais::importers
