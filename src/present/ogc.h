#pragma once
#include "exports/map_layer.h"
#include "present/texts.h"
#include "usecases/offer_board.h"
#include "usecases/snapshot.h"
#include "util/clock.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The documents of OGC API – Features: Part 1 (17-069r4), Part 2 (18-058r1), Part 3 (19-079r2). The layers are those of
/// present/layer_tables.h, present/reference_layers.h and present/offer_layer.h. `base` is the address of the landing page, absolute, without a
/// slash at its end.
namespace relais::present {

/// What may be read: the layer's name, and the field that says when ("" for none).
struct OgcCollection {
    std::string_view id;
    std::string_view time_field;
};
inline constexpr OgcCollection k_ogc_collections[] = {
    {"sites", "verified_at"}, {"services", "verified_at"}, {"areas", ""},
    {"settlements", ""},      {"coverage", ""},            {"offers", "confirmed_on"}};

/// Null for a name that is none.
const OgcCollection* ogc_collection(std::string_view id);
exports::MapLayer ogc_layer(const usecases::Snapshot& snapshot, const usecases::OfferBoard& board, const Texts& texts,
                            std::string_view id, util::Day today);

/// Reference systems coordinates can be had and asked in; crs84 has the longitude first, epsg4326 the latitude.
enum class OgcCrs { crs84, epsg4326, epsg3857 };
std::string_view uri_of(OgcCrs crs);
std::optional<OgcCrs> ogc_crs_from(std::string_view uri);
/// A point as it is written in a reference system (metres in epsg3857), and back.
directory::LonLat to_crs(directory::LonLat point, OgcCrs crs);
directory::LonLat from_crs(directory::LonLat point, OgcCrs crs);

struct OgcLink {
    std::string rel;
    std::string type;
    std::string href;
    std::string title;
};

std::string ogc_landing_json(const Texts& texts, const std::string& base);
std::string ogc_conformance_json();
/// The description of the service, OpenAPI 3.0, and its media type.
std::string ogc_api_json(const Texts& texts, const std::string& base);
inline constexpr const char* k_ogc_api_type = "application/vnd.oai.openapi+json;version=3.0";
std::string ogc_collections_json(const Texts& texts, const std::string& base,
                                 const std::vector<const exports::MapLayer*>& layers);
std::string ogc_collection_json(const Texts& texts, const std::string& base, const exports::MapLayer& layer);
/// What may stand in a filter, as a JSON Schema.
std::string ogc_queryables_json(const std::string& base, const exports::MapLayer& layer);

/// One page of features.
struct OgcItems {
    const exports::MapLayer* layer = nullptr;
    std::vector<const exports::MapLayer::Feature*> features;
    std::size_t matched = 0;
    std::vector<OgcLink> links;
    OgcCrs crs = OgcCrs::crs84;
};
std::string ogc_items_json(const OgcItems& items, util::Instant now);
std::string ogc_item_json(const exports::MapLayer& layer, const exports::MapLayer::Feature& feature, OgcCrs crs,
                          const std::vector<OgcLink>& links);

/// West, south, east, north of a feature; nothing if it has no place.
struct OgcBox {
    double west = 0, south = 0, east = 0, north = 0;
};
std::optional<OgcBox> box_of(const exports::MapLayer::Feature& feature);

} // namespace relais::present
