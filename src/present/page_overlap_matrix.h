#pragma once
#include "present/page_value.h"
#include "present/page_words.h"
#include "usecases/report_overlap.h"

namespace relais::present {

/// Sets `has_matrix`, `matrix_caption`, `matrix_columns` and `matrix_rows`: the organisations with
/// the most lines in common with others, at most ten, against one another. Each pair stands in both
/// its cells.
void set_overlap_matrix(Value& page, const Words& words, const usecases::OverlapReport& report);

} // namespace relais::present
