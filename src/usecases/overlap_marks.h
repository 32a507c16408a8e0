#pragma once
#include "usecases/report_overlap.h"

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace relais::usecases {

/// Complementary marks, looked up by two organisations (positions in
/// directory().organisations).
class OverlapMarks {
public:
    OverlapMarks(const Snapshot& snapshot, const std::vector<directory::ComplementaryMark>& marks);

    /// Adds to `line.marks` those that bear on some of its need, publics and units; true if they
    /// hold all of it: each of its publics in each unit.
    bool look(std::uint32_t first,
              std::uint32_t second,
              OverlapLine& line,
              const std::vector<directory::AreaCode>& units) const;

private:
    const Snapshot& m_snapshot;
    std::vector<directory::ComplementaryScope> m_scopes;
    std::map<std::pair<std::int64_t, std::int64_t>, std::vector<std::uint32_t>>
        m_by_pair; ///< by ids
};

} // namespace relais::usecases
