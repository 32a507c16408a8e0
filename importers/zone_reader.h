#pragma once
#include "directory/zone.h"
#include "importers/place_finder.h"
#include "importers/remark.h"

#include <string_view>

namespace relais::importers {

/// The zone a cell names: "National", units of any level, starting zones, towns that make up whole
/// units, "régional" and its like for the row's own unit, "rayon de 30 km". One word it does not
/// know makes the whole zone unknown, with a warning: a zone that lacks a part would turn people
/// away.
directory::ServedZone read_zone(std::string_view cell,
                                const PlaceFinder& places,
                                std::string_view own_area,
                                Remarks& remarks);

} // namespace relais::importers
