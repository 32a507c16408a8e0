#pragma once
#include <compare>
#include <cstdint>

namespace relais::directory {

/// A number that names one kind of thing: a SiteId is no ServiceId. Kept across editions of the
/// mapping; 0 = none.
template <class Tag>
struct Id {
    std::int64_t value = 0;
    auto operator<=>(const Id&) const = default;
    [[nodiscard]] bool is_none() const { return value == 0; }
};

using EditionId = Id<struct EditionTag>;
using OrganisationId = Id<struct OrganisationTag>;
using SiteId = Id<struct SiteTag>;
using ServiceId = Id<struct ServiceTag>;

} // namespace relais::directory
