#pragma once
#include "directory/units.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace relais::directory {

/// An administrative P-code, "CM004" (region), "CM004002" (department), "CM004002001"
/// (arrondissement): a unit lies in another exactly when its code begins with the other's.
using AreaCode = std::string;

inline bool lies_in(std::string_view area, std::string_view container) {
    return !container.empty() && area.starts_with(container);
}

/// The area a service serves. `unknown` is not "everywhere".
struct ServedZone {
    enum class Kind : std::uint8_t { unknown, national, areas, radius };
    Kind kind = Kind::unknown;
    std::vector<AreaCode> areas; ///< for Kind::areas
    Metres radius;               ///< for Kind::radius, around the site's (published) point
    bool operator==(const ServedZone&) const = default;
};

/// Where the person is. Codes are as fine as known, "" where not: a click on a map without boundary
/// polygons may know its region only.
struct Place {
    LonLat point;
    AreaCode area; ///< the finest unit known to hold the point
    bool operator==(const Place&) const = default;
};

} // namespace relais::directory
