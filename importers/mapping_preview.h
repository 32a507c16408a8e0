#pragma once
#include "importers/field.h"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace relais::importers {

/// A heading of a mapping as its author wrote it, what it is taken for, and what stands under it.
struct ColumnPreview {
    std::string heading;
    std::optional<Field> field;       ///< none: not read
    std::vector<std::string> samples; ///< the first three different cells that are not empty
};

struct SheetPreview {
    std::string sheet;
    int heading_row = 0;        ///< as the author sees it
    std::size_t lines = 0;      ///< below the headings
    bool is_recognised = false; ///< a profile knows enough of the headings; else the first full
                                ///< line is taken for them
};

/// What there is to say of a mapping before it is read. Headings that several sheets share stand
/// once.
struct MappingPreview {
    std::vector<SheetPreview> sheets;
    std::vector<ColumnPreview> columns;
};

/// `profile` as in MappingOptions. Sheets without recognised headings are left out where another
/// has some. Throws util::InvalidInput as read_mapping does for what is no table.
MappingPreview preview_mapping(const std::filesystem::path& file, const std::string& profile);

/// The profile (CSV) that takes each heading for the field chosen; a heading that comes twice keeps
/// its first choice.
std::string profile_of(const std::vector<std::pair<std::string, Field>>& choices);

/// One line of a sheet with the headings above it, as the author wrote both. Nothing for a line
/// that is blank or not there. Throws as preview_mapping.
struct WrittenRow {
    std::vector<std::string> headings;
    std::vector<std::string> cells; ///< as many as headings
};
std::optional<WrittenRow> written_row(const std::filesystem::path& file,
                                      const std::string& profile,
                                      const std::string& sheet,
                                      int row);

} // namespace relais::importers
