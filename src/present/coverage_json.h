#pragma once
#include "present/gap_look.h"
#include "present/gap_refusals.h"
#include "present/texts.h"
#include "usecases/propose_sites.h"
#include "usecases/report_coverage.h"
#include "usecases/what_if.h"

#include <string>

namespace relais::present {

/// GET /api/v1/coverage: figures by area, settlements left out, gap at every demand point; see docs/api.md.
/// `told`: refusals beside the kinds of gap, of the need and place asked (present::told_of).
std::string coverage_json(const usecases::Snapshot& snapshot, const directory::Demand& demand, const Texts& texts,
                          const usecases::CoverageReport& report, const ToldGaps& told = {});

/// GET /api/v1/coverage/table: every need in every area.
std::string coverage_table_json(const usecases::Snapshot& snapshot, const directory::Demand& demand,
                                const Texts& texts, const usecases::CoverageTable& table);

/// GET /api/v1/siting: proposed places, people before and after, and the bound no choice can pass.
std::string siting_json(const usecases::Snapshot& snapshot, const directory::Demand& demand, const Texts& texts,
                        const usecases::SitingReport& report);

/// POST /api/v1/siting/what-if: a planner's own places, and coverage before and after.
std::string what_if_json(const usecases::Snapshot& snapshot, const directory::Demand& demand, const Texts& texts,
                         const usecases::WhatIf& answer);

} // namespace relais::present
