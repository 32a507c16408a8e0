#include "api/account_site.h"
#include "store/audit_log.h"
#include "store/reference_store.h"
#include "store/upload_store.h"
#include "support/sample_records.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <regex>
#include <thread>

using namespace relais;
using directory::Role;

namespace {

const std::string k_mapping = "Nom de la structure;Région;Ville;Latitude;Longitude;Service offert\n"
                              "<b>Kawtal</b>;Extrême-Nord;Maroua;10.59;14.32;Aide juridique\n"
                              "Djam;Extrême-Nord;Maroua;91;14.32;Aide juridique\n";

/// A site with reference tables, and one person at a browser.
struct Desk {
    test::AccountSite site;
    std::string cookie;

    explicit Desk(Role role = Role::manager) {
        site.desk().write([](const store::Database& database) {
            store::Transaction all(database);
            store::save_reference(database, tests::sample_reference());
            all.commit();
        });
        cookie = site.cookie_of(role);
    }

    httplib::Result get(const std::string& path) {
        return site.client().Get(path.c_str(), {{"Cookie", cookie}});
    }
    httplib::Result post(const std::string& path, httplib::Params fields) {
        fields.emplace("csrf", test::AccountSite::csrf_of(cookie));
        return site.client().Post(path.c_str(), {{"Cookie", cookie}}, fields);
    }
    httplib::Result send(const std::string& bytes,
                         const std::string& name = "mapping.csv",
                         bool with_token = true) {
        httplib::MultipartFormDataItems items{{"file", bytes, name, "text/csv"},
                                              {"label", "Essai", "", ""}};
        if (with_token) {
            items.push_back({"csrf", test::AccountSite::csrf_of(cookie), "", ""});
        }
        return site.client().Post("/fr/editions", {{"Cookie", cookie}}, items);
    }
    /// Waits until the file has been read.
    std::string checked(const std::string& upload, httplib::Params columns) {
        columns.emplace("action", "check");
        REQUIRE(post(upload, columns)->status == 303);
        for (int i = 0; i < 1000; ++i) {
            const auto page = get(upload)->body;
            if (page.find("http-equiv=\"refresh\"") == std::string::npos) {
                return page;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        return "";
    }
    [[nodiscard]] std::size_t uploads() {
        return site.desk().read(
            [](const store::Database& database) { return store::list_uploads(database).size(); });
    }
};

const httplib::Params k_columns{{"column_0", "organisation"},
                                {"column_1", "region"},
                                {"column_2", "locality"},
                                {"column_3", "latitude"},
                                {"column_4", "longitude"},
                                {"column_5", "need"}};

std::string location(const httplib::Result& result) {
    return result->get_header_value("Location");
}

} // namespace

TEST_CASE("A mapping is sent, checked, looked at, given back, published and taken back",
          "[editions]") {
    Desk desk;
    const auto sent = desk.send(k_mapping, "../../carto.csv");
    REQUIRE(sent->status == 303);
    const auto upload = location(sent);
    CHECK(upload == "/fr/editions/fichiers/1");
    const auto before = desk.get(upload);
    CHECK(before->body.find("carto.csv") != std::string::npos);
    CHECK(before->body.find("..") == std::string::npos);
    CHECK(before->body.find("<b>Kawtal") == std::string::npos);
    CHECK(before->get_header_value("Cache-Control") == "no-store");
    const auto after = desk.checked(upload, k_columns);
    CHECK(after.find("/fr/editions/1\"") != std::string::npos);

    const auto edition = desk.get("/fr/editions/1");
    REQUIRE(edition->status == 200);
    CHECK(edition->body.find("2 lignes lues, 1 mises de côté") != std::string::npos);
    static const std::regex k_row("/fr/editions/1/ligne\\?sheet=[^\"&]*&amp;row=3");
    std::smatch link;
    REQUIRE(std::regex_search(edition->body, link, k_row));
    const auto row = desk.get(std::regex_replace(link.str(), std::regex("&amp;"), "&"));
    REQUIRE(row->status == 200);
    CHECK(row->body.find("Djam") != std::string::npos);
    CHECK(desk.get("/fr/editions/1/ligne?sheet=x&row=3")->status == 404);

    const auto book = desk.get("/fr/editions/1/annote.xlsx");
    REQUIRE(book->status == 200);
    CHECK(book->body.starts_with("PK"));
    CHECK(book->get_header_value("Content-Disposition").find("relais-edition-1.xlsx") !=
          std::string::npos);
    CHECK(test::json_of(desk.get("/fr/editions/1/ecarts.geojson"))["features"].empty());

    const auto published = desk.post("/fr/editions/1", {{"seen", "0"}});
    CHECK(published->status == 200);
    CHECK(desk.post("/fr/editions/1", {{"seen", "1"}})->status == 409);
    CHECK(desk.post("/en/editions/rollback", {{"seen", "1"}})->status ==
          409); // nothing to go back to
    const auto second =
        desk.send("Nom de la structure;Ville;Service offert\nNouvelle;Maroua;Aide juridique\n");
    desk.checked(location(second),
                 {{"column_0", "organisation"}, {"column_1", "locality"}, {"column_2", "need"}});
    const auto compared = desk.get("/en/editions/2");
    CHECK(compared->body.find("Nouvelle") != std::string::npos);
    CHECK(compared->body.find("&lt;b&gt;Kawtal&lt;/b&gt;") != std::string::npos);
    CHECK(test::json_of(desk.get("/en/editions/2/differences.geojson"))["features"].size() == 2);
    CHECK(desk.post("/en/editions/2", {{"seen", "0"}})->status ==
          409); // edition 1 is published meanwhile
    CHECK(desk.post("/en/editions/2", {{"seen", "1"}})->status == 200);
    CHECK(desk.post("/en/editions/rollback", {{"seen", "2"}})->status == 200);
    const auto chain = desk.site.desk().read(
        [](const store::Database& database) { return store::verify_audit(database); });
    CHECK_FALSE(chain.first_wrong);
    CHECK(chain.lines > 6);
}

TEST_CASE("Nothing is kept of what is no mapping, comes without the token, or from somebody else",
          "[editions]") {
    Desk desk;
    CHECK(desk.send("%PDF-1.4 x", "mapping.xlsx")->status == 400);
    CHECK(desk.send("", "empty.csv")->status == 400);
    CHECK(desk.send(k_mapping, "a.csv", false)->status == 403);
    CHECK(desk.uploads() == 0);
    for (const auto role : {Role::caseworker, Role::focal_point, Role::partner, Role::planner}) {
        Desk other(role);
        CHECK(other.send(k_mapping)->status == 403);
        CHECK(other.uploads() == 0);
        for (const auto* path : {"/fr/editions",
                                 "/fr/editions/1",
                                 "/fr/editions/fichiers/1",
                                 "/fr/editions/1/annote.xlsx",
                                 "/fr/editions/1/ecarts.geojson",
                                 "/fr/editions/1/ligne?sheet=x&row=1"}) {
            INFO(path);
            CHECK(other.get(path)->status == 403);
        }
        CHECK(other.post("/fr/editions/1", {{"seen", "0"}})->status == 403);
        CHECK(other.post("/fr/editions/retour", {{"seen", "0"}})->status == 403);
    }
    desk.cookie.clear();
    CHECK(desk.site.client().Get("/fr/editions")->status == 303);
    CHECK(desk.site.client().Get("/fr/editions/99999999999999999999")->status == 303);
}

TEST_CASE("Columns that lack the service are refused with the sentence that says so",
          "[editions]") {
    Desk desk;
    const auto upload = location(desk.send("Qui;Quoi;Où\nKawtal;Aide juridique;Maroua\n"));
    auto columns = httplib::Params{{"column_0", "organisation"}, {"action", "check"}};
    const auto refused = desk.post(upload, columns);
    CHECK(refused->status == 400);
    CHECK(refused->body.find("Service offert") != std::string::npos);
    const auto page = desk.checked(
        upload, {{"column_0", "organisation"}, {"column_1", "need"}, {"column_2", "locality"}});
    CHECK(page.find("/fr/editions/1\"") != std::string::npos);
    CHECK(desk.post(upload, {{"action", "discard"}})->status == 303);
    CHECK(desk.get(upload)->status == 404);
    CHECK(desk.get("/fr/editions/1")->status == 404);
}

TEST_CASE("A connection cut in the middle of a file leaves nothing", "[editions]") {
    Desk desk;
    auto client = desk.site.client();
    const auto cut = client.Post(
        "/fr/editions",
        {{"Cookie", desk.cookie}, {"Content-Type", "multipart/form-data; boundary=x"}},
        100'000,
        [](std::size_t offset, std::size_t, httplib::DataSink& sink) {
            const std::string part(1000, 'a');
            return offset < 5000 && sink.write(part.data(), part.size());
        },
        "multipart/form-data; boundary=x");
    CHECK_FALSE(cut);
    CHECK(desk.uploads() == 0);
    CHECK(desk.get("/fr/editions")->status == 200);
}

TEST_CASE("A file above the limit is refused with the limit", "[editions]") {
    Desk desk;
    const auto refused = desk.send(std::string(33 * 1024 * 1024, 'a'));
    CHECK((!refused || refused->status == 413));
    CHECK(desk.uploads() == 0);
}
