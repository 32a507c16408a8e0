#pragma once
#include "directory/suitability.h"
#include "usecases/report_coverage.h"

#include <vector>

namespace relais::present {

/// The criteria that put a record into its kind of gap: those not met for `other_public` and `saturated`, those not
/// known for `outdated` and `unverified`, none for one that covers. Judged from the record's own place; a zone that is
/// not known is among them.
std::vector<directory::Criterion> criteria_behind(const usecases::Snapshot& snapshot,
                                                  const usecases::GapRecord& record, const directory::Query& query);

} // namespace relais::present
