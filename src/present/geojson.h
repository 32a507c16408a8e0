#pragma once
#include "exports/map_layer.h"
#include "present/json_text.h"

#include <functional>

namespace relais::present {

/// Where a point is written: as it is, or in another reference system.
using Placement = std::function<directory::LonLat(directory::LonLat)>;

/// GeoJSON (RFC 7946): properties are named as the fields, what is not known is null.
std::string to_geojson(const exports::MapLayer& layer);

/// One feature.
void add_feature(JsonText& json, const exports::MapLayer& layer, const exports::MapLayer::Feature& feature,
                 const Placement& placed);
/// The same without the brackets, for a document that says more.
void add_feature_members(JsonText& json, const exports::MapLayer& layer, const exports::MapLayer::Feature& feature,
                         const Placement& placed);

} // namespace relais::present
