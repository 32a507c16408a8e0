#pragma once
#include <cstdint>
#include <functional>

namespace relais::util {

/// Told now and then by work that may take long: units done, units in all (0 = not known). Answers
/// false to stop; the work then ends by throwing nothing and leaving nothing half done. An empty
/// function means "go on".
using Progress = std::function<bool(std::int64_t done, std::int64_t total)>;

/// Calls `progress` if there is one. True: go on.
inline bool report(const Progress& progress, std::int64_t done, std::int64_t total) {
    return !progress || progress(done, total);
}

} // namespace relais::util
