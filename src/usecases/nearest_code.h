#pragma once
#include "util/errors.h"

#include <string>
#include <string_view>
#include <vector>

namespace relais::usecases {

/// The code spelled most like `given` (folded, at most a third of it changed), or "".
std::string nearest_code(std::string_view given, const std::vector<std::string>& codes);

/// "error.unknown_code", with the nearest accepted value where there is one.
util::InvalidInput unknown_code(const std::string& field, const std::string& given,
                                const std::vector<std::string>& codes);

} // namespace relais::usecases
