#include "commands/provider_name.h"

#include <nlohmann/json.hpp>

namespace relais::commands {

std::string provider_name(const nlohmann::ordered_json& provider) {
    const auto organisation =
        provider.value(nlohmann::ordered_json::json_pointer("/organisation/name"), std::string());
    const auto name = provider.value("name", std::string());
    if (organisation.empty() || name.empty()) {
        return organisation + name;
    }
    return name == organisation ? name : organisation + " – " + name;
}

} // namespace relais::commands
