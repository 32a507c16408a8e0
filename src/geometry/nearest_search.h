#pragma once
#include "geometry/best_by_chord.h"
#include "geometry/kd_tree.h"
#include "geometry/nearest_index.h"
#include "geometry/postings.h"
#include "geometry/query_masks.h"

#include <cstdint>
#include <vector>

namespace relais::geometry {

/// What an index is made of. A "place" is a position in the tree's order.
struct NearestData {
    NearestData(std::vector<Offering> offerings, directory::FactTables tables);

    std::vector<Offering> offerings;
    directory::FactTables tables;
    RegionBits regions;
    KdTree tree;                                ///< of the offerings with a valid point
    std::vector<directory::ServiceFacts> facts; ///< by place: a copy that a query reads in order
    Postings postings;
    std::vector<std::uint32_t> outreach; ///< offerings without a point
};

/// One query under way.
class NearestSearch {
public:
    NearestSearch(const NearestData& data, const directory::Query& query, const NearestOptions& options);
    NearestAnswer run();

private:
    void search_points();
    /// False when it gave up after `budget` nodes.
    bool walk(std::size_t budget);
    void scan();
    void consider(std::uint32_t place);
    [[nodiscard]] bool is_wanted(std::uint32_t node, double squared_chord) const;
    [[nodiscard]] double widest_limit() const;
    [[nodiscard]] directory::Metres distance_for_rule(std::uint32_t place, double chord) const;
    [[nodiscard]] directory::Metres exact_distance(std::uint32_t place) const;
    std::vector<Found> measured(BestByChord& best, int count) const;
    std::vector<Found> outreach() const;
    void keep_first(std::vector<Found>& found, int count) const;

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
