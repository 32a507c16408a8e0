#include "usecases/roads.h"

#include <algorithm>

namespace relais::usecases {

using namespace relais::directory;

const TravelProfile* Roads::profile(TravelMode mode) const {
    const auto found = std::ranges::find(profiles, mode, &TravelProfile::mode);
    return found != profiles.end() ? &*found : nullptr;
}

std::vector<const BlockedArea*> Roads::blocked_on(util::Day day) const {
    std::vector<const BlockedArea*> areas;
    for (const auto& area : blocked) {
        if (area.holds_on(util::to_string(day))) {
            areas.push_back(&area);
        }
    }
    return areas;
}

} // namespace relais::usecases
