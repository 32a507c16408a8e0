#pragma once
#include "importers/remark.h"

#include <initializer_list>
#include <optional>
#include <string_view>

namespace relais::importers {

/// A number as people write it: "1 500", "1.500,5", "3,8667", "-12.0". Nothing for any other text.
std::optional<double> parse_number(std::string_view text);

/// A count of 0 to `most` in a cell, with nothing behind it but words of `units` (folded: "jours",
/// "par", "mois"). Warns and answers nothing otherwise: "30/jour" is no count by month.
std::optional<int> read_count(std::string_view cell,
                              int most,
                              std::initializer_list<std::string_view> units,
                              Remarks& remarks);

} // namespace relais::importers
