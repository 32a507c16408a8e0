#pragma once
#include "directory/blocked_area.h"
#include "present/texts.h"

#include <string>
#include <vector>

namespace relais::present {

/// Areas that nobody passes as a GeoJSON FeatureCollection; properties: id, reason, starts, ends,
/// place, label.
std::string blocked_json(const Texts& texts, const std::vector<directory::BlockedArea>& areas);

} // namespace relais::present
