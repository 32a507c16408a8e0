#pragma once
#include "directory/ids.h"
#include "directory/zone.h"

#include <string>
#include <string_view>
#include <utility>

namespace relais::directory {

/// Where two organisations may stand side by side. An empty part is "whatever": any need they
/// share, any public, the whole country.
struct ComplementaryScope {
    OrganisationId first;     ///< the smaller id
    OrganisationId second;    ///< never `first`
    std::string need;         ///< taxonomy code of a need (not a dimension)
    std::string public_group; ///< code of the list "public"
    AreaCode area;            ///< P-code
    auto operator<=>(const ComplementaryScope&) const = default;
};

/// "These two complement each other, leave it": what somebody who knows says about an overlap. Ids
/// last over editions, and so do marks.
struct ComplementaryMark {
    ComplementaryScope scope;
    std::string reason;
    std::string author;
    std::string at; ///< ISO 8601, UTC
    bool operator==(const ComplementaryMark&) const = default;
};

/// The same two, whichever was named first.
inline ComplementaryScope ordered(ComplementaryScope scope) {
    if (scope.second < scope.first) {
        std::swap(scope.first, scope.second);
    }
    return scope;
}

/// Whether a scope holds an overlap of its two organisations for one need, one public and one unit.
inline bool holds(const ComplementaryScope& scope,
                  std::string_view need,
                  std::string_view public_group,
                  std::string_view unit) {
    return (scope.need.empty() || scope.need == need) &&
           (scope.public_group.empty() || scope.public_group == public_group) &&
           (scope.area.empty() || lies_in(unit, scope.area));
}

} // namespace relais::directory
