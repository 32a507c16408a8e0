#pragma once
#include "exports/map_layer.h"
#include "present/coverage_scene.h"

#include <vector>

namespace relais::present {

/// Areas by the share covered (with their polygons where those are loaded, else as a table), settlements by what is
/// missing, the records that answer the need, and places proposed or supposed; each drawn as on the page and stamped in
/// its description. Confidential places stand where the public sees them.
std::vector<exports::MapLayer> coverage_layers(const CoverageScene& scene);

} // namespace relais::present
