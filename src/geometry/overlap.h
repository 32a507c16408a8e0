#pragma once
#include "directory/taxonomy.h"

#include <cstdint>
#include <span>
#include <vector>

/// Where several organisations do the same thing for the same people. What they reach together is in
/// overlap_people.h.
namespace relais::geometry {

/// One service as overlap sees it. Numbers are the caller's, from 0 on without large gaps.
struct OverlapService {
    std::uint32_t organisation = 0;
    directory::NeedMask needs = 0; ///< bits; usually one
    std::uint32_t publics = 0;     ///< bits; a service for everyone has all, one that does not say has none
    std::uint32_t zone = 0;        ///< position in `zones`
    bool operator==(const OverlapService&) const = default;
};

/// Areas served, by their number; "national" lists them all, "not known" none. Order and repetition do not matter.
using OverlapZone = std::vector<std::uint32_t>;

/// One need, for one public, in one area, met by two organisations or more.
struct OverlapCell {
    std::uint32_t need = 0;         ///< bit number
    std::uint32_t area = 0;
    std::uint32_t public_group = 0; ///< bit number
    std::uint32_t first = 0;        ///< of Overlaps::organisations
    std::uint32_t count = 0;        ///< of organisations, at least 2
    bool operator==(const OverlapCell&) const = default;
};

/// Cells sorted by need, area, public. Cells that follow one another and have the same organisations share the list.
struct Overlaps {
    std::vector<OverlapCell> cells;
    std::vector<std::uint32_t> organisations;

    /// Rising, each once.
    [[nodiscard]] std::span<const std::uint32_t> of(const OverlapCell& cell) const {
        return std::span(organisations).subspan(cell.first, cell.count);
    }
};

/// All such cells for the needs of `needs`. An organisation stands in a cell if *one* of its services has the need, the
/// public and the area; two services that have one each do not make a third. A service whose zone or public is not
/// known stands in none, and so does one whose zone is not in `zones`. Needs do not depend on one another: answers for
/// parts of `needs` are those of the whole.
Overlaps find_overlaps(std::span<const OverlapService> services, std::span<const OverlapZone> zones,
                       directory::NeedMask needs);

} // namespace relais::geometry
