#pragma once
#include <functional>
#include <string>

namespace relais::usecases {

/// A code (directory/case_code.h) from the system's random numbers that `is_used` does not know.
std::string unused_code(const std::function<bool(const std::string&)>& is_used);

} // namespace relais::usecases
