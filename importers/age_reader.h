#pragma once
#include "importers/remark.h"

#include <optional>
#include <string_view>

namespace relais::importers {

/// Years, both ends included; an end that is not given is open.
struct AgeRange {
    std::optional<int> minimum;
    std::optional<int> maximum;
    bool operator==(const AgeRange&) const = default;
};

/// "18-35 ans", "de 15 à 35", "moins de 18", "18 ans et plus", "jusqu’à 25 ans", "tous âges" (0 and
/// more), "mineurs", "adults". Warns and answers nothing given for other texts and for ranges
/// upside down.
AgeRange read_ages(std::string_view cell, Remarks& remarks);

/// One age of 0 to 120 in a cell.
std::optional<int> read_age(std::string_view cell, Remarks& remarks);

} // namespace relais::importers
