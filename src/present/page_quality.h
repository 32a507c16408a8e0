#pragma once
#include "directory/quality.h"
#include "present/page_value.h"
#include "present/page_words.h"

namespace relais::present {

/// The values of quality.mustache: `quality_score`, and `{part, percent, is_missing}` of each part.
void set_quality(Value& page, const Words& words, const directory::Quality& quality);

} // namespace relais::present
