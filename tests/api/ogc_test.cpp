#include "api_server.h"
#include "support/temporary.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <sstream>

using namespace relais;
using namespace relais::test;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

std::vector<int> ids(const json& collection) {
    std::vector<int> all;
    for (const auto& feature : collection.at("features")) {
        all.push_back(feature.at("id").get<int>());
    }
    return all;
}

const std::string k_services = "/ogc/collections/services/items";

std::string said(const std::string& command) {
    const tests::TemporaryFolder folder;
    const auto file = (folder / "out").string();
    const int code = std::system((command + " > " + file + " 2>&1").c_str());
    std::ifstream in(file);
    const std::string text{std::istreambuf_iterator<char>(in), {}}; // may be empty
    return text + "\n[" + std::to_string(code) + "]";
}

} // namespace

TEST_CASE("The landing page leads to everything") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    const auto landing = json_of(client.Get("/ogc"));
    REQUIRE(landing.at("links").size() >= 4);
    for (const auto& link : landing["links"]) {
        const auto href = link.at("href").get<std::string>();
        CAPTURE(href);
        const auto root = "http://127.0.0.1:" + std::to_string(server.port());
        REQUIRE(href.starts_with(root));
        CHECK(client.Get(href.substr(root.size()).c_str())->status == 200);
    }
    const auto api = client.Get("/ogc/api");
    CHECK(api->get_header_value("Content-Type") == "application/vnd.oai.openapi+json;version=3.0");
    const auto has = [&](const char* rel, const std::string& type) {
        return std::ranges::any_of(landing["links"], [&](const json& link) { return link["rel"] == rel && link["type"] == type; });
    };
    CHECK(has("service-desc", api->get_header_value("Content-Type"))); // QGIS opens no service without it
    CHECK(has("conformance", "application/json"));
    CHECK(has("data", "application/json"));
    const auto collections = json_of(client.Get("/ogc/collections"));
    CHECK(collections.at("collections").size() == 6); // offers have a test of their own
    CHECK(json_of(client.Get("/ogc/conformance")).at("conformsTo").size() > 10);
    for (const auto* id : {"sites", "services", "areas", "settlements", "coverage"}) {
        CAPTURE(id);
        const auto address = std::string("/ogc/collections/") + id;
        CHECK(json_of(client.Get(address.c_str())).at("id") == id);
        CHECK(json_of(client.Get((address + "/queryables").c_str())).at("properties").contains("geometry"));
        CHECK_FALSE(json_of(client.Get((address + "/items").c_str())).at("features").empty());
        const auto page = client.Get((address + "/items?f=html&lang=en").c_str());
        CHECK(page->get_header_value("Content-Type") == "text/html; charset=utf-8");
        CHECK_THAT(page->body, Contains("<table>"));
    }
}

TEST_CASE("The description of the service is driven: every path and parameter in it is answered, and no other") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    const auto api = json_of(client.Get("/ogc/api"));
    std::set<std::string> described;
    for (const auto& [path, item] : api.at("paths").items()) {
        auto address = "/ogc" + path;
        for (const auto& [mark, value] : {std::pair{"{collectionId}", "sites"}, std::pair{"{featureId}", "11"}}) {
            if (const auto at = address.find(mark); at != std::string::npos) {
                address.replace(at, std::string_view(mark).size(), value);
            }
        }
        CAPTURE(address);
        const auto answer = client.Get(address.c_str());
        CHECK(answer->status == 200);
        CHECK(item["get"]["responses"]["200"]["content"].contains(answer->get_header_value("Content-Type")));
        CHECK(client.Get((address + "?no_such=1").c_str())->status == 400);
        described.insert("GET /ogc" + std::regex_replace(path, std::regex(R"(\{[^}]*\})"), "{}"));
    }
    const std::string sites = "/ogc/collections/sites/items?";
    for (const auto* asked : {"limit=1", "after=11", "bbox=14,10,15,11", "datetime=2026-01-01/..", "filter-lang=cql2-text&filter=name%20LIKE%20%27C%25%27",
                              "bbox-crs=http%3A%2F%2Fwww.opengis.net%2Fdef%2Fcrs%2FEPSG%2F0%2F4326&bbox=10,14,11,15",
                              "crs=http%3A%2F%2Fwww.opengis.net%2Fdef%2Fcrs%2FEPSG%2F0%2F3857", "f=html"}) {
        CAPTURE(asked);
        CHECK(client.Get((sites + asked).c_str())->status == 200);
    }
    CHECK(api["components"]["parameters"]["limit"]["schema"]["maximum"] == 10000);
    for (const auto& route : server.server().routes()) {
        if (route.starts_with("GET /ogc") && route != "GET /ogc" && route != "GET /ogc/api") {
            INFO("add it to src/present/ogc_api.cpp: " << route);
            CHECK(described.contains(route));
        }
    }
}

