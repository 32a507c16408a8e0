#pragma once
#include "present/texts.h"
#include "usecases/report_access.h"
#include "usecases/report_capacity.h"
#include "usecases/unmet_searches.h"

#include <string>

namespace relais::present {

/// GET /api/v1/capacity.
std::string capacity_json(const usecases::Snapshot& snapshot,
                          const directory::Demand& demand,
                          const Texts& texts,
                          const usecases::CapacityReport& report);

/// GET /api/v1/access. Scores are places a month for 1,000 people; null where none can be computed.
std::string access_json(const usecases::Snapshot& snapshot,
                        const directory::Demand& demand,
                        const Texts& texts,
                        const usecases::AccessReport& report);

/// GET /api/v1/unmet.
std::string unmet_json(const usecases::Snapshot& snapshot,
                       const Texts& texts,
                       const usecases::UnmetReport& report);

} // namespace relais::present
