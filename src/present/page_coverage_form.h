#pragma once
#include "present/page_coverage.h"

namespace relais::present {

/// Sets the choices of the form as asked: need_groups, publics, levels, zones and regions to be confined to, weights.
void set_coverage_form(Value& page, const Words& words, const CoverageQuery& query);

} // namespace relais::present
