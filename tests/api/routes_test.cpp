#include "api_server.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

struct Wrong {
    const char* path;
    int status;
    const char* content_type;
    const char* holds; ///< a text of the body
};

constexpr const char* k_json = "application/json";
constexpr const char* k_problem = "application/problem+json";
constexpr const char* k_html = "text/html; charset=utf-8";

void check(ApiServer& server, const Wrong& expected) {
    auto client = server.client();
    client.set_follow_location(std::string(expected.content_type) == k_html); // a page's slug is its own affair
    const auto answer = client.Get(expected.path);
    CAPTURE(expected.path);
    REQUIRE(answer);
    CAPTURE(answer->body);
    CHECK(answer->status == expected.status);
    CHECK(answer->get_header_value("Content-Type") == expected.content_type);
    CHECK(answer->body.find(expected.holds) != std::string::npos);
}

} // namespace

TEST_CASE("Every address of the API answers in the language asked") {
    ApiServer server(small_directory().snapshot());
    for (const auto& expected : {
             Wrong{"/healthz", 200, "text/plain; charset=utf-8", "ok"},
             Wrong{"/api/v1/status", 200, k_json, "\"services\":3"},
             Wrong{"/api/v1/taxonomy", 200, k_json, "Écoute individuelle"},
             Wrong{"/api/v1/taxonomy?lang=en", 200, k_json, "Individual counselling"},
             Wrong{"/api/v1/areas?lang=en", 200, k_json, "Far North"},
             Wrong{"/api/v1/boundaries/1", 200, "application/geo+json", "FeatureCollection"},
             Wrong{"/api/v1/settlements?prefix=mok", 200, k_json, "Mayo-Tsanaga, Extrême-Nord"},
             Wrong{"/api/v1/search", 200, k_json, "\"total\":3"},
             Wrong{"/api/v1/search?need=social", 200, k_json, "\"total\":1"},
             Wrong{"/api/v1/search?q=ecoute&lang=en", 200, k_json, "/en/providers/11-"},
             Wrong{"/api/v1/search?need=legal_aid&need=vocational_training", 200, k_json, "\"total\":2"},
             Wrong{"/api/v1/points", 200, k_json, "[11,14.33,10.6,0,2]"},
             Wrong{"/api/v1/sites/11", 200, k_json, "Centre d’écoute de Domayo"},
             Wrong{"/api/v1/organisations/3", 200, k_json, "\"need\":\"legal_aid\""},
             Wrong{"/api/v1/services/102", 200, k_json, "\"id\":\"site-12\""},
         }) {
        check(server, expected);
    }
}

TEST_CASE("What is asked wrongly is answered with a problem that says where and why") {
    ApiServer server(small_directory().snapshot());
    for (const auto& expected : {
             Wrong{"/api/v1/nothing", 404, k_problem, "\"code\":\"not_found\""},
             Wrong{"/api/v1/sites/999", 404, k_problem, "\"code\":\"no_site\""},
             Wrong{"/api/v1/sites/abc", 404, k_problem, "\"code\":\"no_site\""},
             Wrong{"/api/v1/sites/-1", 404, k_problem, "\"code\":\"no_site\""},
             Wrong{"/api/v1/sites/99999999999999999999", 404, k_problem, "\"code\":\"no_site\""},
             Wrong{"/api/v1/organisations/9", 404, k_problem, "\"code\":\"no_organisation\""},
             Wrong{"/api/v1/services/9", 404, k_problem, "\"code\":\"no_service\""},
             Wrong{"/api/v1/boundaries/4", 404, k_problem, "\"code\":\"bad_level\""},
             Wrong{"/api/v1/nearest", 405, k_problem, "POST"},
             Wrong{"/api/v1/search?need=legal_ade", 400, k_problem, "legal_aid"},
             Wrong{"/api/v1/search?ned=legal_aid", 400, k_problem, "\"field\":\"ned\""},
             Wrong{"/api/v1/search?limit=0", 400, k_problem, "\"field\":\"limit\""},
             Wrong{"/api/v1/search?limit=-5", 400, k_problem, "\"field\":\"limit\""},
             Wrong{"/api/v1/search?limit=ten", 400, k_problem, "« ten »"},
             Wrong{"/api/v1/search?limit=99999999999", 400, k_problem, "\"code\":\"bad_number\""},
             Wrong{"/api/v1/search?limit=5&limit=6", 400, k_problem, "\"code\":\"parameter_twice\""},
             Wrong{"/api/v1/search?after=zzz", 400, k_problem, "\"code\":\"bad_cursor\""},
             Wrong{"/api/v1/search?q=%ff%fe", 400, k_problem, "\"code\":\"not_utf8\""},
             Wrong{"/api/v1/search?lang=de", 400, k_problem, "\"field\":\"lang\""},
             Wrong{"/api/v1/settlements?limit=51", 400, k_problem, "\"field\":\"limit\""},
             Wrong{"/static/../relais.sqlite", 404, k_problem, "not_found"},
             Wrong{"/static/%2e%2e/%2e%2e/package.json", 404, k_problem, "not_found"},
             Wrong{"/static/..%2f..%2fpackage.json", 404, k_problem, "not_found"},
             Wrong{"/static//etc/passwd", 404, k_problem, "not_found"},
             Wrong{"/api/v1/search%00", 400, k_problem, "bad_request"},
         }) {
        check(server, expected);
    }
    auto client = server.client();
    const auto words = json_of(client.Get("/api/v1/search?q=" + std::string(201, 'a')));
    CHECK(words["field"] == "q");
    CHECK(json_of(client.Get("/api/v1/search?limit=0&lang=en"))["detail"] ==
          "limit: 0 is not accepted; give a number from 1 to 200.");
}

