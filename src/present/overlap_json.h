#pragma once
#include "present/texts.h"
#include "usecases/report_overlap.h"

#include <cstddef>
#include <string>
#include <vector>

namespace relais::present {

/// GET /api/v1/overlap: at most `limit` lines and pairs; the totals say how many there are.
std::string overlap_json(const usecases::Snapshot& snapshot,
                         const directory::Demand& demand,
                         const Texts& texts,
                         const usecases::OverlapReport& report,
                         std::size_t limit);

/// GET /api/v1/overlap/marks: {marks: [Mark]}.
std::string marks_json(const usecases::Snapshot& snapshot,
                       const Texts& texts,
                       const std::vector<directory::ComplementaryMark>& marks);

} // namespace relais::present
