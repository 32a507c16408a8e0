#pragma once
#include "util/message.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace relais::directory {

/// error: the row is held back · warning: the row is taken, something in it is doubtful · note:
/// worth knowing.
enum class FindingLevel : std::uint8_t { error, warning, note };

/// "error", "warning", "note".
std::string_view code_of(FindingLevel level);

/// One thing an import has to say about one cell (or row, or file), in words its author can act on.
struct Finding {
    FindingLevel level = FindingLevel::warning;
    std::string sheet;
    int row = 0;            ///< as the author sees it, first line 1; 0: the whole sheet or file
    std::string column;     ///< heading as written by the author; "" when no single column
    std::string value;      ///< the cell as written, cut to 200 characters
    util::Message what;     ///< key "finding.<code>"
    std::string suggestion; ///< a value that would be accepted, "" if none is near
    bool operator==(const Finding&) const = default;
};

} // namespace relais::directory
