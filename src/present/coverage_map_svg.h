#pragma once
#include "present/coverage_scene.h"

#include <string>

namespace relais::present {

/// The map of a report as a picture to paste: areas by the share covered where their polygons are loaded, settlements by
/// what is missing, places proposed or supposed, legend and stamp. Confined to `query.within` where it is given. At most
/// 5,000 settlements are drawn, the largest, and the picture says so.
std::string coverage_map_svg(const CoverageScene& scene);

} // namespace relais::present
