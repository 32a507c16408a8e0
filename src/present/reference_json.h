#pragma once
#include "present/texts.h"
#include "usecases/snapshot.h"

#include <string>
#include <vector>

/// Answers about what a search may name: they depend on the published edition and the language alone.
namespace relais::present {

/// GET /api/v1/status. Null: no edition is published yet. `tiles`: template of the background map, "" for none.
std::string status_json(const usecases::Snapshot* snapshot, const std::string& tiles);

/// GET /api/v1/taxonomy: dimensions with their needs, and every code list.
std::string taxonomy_json(const usecases::Snapshot& snapshot, const Texts& texts);

/// GET /api/v1/areas: starting zones and administrative units, with the services a search in each would find.
std::string areas_json(const usecases::Snapshot& snapshot, const Texts& texts);

/// GET /api/v1/boundaries/{level}: GeoJSON of the loaded polygons of a level, 1 to 3; no feature when none is loaded.
std::string boundaries_json(const usecases::Snapshot& snapshot, const Texts& texts, int level);

/// GET /api/v1/settlements: `found` are positions in the gazetteer's settlements.
std::string settlements_json(const usecases::Snapshot& snapshot, const Texts& texts,
                             const std::vector<std::uint32_t>& found);

} // namespace relais::present
