#pragma once
#include "nearest/data_set.h"

#include <string>

namespace relais::bench {

/// Services as a mapping describes them (46 needs, some facts silent, some old, zones by region or
/// radius, a few closed) and people who say their sex, age, group and language: the cost of all
/// four lists. Relais alone, since no peer has such an answer. Prints one line of a table.
void print_whole_questions_heading();
void print_whole_questions(const DataSet& set, std::size_t count);

} // namespace relais::bench
