#pragma once
#include "present/page_value.h"
#include "present/page_words.h"
#include "usecases/own_records.h"

#include <vector>

namespace relais::present {

/// The records of somebody's own organisation, each with what became of the last request.
Value own_records_page(const Words& words, const std::vector<usecases::AskedRecord>& records);

} // namespace relais::present
