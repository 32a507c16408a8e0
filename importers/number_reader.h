#pragma once
#include "importers/remark.h"

#include <optional>
#include <string_view>

namespace relais::importers {

/// A number as people write it: "1 500", "1.500,5", "3,8667", "-12.0". Nothing for any other text.
std::optional<double> parse_number(std::string_view text);

/// A count of 0 to `most` in a cell; a unit behind it ("30 jours") is allowed. Warns and answers nothing otherwise.
std::optional<int> read_count(std::string_view cell, int most, Remarks& remarks);

} // namespace relais::importers