TEST_CASE("Items are selected by box, day, property and filter") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    const auto found = [&](const std::string& query) { return ids(json_of(client.Get((k_services + query).c_str()))); };
    using Ids = std::vector<int>;
    CHECK(found("") == Ids{101, 102, 103});
    CHECK(found("?bbox=14,10,15,11") == Ids{101});
    CHECK(found("?bbox=10,14,11,15&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326") == Ids{101});
    CHECK(found("?need=legal_aid") == Ids{103});
    CHECK(found("?filter=need%20IN%20('legal_aid','vocational_training')") == Ids{102, 103});
    CHECK(found("?filter=S_INTERSECTS(geometry,BBOX(13,10,14,11))&filter-lang=cql2-text") == Ids{102});
    CHECK(found("?datetime=2026-11-01") == Ids{101, 102, 103});
    CHECK(found("?datetime=2026-11-02T00:00:00Z/..") == Ids{});
    CHECK(found("?datetime=../2026-11-30") == Ids{101, 102, 103});
}

TEST_CASE("Pages follow each other by key and lose nothing") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    std::vector<int> all;
    auto path = k_services + "?limit=2";
    for (int page = 0; page < 3 && !path.empty(); ++page) {
        const auto answer = json_of(client.Get(path.c_str()));
        CHECK(answer.at("numberMatched") == 3);
        const auto some = ids(answer);
        all.insert(all.end(), some.begin(), some.end());
        path.clear();
        for (const auto& link : answer.at("links")) {
            if (link.at("rel") == "next") {
                const auto href = link.at("href").get<std::string>();
                path = href.substr(href.find("/ogc"));
            }
        }
    }
    CHECK(all == std::vector<int>{101, 102, 103});
}

TEST_CASE("Coordinates come in the reference system asked for") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    const auto point = [&](const std::string& crs) {
        const auto answer = client.Get(("/ogc/collections/sites/items/11?crs=http://www.opengis.net/def/crs/" + crs).c_str());
        CHECK_THAT(answer->get_header_value("Content-Crs"), Contains(crs));
        return json_of(answer).at("geometry").at("coordinates");
    };
    CHECK(point("OGC/1.3/CRS84") == json({14.33, 10.6}));
    CHECK(point("EPSG/0/4326") == json({10.6, 14.33}));
    CHECK(point("EPSG/0/3857")[0].get<double>() == Approx(1595208.3).margin(1)); // as gdaltransform has it
    CHECK(point("EPSG/0/3857")[1].get<double>() == Approx(1186776.0).margin(1));
}

TEST_CASE("What the standard calls a bad request is one") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    for (const auto* query : {"?bbox=1,2,3", "?bbox=1,5,2,4", "?bbox=a,b,c,d", "?datetime=hier", "?datetime=2026-13-01",
                              "?datetime=2026-02-01/2026-01-01", "?limit=0", "?limit=x", "?crs=EPSG:4326", "?filter=need",
                              "?filter=TRUE&filter-lang=cql2-json", "?couleur=bleu", "?f=xml", "?need=a&need=b&after=z"}) {
        CAPTURE(query);
        const auto answer = client.Get((k_services + query).c_str());
        CHECK(answer->status == 400);
    }
    CHECK(client.Get("/ogc/collections/nothing")->status == 404);
    CHECK(client.Get("/ogc/collections/sites/items/999")->status == 404);
}

TEST_CASE("GDAL reads the service, and what it copies equals our own GeoPackage") {
    if (std::system("ogrinfo --version > /dev/null 2>&1") != 0) {
        WARN("skipped: gdal-bin is not installed");
        return;
    }
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    const auto address = "OAPIF:http://127.0.0.1:" + std::to_string(server.port()) + "/ogc";
    const auto info = said("ogrinfo " + address);
    CHECK_THAT(info, Contains("sites") && Contains("services") && Contains("settlements") && Contains("[0]"));
    const tests::TemporaryFolder folder;
    const auto copy = (folder / "copie.gpkg").string();
    const auto own = (folder / "export.gpkg").string();
    std::ofstream(own, std::ios::binary) << client.Get("/api/v1/export.gpkg")->body;
    for (const auto* layer : {"sites", "services"}) {
        const std::string how = std::filesystem::exists(copy) ? " -update " : " ";
        CHECK_THAT(said("ogr2ogr -f GPKG -preserve_fid" + how + copy + " " + address + " " + layer), Contains("[0]"));
        const auto fields = [&](const std::string& file) {
            auto text = said("ogr2ogr -f CSV /vsistdout/ -lco GEOMETRY=AS_XY " + file + " " + layer);
            for (auto at = text.find("2026/"); at != std::string::npos; at = text.find("2026/", at)) {
                // Nothing of the day is lost: JSON has no type for it, so GDAL takes a text that looks like one for a
                // Date, and writes Dates with "/". The GeoPackage, where we say the type, keeps the text of the workbook.
                text[at + 4] = text[at + 7] = '-';
            }
            return text;
        };
        CHECK(fields(copy) == fields(own));
    }
}
