#pragma once
#include <cstdint>
#include <vector>

namespace relais::directory {

/// Cuts a whole number into whole parts in proportion to weights (largest remainder; of equal remainders the earlier
/// goes first). The parts sum to `total` exactly. A weight that is negative or not finite counts as nothing; where no
/// weight counts, every part gets alike; no weights, no parts. `total` is not negative.
std::vector<std::int64_t> apportion(std::int64_t total, const std::vector<double>& weights);

} // namespace relais::directory
