#pragma once
#include "present/texts.h"
#include "usecases/search_directory.h"
#include "usecases/snapshot.h"

#include <cstdint>
#include <string>
#include <vector>

namespace relais::present {

/// GET /api/v1/search: one page of providers with the counts of every facet.
std::string search_json(const usecases::Snapshot& snapshot, const Texts& texts, const usecases::SearchResult& result);

/// GET /api/v1/points: the places of `providers` (positions in Snapshot::providers()) for the map, as small as they
/// go; at most 20,000, and how many there were. Providers without a point are left out.
std::string points_json(const usecases::Snapshot& snapshot, const std::vector<std::uint32_t>& providers);

} // namespace relais::present
