#pragma once
#include "present/page_words.h"
#include "usecases/case_file.h"

#include <string>

namespace relais::present {

/// All that is held under a case code, with its words beside the codes, for the person to read or
/// have read out.
std::string case_file_json(const Words& words, const usecases::CaseFile& file);

} // namespace relais::present
