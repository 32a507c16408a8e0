#pragma once
#include "directory/feature_filter.h"
#include "present/ogc.h"
#include "server/exchange.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace relais::server {

/// What a request for items asks, checked.
struct OgcQuery {
    int limit = 100; ///< 1 … 10,000
    std::int64_t after = 0; ///< features with a greater id only: where the page before ended
    std::optional<present::OgcBox> box;
    std::string from; ///< days; "" = open
    std::string until;
    present::OgcCrs crs = present::OgcCrs::crs84;
    std::optional<directory::FeatureFilter> filter;
    std::vector<std::pair<std::size_t, std::string>> equals; ///< a property's position and the text it must have
};

/// Reads the parameters of /collections/{id}/items for that layer. Throws util::InvalidInput naming the parameter.
OgcQuery ogc_query(const Request& request, const exports::MapLayer& layer);

/// The page of features it selects. `matched` counts those of all pages.
present::OgcItems ogc_items(const OgcQuery& query, const exports::MapLayer& layer);

/// The reference system named by a parameter, crs84 if it is not given. Throws util::InvalidInput.
present::OgcCrs ogc_crs(const Request& request, const char* name);

} // namespace relais::server
