#pragma once
#include "exports/map_layer.h"
#include "present/texts.h"
#include "usecases/snapshot.h"
#include "util/clock.h"

/// What surrounds the directory, as map layers. Ids are places in the order of codes, from 1.
namespace relais::present {

/// Regions, departments and arrondissements: polygons where boundaries are loaded, else a point inside.
exports::MapLayer areas_layer(const usecases::Snapshot& snapshot, const Texts& texts);

exports::MapLayer settlements_layer(const usecases::Snapshot& snapshot, const Texts& texts);

/// For each region and need, the people within 20 km (straight line) of a service they can use, at a point inside the
/// region; empty where no population is known.
exports::MapLayer coverage_layer(const usecases::Snapshot& snapshot, const Texts& texts, util::Day today);

} // namespace relais::present
