#include "present/coverage_files.h"
#include "present/siting_scene.h"
#include "present/svg.h"
#include "present_support.h"
#include "support/directory_builder.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::present;

namespace {

std::string piece(const directory::Demand& demand, const Words& words, CoverageQuery query, FileFormat format) {
    const auto report = usecases::report_coverage(words.snapshot(), demand, query, test::test_day());
    return coverage_file({words, demand, query, report, test::test_day()}, format);
}

CoverageQuery counselling() {
    CoverageQuery query;
    query.needs = {"individual_counselling"};
    return query;
}

} // namespace

TEST_CASE("Lines are cut between words, and a word too long stays whole") {
    CHECK(wrapped("un deux trois", 7) == std::vector<std::string>{"un deux", "trois"});
    CHECK(wrapped("très-très-long court", 4) == std::vector<std::string>{"très-très-long", "court"});
    CHECK(wrapped("", 7) == std::vector<std::string>{""});
    CHECK(wrapped("éé éé", 5).size() == 1); // characters, not bytes
}

TEST_CASE("Coordinates in pictures take no more room than they need") {
    CHECK(svg_number(12) == "12");
    CHECK(svg_number(12.50) == "12.5");
    CHECK(svg_number(-0.001) == "0");
    CHECK(svg_number(100) == "100");
}

TEST_CASE("Formats are known by the names of their addresses") {
    for (const char* name : {"csv", "xlsx", "gpkg", "map.svg", "map.png", "chart.svg", "chart.png"}) {
        REQUIRE(file_format_from(name));
        CHECK(code_of(*file_format_from(name)) == name);
    }
    CHECK_FALSE(file_format_from("pdf"));
    CHECK_FALSE(file_format_from(""));
}

TEST_CASE("Where nothing is covered the colours show what would be, unless one or the other is asked for") {
    geometry::CoverageFigures figures;
    figures.people = 10;
    figures.by_gap[2] = 10;
    CoverageQuery query;
    CHECK(colours_confirmed(query, figures));
    query.colour = "covered";
    CHECK_FALSE(colours_confirmed(query, figures));
    figures.by_gap[0] = 1;
    query.colour = "";
    CHECK_FALSE(colours_confirmed(query, figures));
    query.colour = "confirmed";
    CHECK(colours_confirmed(query, figures));
}

TEST_CASE("Names of people that look like markup or formulas stay text in every file") {
    test::DirectoryBuilder builder;
    builder.organisation(1, "=cmd|'/c calc'!A0 <script>").site(1, "", 14.33, 10.60);
    builder.service(1, 1, "individual_counselling").name = "<b>\"gras\"</b>";
    builder.service(2, 1, "individual_counselling").name = "+1";
    const auto snapshot = builder.snapshot();
    const auto& demand = *snapshot->demand(directory::DemandKind::people);
    const Words words(*snapshot, test::texts().in(Lang::fr));
    for (const auto format : {FileFormat::map_svg, FileFormat::chart_svg, FileFormat::csv}) {
        const auto text = piece(demand, words, counselling(), format);
        CHECK(text.find("<script>") == std::string::npos);
        CHECK(text.find("\"=cmd") == std::string::npos);
    }
}

TEST_CASE("The order of demand and services changes no picture's figures") {
    test::DirectoryBuilder builder;
    builder.organisation(1, "Essai").site(1, "Maroua", 14.33, 10.60);
    builder.service(1, 1, "individual_counselling");
    const auto snapshot = builder.snapshot();
    auto demand = *snapshot->demand(directory::DemandKind::people);
    const Words words(*snapshot, test::texts().in(Lang::en));
    const auto one = piece(demand, words, counselling(), FileFormat::chart_svg);
    std::ranges::reverse(demand.points);
    CHECK(piece(demand, words, counselling(), FileFormat::chart_svg) == one);
}

TEST_CASE("Proposed places are tried as one's own: what they add is what the search found") {
    test::DirectoryBuilder builder;
    builder.organisation(1, "Essai").site(1, "Maroua", 14.33, 10.60);
    builder.service(1, 1, "individual_counselling");
    const auto snapshot = builder.snapshot();
    const auto& demand = *snapshot->demand(directory::DemandKind::people);
    const Words words(*snapshot, test::texts().in(Lang::fr));
    SitingQuery query;
    static_cast<CoverageQuery&>(query) = counselling();
    query.places = 2;
    const SitingScene scene(words, demand, query, test::test_day());
    REQUIRE(scene.searched());
    REQUIRE(scene.marks().size() == 2);
    CHECK(scene.marks()[0].name == "Yaoundé");
    CHECK(scene.marks()[0].newly == scene.siting()->sites[0].newly);
    CHECK(scene.what_if().newly == scene.siting()->after - scene.siting()->before);
}
