#pragma once
#include <filesystem>
#include <functional>
#include <string>

namespace relais::exports {

/// What `write` writes to the path it is given, as bytes: for libraries that write files alone. The file, in a folder
/// of its own that nobody else may read, is gone afterwards. `extension` without the dot.
std::string bytes_of(const std::string& extension, const std::function<void(const std::filesystem::path&)>& write);

} // namespace relais::exports
