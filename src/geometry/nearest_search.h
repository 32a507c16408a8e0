#pragma once
#include "geometry/best_by_chord.h"
#include "geometry/kd_tree.h"
#include "geometry/nearest_index.h"
#include "geometry/query_masks.h"

#include <cstdint>
#include <vector>

namespace relais::geometry {

/// What an index is made of: shelves, one for each need, since a query has one and most services
/// another. On each, services that could suit somebody stand apart from those that never can (sex,
/// ages, zone, saturation or last check not known), so that a search for suitable ones, of which
/// there may be few, does not wade through the others.
struct NearestData {
    struct Shelf {
        directory::NeedMask needs = 0;
        bool could_suit = true; ///< false: nobody on this shelf suits, whatever is asked
        KdTree tree;
        std::vector<directory::ServiceFacts> facts; ///< in the tree's order, copied to be near
    };

    NearestData(std::vector<Offering> offerings, directory::FactTables tables);

    std::vector<Offering> offerings;
    directory::FactTables tables;
    RegionBits regions;
    std::vector<Shelf> shelves; ///< largest first: what they hold limits the others soonest
    std::vector<std::uint32_t> outreach; ///< offerings without a valid point

private:
    [[nodiscard]] KdTree tree_of(const std::vector<std::uint32_t>& items,
                                 const Summariser& summariser) const;
    [[nodiscard]] std::vector<directory::ServiceFacts> facts_of(const KdTree& tree) const;
};

/// One query under way.
class NearestSearch {
public:
    NearestSearch(const NearestData& data,
                  const directory::Query& query,
                  const NearestOptions& options);
    NearestAnswer run();

private:
    void walk(const NearestData::Shelf& shelf);
    void consider(const KdTree::Entry& entry, const directory::ServiceFacts& facts);
    [[nodiscard]] bool
    is_wanted(const NearestData::Shelf& shelf, std::uint32_t node, double squared_chord) const;
    [[nodiscard]] directory::Metres distance_for_rule(std::uint32_t item, double chord) const;
    [[nodiscard]] directory::Metres exact_distance(std::uint32_t item) const;
    /// What the order of a list looks at, small to be moved.
    struct Ranked {
        std::optional<directory::Metres> distance;
        int unknowns = 0;
        std::int64_t number = 0;
        std::uint32_t offering = 0;
        const directory::Assessment* assessment = nullptr;
    };

    std::vector<Found> measured(BestByChord& best, int count) const;
    std::vector<Found> outreach() const;
    [[nodiscard]] Ranked ranked(std::uint32_t offering,
                                std::optional<directory::Metres> distance,
                                const directory::Assessment& assessment) const;
    static std::vector<Found> first(std::vector<Ranked>& ranked, int count);

    const NearestData& m_data;
    const directory::Query& m_query;
    const NearestOptions& m_options;
    QueryMasks m_masks;
    Ecef m_origin;
    BestByChord m_suitable;
    BestByChord m_possible;
    BestByChord m_near_misses;
};

} // namespace relais::geometry
