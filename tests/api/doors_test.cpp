#include "api_server.h"
#include "support/hsds_rules.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <sstream>

using namespace relais;
using namespace relais::test;
using Catch::Matchers::Contains;
using nlohmann::json;

TEST_CASE("HSDS: every list and every object of it answers") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    CHECK(json_of(client.Get("/hsds")).at("version") == "3.1");
    for (const auto* list : {"services", "organizations", "service_at_locations", "taxonomies", "taxonomy_terms"}) {
        const auto path = std::string("/hsds/") + list;
        CAPTURE(path);
        const auto page = json_of(client.Get((path + "?per_page=2").c_str()));
        CHECK(page.at("page_number") == 1);
        CHECK(page.at("first_page") == true);
        CHECK(page.at("size") == page.at("contents").size());
        CHECK(page.at("total_items").get<int>() >= 2);
        for (const auto& item : page.at("contents")) {
            const auto one = json_of(client.Get((path + "/" + item.at("id").get<std::string>()).c_str()));
            CHECK(one.at("id") == item.at("id"));
        }
        const auto lines = client.Get((path + "?format=ndjson").c_str());
        CHECK(lines->get_header_value("Content-Type") == "application/x-ndjson");
        CHECK(std::ranges::count(lines->body, '\n') == page.at("total_items").get<int>());
    }
    const auto services = json_of(client.Get("/hsds/services?search=ecoute"));
    REQUIRE(services.at("total_items") == 1);
    const auto whole = json_of(client.Get(("/hsds/services/" + services["contents"][0]["id"].get<std::string>()).c_str()));
    CHECK(whole.at("status") == "active");
    CHECK(whole.at("organization").at("name") == "Association Kawtal");
    CHECK(whole.at("service_at_locations").at(0).at("location").at("phones").at(0).at("number") == "(+237) 699 00 00 11");
    CHECK(client.Get("/hsds/services/nobody")->status == 404);
    CHECK(client.Get("/hsds/services?per_page=0")->status == 400);
    CHECK(client.Get("/hsds/services?format=xml")->status == 400);
}

TEST_CASE("HSDS: every object, with all that hangs on it, is as HSDS 3.1 wants it") {
    DirectoryBuilder builder = small_directory();
    auto& first = builder.directory().services.front();
    first.capacity_per_month = 20;
    first.outreach_days = "2e mardi du mois";
    first.documents_required = "Carte d’identité";
    first.fee_details = "Dossier : 500 FCFA";
    builder.directory().organisations.front().website = "https://kawtal.example/";
    builder.directory().sites.front().accessibility = "Rampe";
    ApiServer server(builder.snapshot());
    auto client = server.client();
    const tests::HsdsRules rules;
    std::set<std::string> seen;
    for (const auto& [list, table] : {std::pair{"services", "service"}, std::pair{"organizations", "organization"},
                                      std::pair{"service_at_locations", "service_at_location"},
                                      std::pair{"taxonomies", "taxonomy"}, std::pair{"taxonomy_terms", "taxonomy_term"}}) {
        CAPTURE(list);
        const auto page = json_of(client.Get(("/hsds/" + std::string(list) + "?per_page=500").c_str()));
        for (const auto& item : page.at("contents")) {
            CHECK(rules.faults_of_object(table, item) == std::vector<std::string>());
        }
        std::istringstream lines(client.Get(("/hsds/" + std::string(list) + "?format=ndjson").c_str())->body);
        for (std::string line; std::getline(lines, line);) {
            const auto whole = json::parse(line);
            CHECK(rules.faults_of_object(table, whole) == std::vector<std::string>());
            for (const auto& [key, value] : whole.items()) {
                seen.insert(key);
            }
        }
    }
    for (const char* part : {"capacities", "schedules", "required_documents", "cost_options", "languages", "service_areas",
                             "locations", "attributes"}) {
        CAPTURE(part);
        CHECK(seen.contains(part)); // else nothing was asked of it
    }
}

TEST_CASE("HSDS: services are found by the unit they are in and by the distance from its middle") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    const auto found = [&](const std::string& query) {
        return json_of(client.Get(("/hsds/service_at_locations?" + query).c_str())).at("total_items").get<int>();
    };
    const int all = found("per_page=1");
    CHECK(found("postcode=CM004") > 0);
    CHECK(found("postcode=CM004") <= all);
    CHECK(found("postcode=CM002007") == 0);
    CHECK(found("postcode=CM004&proximity=1500000") == all);
    CHECK(found("postcode=CM004&proximity=1") == 0);
    for (const auto* wrong : {"postcode=99999", "proximity=1000", "postcode=CM004&proximity=0", "postcode=CM004&proximity=x"}) {
        CAPTURE(wrong);
        CHECK(client.Get((std::string("/hsds/service_at_locations?") + wrong).c_str())->status == 400);
    }
    CHECK(client.Get("/hsds/services?postcode=CM004")->status == 400);
}

