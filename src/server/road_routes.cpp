#include "present/blocked_json.h"
#include "server/compression.h"
#include "server/routes.h"
#include "usecases/block_roads.h"
#include "usecases/map_tiles.h"
#include "util/errors.h"

#include <nlohmann/json.hpp>

#include <charconv>

namespace relais::server {
namespace {

constexpr const char* k_tile_type = "application/vnd.mapbox-vector-tile";
/// Addresses carry the version (?v=…), so that a tile never changes under its address.
constexpr const char* k_for_a_year = "public, max-age=31536000, immutable";
constexpr const char* k_for_an_hour = "public, max-age=3600";

int number_of(std::string_view text, const Request& request) {
    int value = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() ||
        (end != text.data() + text.size() && std::string_view(end) != ".mvt")) {
        throw util::NotFound({"api.error.not_found", {{"path", request.path.substr(0, 100)}}});
    }
    return value;
}

Reply tile(usecases::MapTiles& tiles, const Request& request) {
    const usecases::TileAddress address{number_of(request.captured[0], request),
                                        number_of(request.captured[1], request),
                                        number_of(request.captured[2], request)};
    const auto file = tiles.current();
    if (!file) {
        throw util::NotFound({"api.error.not_found", {{"path", request.path.substr(0, 100)}}});
    }
    Reply reply;
    reply.content_type = k_tile_type;
    reply.cache_control = request.parameter("v").empty() ? k_for_an_hour : k_for_a_year;
    auto data = file->tile(address);
    if (!data) { // the sea: an empty tile is a whole answer
        return reply;
    }
    if (request.accept_encoding.find("gzip") == std::string::npos) {
        reply.body = unpacked(*data);
        return reply;
    }
    reply.body = std::move(*data);
    reply.headers.emplace_back("Content-Encoding", "gzip");
    return reply;
}

} // namespace

void add_road_routes(Router& router, const Site& site) {
    if (site.desk == nullptr) {
        return;
    }
    const auto tiles = std::make_shared<usecases::MapTiles>(*site.desk);
    router.get("/tiles/{}/{}/{}",
               [tiles](const Request& request) { return tile(*tiles, request); });
    router.get("/api/v1/tiles", [tiles](const Request&) {
        const auto about = tiles->about();
        nlohmann::ordered_json json{{"tiles", nullptr}, {"attribution", about.attribution}};
        if (!about.version.empty()) {
            json["tiles"] = "/tiles/{z}/{x}/{y}.mvt?v=" + about.version;
        }
        return json_reply(json.dump());
    });
    router.get("/api/v1/blocked-areas", [&site](const Request& request) {
        const auto today = util::to_string(site.today());
        const auto areas = site.desk->read(
            [&](const auto& database) { return usecases::blocked_on(database, today); });
        return json_reply(present::blocked_json(site.texts.in(request.lang), areas));
    });
}

} // namespace relais::server
