#pragma once
#include "exports/map_layer.h"
#include "present/texts.h"
#include "usecases/snapshot.h"

#include <cstdint>
#include <vector>

/// The directory as map layers: the very tables of the GeoPackage, GeoJSON and KML exports and of the collections of OGC
/// API – Features, so that they cannot differ. Codes and labels stand side by side. Only what the public may know.
namespace relais::present {

/// Both are drawn when opened: places apart from stand-ins, services by dimension in the colours of the page's map.

/// One feature for each provider with a place (`providers`: positions in Snapshot::providers(); outreach is left out). The
/// id is the site's.
exports::MapLayer sites_layer(const usecases::Snapshot& snapshot, const Texts& texts,
                           const std::vector<std::uint32_t>& providers);

/// One feature for each service, at its site's (published) point; outreach has none. The id is the service's.
exports::MapLayer services_layer(const usecases::Snapshot& snapshot, const Texts& texts,
                              const std::vector<std::uint32_t>& services);

} // namespace relais::present