TEST_CASE("Only /embed may be framed, and only by the hosts the server was told") {
    server::ServerOptions options;
    options.embed_hosts = {"https://partner.example"};
    ApiServer server(small_directory().snapshot(), options);
    auto client = server.client();
    const auto framed = client.Get("/embed?lang=en&view=list&need=legal_aid&colour=7a0019");
    REQUIRE(framed->status == 200);
    CHECK_THAT(framed->get_header_value("Content-Security-Policy"), Contains("frame-ancestors 'self' https://partner.example"));
    CHECK_FALSE(framed->has_header("X-Frame-Options"));
    CHECK_THAT(framed->body, Contains("Clinique juridique mobile") && Contains("/embed.css?colour=7a0019") &&
                                 !Contains("Centre d’écoute") && !Contains("app.js"));
    const auto page = client.Get("/fr/");
    CHECK_THAT(page->get_header_value("Content-Security-Policy"), Contains("frame-ancestors 'none'"));
    CHECK(page->get_header_value("X-Frame-Options") == "DENY");
    CHECK(client.Get("/embed.css?colour=red;}")->status == 400);
    CHECK_THAT(client.Get("/embed.css?colour=7a0019")->body, Contains("--accent:#7a0019"));
    const auto make = client.Get("/fr/integrer?zone=extreme_nord&view=list");
    CHECK_THAT(make->body, Contains("&lt;iframe src=&quot;http://127.0.0.1:") && Contains("zone=extreme_nord"));
    CHECK(client.Get("/en/embed")->status == 200);
}

TEST_CASE("A host that could add to the policy is refused at the start") {
    server::ServerOptions options;
    options.embed_hosts = {"https://a.example; script-src *"};
    CHECK_THROWS_AS(ApiServer(small_directory().snapshot(), options), util::InvalidInput);
}

TEST_CASE("Pages say where they are at home, and providers who they are") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    const auto root = "http://127.0.0.1:" + std::to_string(server.port());
    client.set_follow_location(true); // the slug is its own affair
    const auto shown = client.Get("/fr/prestataires/11");
    REQUIRE(shown->status == 200);
    CHECK_THAT(shown->body, Contains("<link rel=\"canonical\" href=\"" + root + "/fr/prestataires/11") &&
                                Contains("hreflang=\"en\" href=\"" + root + "/en/providers/11") &&
                                Contains("property=\"og:image\" content=\"" + root + "/share-fr.png\""));
    const auto start = shown->body.find("application/ld+json\">");
    REQUIRE(start != std::string::npos);
    const auto from = start + std::string("application/ld+json\">").size();
    const auto data = json::parse(shown->body.substr(from, shown->body.find("</script>", from) - from));
    CHECK(data.at("@graph").at(0).at("@type") == "Place");
    CHECK(data["@graph"][0].at("geo").at("latitude") == 10.6);
    CHECK_THAT(client.Get("/share-fr.png")->body, Catch::StartsWith("\x89PNG"));
    const auto map = client.Get("/sitemap.xml");
    CHECK(map->get_header_value("Content-Type") == "application/xml");
    CHECK_THAT(map->body, Contains(root + "/fr/prestataires/11-") && Contains(root + "/en/organisations/3-"));
    CHECK_THAT(map->body, Contains(root + "/fr/guides<") && Contains(root + "/en/flowchart<") && Contains(root + "/fr/offres<"));
    CHECK_THAT(client.Get("/robots.txt")->body, Contains("Sitemap: " + root + "/sitemap.xml"));
    httplib::Headers evil{{"Host", "a\"><script>"}};
    const auto answer = client.Get("/fr/", evil);
    CHECK((!answer || answer->body.find("\"><script>") == std::string::npos));
}

TEST_CASE("Feeds tell of the edition in both forms, and refuse a zone nobody knows") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    const auto atom = client.Get("/feeds/changes.atom?lang=en&zone=extreme_nord");
    CHECK(atom->get_header_value("Content-Type") == "application/atom+xml; charset=utf-8");
    CHECK_THAT(atom->body, Contains("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">") &&
                               Contains("Edition published: Atelier d’essai"));
    CHECK_THAT(atom->body, Contains("The first edition published here")); // not "0 changes" since one that never was
    const auto feed = json_of(client.Get("/feeds/changes.json"));
    CHECK(feed.at("version") == "https://jsonfeed.org/version/1.1");
    CHECK(feed.at("items").size() == 1);
    CHECK(client.Get("/feeds/changes.json?zone=atlantide")->status == 400);
}

TEST_CASE("The booklet comes from the page too") {
    ApiServer server(small_directory().snapshot());
    auto client = server.client();
    const auto pdf = client.Get("/api/v1/booklet.pdf?zone=extreme_nord&lang=fr");
    CHECK(pdf->get_header_value("Content-Type") == "application/pdf");
    CHECK_THAT(pdf->body, Catch::StartsWith("%PDF"));
    CHECK(client.Get("/api/v1/booklet.pdf?zone=nowhere")->status == 400);
    CHECK(client.Get("/api/v1/booklet.pdf?colour=red")->status == 400);
}
