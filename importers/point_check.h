#pragma once
#include "directory/units.h"
#include "importers/coordinate_reader.h"
#include "importers/place_finder.h"
#include "importers/remark.h"

#include <optional>

namespace relais::importers {

/// What the rest of the row says of where the point should be: it lies within `reach` of `centre`.
struct Expected {
    directory::LonLat centre;
    double reach_km = 0;
};

/// The place the words of a row lead to, and how far from it a point may lie: 40 km round a town,
/// the extent of a unit and some margin. Nothing if the words lead nowhere.
std::optional<Expected> expected_place(const FoundPlace& place,
                                       const directory::Gazetteer& gazetteer);

/// The point a row's coordinates mean. A point that lies where the row says is taken; one that does
/// so only once latitude and longitude are exchanged, or a sign turned, is taken so with a warning;
/// one that lies elsewhere in Cameroon is taken with a warning; one outside Cameroon is left with a
/// warning, or an error where nothing else says where the site is. More than 90 degrees of latitude
/// that no exchange explains is an error.
std::optional<directory::LonLat>
check_point(const RawPoint& raw, const std::optional<Expected>& expected, Remarks& remarks);

/// Great-circle distance, kilometres; good to half a per cent, for plausibility only.
double rough_km(directory::LonLat a, directory::LonLat b);

} // namespace relais::importers
