#pragma once
#include "present/coverage_scene.h"

#include <string>

namespace relais::present {

/// A bar for each area, cut into what its people have within reach: covered first, no provider last. At most 60 areas,
/// those with the most people not covered, and the picture says so.
std::string coverage_chart_svg(const CoverageScene& scene);

/// Every need in every area as a table of colours with both shares in each cell.
std::string coverage_table_svg(const Words& words, const directory::Demand& demand, const CoverageQuery& query,
                               const usecases::CoverageTable& table, util::Day today);

} // namespace relais::present
