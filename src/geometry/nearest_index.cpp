#include "geometry/nearest_index.h"

#include "geometry/geodesic.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace relais::geometry {

struct NearestIndex::Tree {
    std::vector<Offering> offerings;
    directory::FactTables tables;
};

NearestIndex::NearestIndex(std::vector<Offering> offerings, directory::FactTables tables)
    : m_tree(std::make_unique<Tree>(Tree{std::move(offerings), std::move(tables)})) {}

NearestIndex::~NearestIndex() = default;
NearestIndex::NearestIndex(NearestIndex&&) noexcept = default;
NearestIndex& NearestIndex::operator=(NearestIndex&&) noexcept = default;

const std::vector<Offering>& NearestIndex::offerings() const {
    return m_tree->offerings;
}

NearestAnswer NearestIndex::nearest(const directory::Query& query, const NearestOptions& options) const {
    using directory::Suitability;
    NearestAnswer answer;
    const auto& offerings = m_tree->offerings;
    for (std::uint32_t i = 0; i < offerings.size(); ++i) {
        if (!answers_need(offerings[i].facts, query.needs)) {
            continue;
        }
        Found found{i, std::nullopt, {}};
        if (offerings[i].point) {
            found.distance = geodesic_distance(query.place.point, *offerings[i].point);
        }
        if (found.distance && options.within && *found.distance > *options.within) {
            continue;
        }
        found.assessment = assess(offerings[i].facts, m_tree->tables, query, found.distance);
        const auto suitability = found.assessment.suitability();
        if (!found.distance) {
            if (suitability <= Suitability::possible) {
                answer.outreach.push_back(found);
            }
        } else if (suitability == Suitability::suitable) {
            answer.suitable.push_back(found);
        } else if (suitability == Suitability::possible) {
            answer.possible.push_back(found);
        } else if (suitability == Suitability::near_miss) {
            answer.near_misses.push_back(found);
        }
    }
    const auto key = [&offerings](const Found& found) {
        return std::tuple(found.distance ? directory::Suitability::suitable : found.assessment.suitability(),
                          found.distance.value_or(directory::Metres{}),
                          found.assessment.count(directory::Verdict::unknown),
                          offerings[found.offering].number);
    };
    const auto keep = [&key](std::vector<Found>& list, int count) {
        std::ranges::sort(list, {}, key);
        list.resize(std::min(list.size(), static_cast<std::size_t>(std::max(count, 0))));
    };
    keep(answer.suitable, options.k);
    keep(answer.possible, options.k);
    keep(answer.near_misses, std::min(options.k, options.near_misses));
    keep(answer.outreach, options.k);
    return answer;
}

} // namespace relais::geometry
