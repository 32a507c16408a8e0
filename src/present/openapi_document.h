#pragma once
#include <string_view>
#include <utility>
#include <vector>

namespace relais::present {

/// docs/openapi.json, inside the program: name and text.
const std::vector<std::pair<std::string_view, std::string_view>>& openapi_document();

} // namespace relais::present