TEST_CASE("People get pages, in the language of the address") {
    ApiServer server(small_directory().snapshot());
    for (const auto& expected : {
             Wrong{"/fr/", 200, k_html, "Centre d’écoute de Domayo"},
             Wrong{"/en/", 200, k_html, "lang=\"en\""},
             Wrong{"/fr/prestataires/11-centre-d-ecoute-de-domayo", 200, k_html, "Domayo"},
             Wrong{"/en/organisations/3-clinique-juridique-mobile", 200, k_html, "Clinique juridique mobile"},
             Wrong{"/fr/a-propos", 200, k_html, "Relais"},
             Wrong{"/en/about", 200, k_html, "Relais"},
             Wrong{"/fr/prestataires/999-x", 404, k_html, "999"},
             Wrong{"/fr/prestataires/abc", 404, k_html, "abc"},
             Wrong{"/fr/nulle-part", 404, k_html, "/fr/nulle-part"},
             Wrong{"/fr/?need=zzz", 400, k_html, "zzz"},
             Wrong{"/fr/?q=%ff", 400, k_html, "UTF-8"},
         }) {
        check(server, expected);
    }
    auto client = server.client();
    CHECK(client.Get("/fr/?utm_source=x")->status == 200); // addresses come back from messengers with more on them
    const auto home = client.Get("/?need=social", {{"Accept-Language", "en-GB,en;q=0.9,fr;q=0.5"}});
    CHECK(home->status == 302);
    CHECK(home->get_header_value("Location") == "/en/?need=social");
    CHECK(client.Get("/", {{"Accept-Language", "de, ful;q=0.5"}})->get_header_value("Location") == "/fr/");
    CHECK(client.Get("/en")->get_header_value("Location") == "/en/");
    CHECK(client.Get("/fr/prestataires/11-ancien-nom")->status == 301);
}

TEST_CASE("A word in the query cannot become markup on a page") {
    ApiServer server(small_directory().snapshot());
    const auto page = server.client().Get("/fr/?q=%3Cscript%3Ealert(1)%3C/script%3E");
    REQUIRE(page);
    CHECK(page->body.find("<script>alert") == std::string::npos);
}

TEST_CASE("Without an edition the API says so, and pages too, but the process is well") {
    ApiServer server(nullptr);
    auto client = server.client();
    for (const char* path : {"/api/v1/search", "/api/v1/taxonomy", "/api/v1/sites/1", "/fr/", "/en/providers/1-x"}) {
        CAPTURE(path);
        const auto answer = client.Get(path);
        REQUIRE(answer);
        CHECK(answer->status == 503);
        CHECK(answer->has_header("Retry-After"));
    }
    CHECK(client.Get("/healthz")->status == 200);
    CHECK(json_of(client.Get("/api/v1/status"))["edition"].is_null());
    CHECK(client.Get("/fr/a-propos")->status == 200);

    server.publish(small_directory().snapshot());
    CHECK(client.Get("/api/v1/search")->status == 200);
}
