#include "geometry/nearest_index.h"

#include "geometry/nearest_search.h"

#include <utility>

namespace relais::geometry {

struct NearestIndex::Tree : NearestData {
    using NearestData::NearestData;
};

NearestIndex::NearestIndex(std::vector<Offering> offerings, directory::FactTables tables)
    : m_tree(std::make_unique<Tree>(std::move(offerings), std::move(tables))) {}

NearestIndex::~NearestIndex() = default;
NearestIndex::NearestIndex(NearestIndex&&) noexcept = default;
NearestIndex& NearestIndex::operator=(NearestIndex&&) noexcept = default;

const std::vector<Offering>& NearestIndex::offerings() const {
    return m_tree->offerings;
}

const directory::FactTables& NearestIndex::tables() const {
    return m_tree->tables;
}

NearestAnswer NearestIndex::nearest(const directory::Query& query, const NearestOptions& options) const {
    return NearestSearch(*m_tree, query, options).run();
}

} // namespace relais::geometry
