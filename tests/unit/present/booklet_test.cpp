#include "present/booklet.h"
#include "present_support.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;

namespace {

directory::Boundary square(std::string code, int level) {
    directory::Boundary boundary;
    boundary.code = std::move(code);
    boundary.level = level;
    boundary.polygons = {{{{13, 10}, {15, 10}, {15, 12}, {13, 10}}, {}}};
    return boundary;
}

exports::Booklet booklet(const std::vector<directory::Boundary>& boundaries, const present::Texts* beside = nullptr) {
    DirectoryBuilder builder;
    builder.organisation(1, "Association Kawtal");
    builder.site(11, "Antenne", 14.32, 10.59);
    builder.service(101, 11, "legal_aid");
    present::BookletRequest request;
    request.zone = "CM004";
    request.url = "https://relais.example/";
    request.beside = beside;
    return present::booklet_of(*builder.snapshot(boundaries), texts().fr, request, *util::parse_day("2026-11-24"));
}

} // namespace

TEST_CASE("The map of a booklet is drawn by departments, by the region where no department is loaded") {
    CHECK(booklet({}).map.areas.empty());
    CHECK(booklet({square("CM004", 1), square("CM002", 1)}).map.areas.size() == 1);
    CHECK(booklet({square("CM004", 1), square("CM004001", 2), square("CM004006", 2)}).map.areas.size() == 2);
}

TEST_CASE("What stands at the foot of a booklet and beside its QR code is in each of its languages") {
    CHECK(booklet({}).footer.size() == 1);
    const auto both = booklet({}, &texts().en);
    REQUIRE(both.footer.size() == 2);
    CHECK_THAT(both.footer[0], Catch::Matchers::Contains("valable jusqu’au 24 mai 2027"));
    CHECK_THAT(both.footer[1], Catch::Matchers::Contains("valid until 24 May 2027"));
    CHECK(both.url_label == "La page vivante, toujours à jour :\nThe living page, always up to date:");
}
