#pragma once
#include "directory/zone.h"

#include <cstdint>
#include <string>
#include <vector>

/// Searches that found nothing suitable, as counts: the only thing that is ever kept of a search.
/// See docs/decisions for why it is no more than this.
namespace relais::directory {

/// What is counted together. Nothing finer exists: no place below a region, no moment below a week,
/// no profile.
struct UnmetCell {
    std::string week;         ///< ISO 8601, "2026-W48"
    AreaCode region;          ///< P-code of level 1; "": not known, or too few to say
    std::string need;         ///< taxonomy code
    std::string public_group; ///< "": all searches; else those of them that named this public
                              ///< (others too, perhaps)
    auto operator<=>(const UnmetCell&) const = default;
};

struct UnmetCount {
    UnmetCell cell;
    std::int64_t searches = 0; ///< that found nothing suitable within the threshold
    std::int64_t nothing = 0;  ///< of them, those that found nothing that even might suit
    bool operator==(const UnmetCount&) const = default;
};

/// Fewer searches than this are not told apart: where they were, and in the end how many.
inline constexpr std::int64_t k_least_unmet = 5;

/// Cells of equal key joined, by key. For weeks before `week`, cells of fewer than `k_least_unmet`
/// searches lose their region; of those that then are still fewer, the ones of a public are dropped
/// (the row of all searches counts them). Folding again changes nothing; the sums of all searches
/// by week and need stay.
std::vector<UnmetCount> folded(std::vector<UnmetCount> counts, const std::string& week);

} // namespace relais::directory
