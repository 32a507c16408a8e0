#pragma once

namespace relais::store {

/// How long a connection waits, in milliseconds, for another that holds the file locked.
inline constexpr int k_busy_milliseconds = 5'000;

} // namespace relais::store
