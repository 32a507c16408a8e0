#include "api/account_site.h"
#include "server/form.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;
using directory::Role;

TEST_CASE("A page shows who is logged in, to them alone, and is kept in no cache", "[access]") {
    AccountSite site;
    auto client = site.client();
    const auto cookie = site.cookie_of(site.account(Role::caseworker, "<b>Amina</b> & Cie"));
    const auto before = client.Get("/fr/");
    REQUIRE(before->status == 200);
    CHECK(before->body.find("/fr/connexion") != std::string::npos);
    CHECK(before->has_header("ETag"));
    const auto mine = client.Get("/fr/", {{"Cookie", cookie}});
    CHECK(mine->body.find("&lt;b&gt;Amina&lt;/b&gt; &amp; Cie") != std::string::npos);
    CHECK(mine->body.find("<b>Amina") == std::string::npos);
    CHECK(mine->get_header_value("Cache-Control") == "no-store");
    CHECK_FALSE(mine->has_header("ETag"));
    const auto again = client.Get("/fr/", {{"Cookie", cookie}, {"If-None-Match", before->get_header_value("ETag")}});
    CHECK(again->status == 200);
    CHECK(client.Get("/fr/")->body == before->body);
    for (const auto* mark : {"<!--account-bar-->", "<!--form-token-->"}) {
        CHECK(before->body.find(mark) == std::string::npos);
        CHECK(mine->body.find(mark) == std::string::npos);
    }
}

TEST_CASE("A cookie that was never given out, or was, opens nothing once it is over", "[access]") {
    AccountSite site;
    auto client = site.client();
    const auto account = site.account(Role::caseworker);
    const auto cookie = site.cookie_of(account);
    const auto shows_name = [&](const std::string& sent) {
        return client.Get("/fr/", {{"Cookie", sent}})->body.find(account.name) != std::string::npos;
    };
    CHECK(shows_name(cookie));
    CHECK(shows_name("a=1; " + cookie + "; b=2"));
    CHECK_FALSE(shows_name(cookie + "x"));
    CHECK_FALSE(shows_name("relais="));
    CHECK_FALSE(shows_name("relais=' OR 1=1 --"));
    CHECK_FALSE(shows_name(cookie + "; relais=" + std::string(43, 'A')));
    CHECK_FALSE(shows_name("relais=" + std::string(5000, 'A')));
    site.desk().write([&](const store::Database& database) { store::remove_sessions(database, account.id, ""); });
    CHECK_FALSE(shows_name(cookie));
}

TEST_CASE("A form is taken apart as browsers put it together", "[form]") {
    server::Request request;
    request.content_type = "application/x-www-form-urlencoded";
    request.body = "name=Centre+d%27%C3%A9coute&note=a%0D%0Ab&empty=&name=second";
    server::read_form(request);
    CHECK(request.field("name") == "Centre d'écoute");
    CHECK(request.field("note") == "a\nb");
    CHECK(request.field("empty").empty());
    CHECK(request.fields.size() == 4);
    for (const auto* bad : {"a=%", "a=%4", "a=%zz", "a=%FF", "a=%00"}) {
        server::Request wrong;
        wrong.content_type = request.content_type;
        wrong.body = bad;
        INFO(bad);
        CHECK_THROWS_AS(server::read_form(wrong), util::InvalidInput);
    }
}

TEST_CASE("Files of a form arrive byte for byte, without the folders of their names", "[form]") {
    server::Request request;
    request.content_type = "multipart/form-data; boundary=XYZ";
    const std::string bytes("PK\0\r\n--XY\r\n\xff", 12);
    request.body = "--XYZ\r\nContent-Disposition: form-data; name=\"label\"\r\n\r\nÉdition d’août\r\n"
                   "--XYZ\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../C:\\etc\\carte.xlsx\"\r\n"
                   "Content-Type: application/octet-stream\r\n\r\n" +
                   bytes + "\r\n--XYZ--\r\n";
    const auto whole = request.body;
    server::read_form(request);
    CHECK(request.field("label") == "Édition d’août");
    REQUIRE(request.files.size() == 1);
    CHECK(request.files[0].field == "file");
    CHECK(request.files[0].name == "carte.xlsx");
    CHECK(request.files[0].bytes == bytes);
    for (std::size_t cut = 0; cut < whole.size() - 4; ++cut) {
        server::Request part;
        part.content_type = request.content_type;
        part.body = whole.substr(0, cut);
        CHECK_THROWS_AS(server::read_form(part), util::InvalidInput);
    }
}

TEST_CASE("Only addresses of our own pages are followed after logging in", "[access]") {
    for (const auto* good : {"/fr/compte", "/en/", "/fr/?q=a&need=b"}) {
        CHECK(server::own_page(good) == good);
    }
    for (const auto* bad : {"https://evil.example/", "//evil.example/fr/", "/\\evil.example", "/fr//evil.example", "/fr/\r\nSet-Cookie: a=b",
                            "javascript:alert(1)", "/api/v1/status", "", "fr/", "/fr/\\evil", "/de/", "/fr/ x", "/fr/\"><script>"}) {
        INFO(bad);
        CHECK(server::own_page(bad).empty());
    }
}
