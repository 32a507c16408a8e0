#pragma once
#include "server/exchange.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace relais::server {

/// The built page (web/dist), read once into memory: an address is looked up among the files found at start and never
/// turned into a path, so that none leads out of the folder. Links are not followed, hidden files left out.
class StaticFiles {
public:
    StaticFiles() = default;
    /// A folder that does not exist holds no file. `*.br` and `*.gz` are the compressed forms of their neighbours.
    explicit StaticFiles(const std::filesystem::path& folder);

    /// Null when there is no such file; `name` as "js/app-ABCDEFGH.js".
    [[nodiscard]] const Reply* find(std::string_view name) const;

private:
    std::map<std::string, Reply, std::less<>> m_files;
};

} // namespace relais::server
