#pragma once
#include <nlohmann/json_fwd.hpp>

#include <string>

namespace relais::commands {

/// "Organisation – place" of a provider as the API gives it; once where they are one.
std::string provider_name(const nlohmann::ordered_json& provider);

} // namespace relais::commands
