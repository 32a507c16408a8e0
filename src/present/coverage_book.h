#pragma once
#include "exports/sheet.h"
#include "present/coverage_scene.h"

namespace relais::present {

/// Areas (a line for each area and threshold), settlements left out, records behind each gap and, where there are any,
/// places proposed or supposed. The first sheet is what a CSV holds: the places where there are any, else the areas.
exports::Book coverage_book(const CoverageScene& scene);

/// Every need in every area: a line for each pair, and beside it the same as a picture of rows and columns.
exports::Book coverage_table_book(const Words& words, const directory::Demand& demand, const CoverageQuery& query,
                                  const usecases::CoverageTable& table, util::Day today);

} // namespace relais::present
