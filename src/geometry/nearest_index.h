#pragma once
#include "directory/suitability.h"
#include "directory/travel_time.h"
#include "directory/units.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace relais::geometry {

/// One service as the index sees it. `number` identifies it to the caller and breaks ties
/// (ascending).
struct Offering {
    std::int64_t number = 0;
    std::optional<directory::LonLat> point; ///< none: outreach, found by zone alone
    directory::ServiceFacts facts;
};

struct NearestOptions {
    int k = 10;          ///< at most this many in each list; 0 gives empty lists
    int near_misses = 5; ///< at most this many near misses
    std::optional<directory::Metres> within = {}; ///< nothing farther
};

struct Found {
    std::uint32_t offering = 0;                ///< position in the vector the index was made from
    std::optional<directory::Metres> distance; ///< geodesic on WGS 84; none for outreach
    directory::Assessment assessment;
    std::optional<directory::Journey> journey = {}; ///< in answers by travel time
};

/// Each list in its order: distance, then fewer unknowns, then number. `outreach` holds suitable
/// and possible services without a point, by suitability, fewer unknowns, number.
struct NearestAnswer {
    std::vector<Found> suitable;
    std::vector<Found> possible;
    std::vector<Found> near_misses;
    std::vector<Found> outreach;
};

/// Nearest suitable services, exactly: chord distance bounds the geodesic from below, see
/// docs/architecture.md. Immutable and safe to read from many threads.
class NearestIndex {
public:
    NearestIndex(std::vector<Offering> offerings, directory::FactTables tables);
    ~NearestIndex();
    NearestIndex(NearestIndex&&) noexcept;
    NearestIndex& operator=(NearestIndex&&) noexcept;

    [[nodiscard]] NearestAnswer nearest(const directory::Query& query,
                                        const NearestOptions& options) const;
    [[nodiscard]] const std::vector<Offering>& offerings() const;
    /// What the facts of the offerings point into.
    [[nodiscard]] const directory::FactTables& tables() const;

private:
    struct Tree;
    std::unique_ptr<Tree> m_tree;
};

} // namespace relais::geometry
