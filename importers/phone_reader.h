#pragma once
#include "importers/remark.h"

#include <string>
#include <string_view>
#include <vector>

namespace relais::importers {

/// The phone numbers of a cell as E.164, in order and once each; several by / ; , line break, "ou",
/// "et", or two nine-digit numbers side by side. Numbers without a country code are Cameroonian.
/// What is no possible number is left out with a warning; for an eight-digit number from before
/// 2014 the warning suggests today's form.
std::vector<std::string> read_phones(std::string_view cell, Remarks& remarks);

} // namespace relais::importers
