#include "support/command_line.h"
#include "support/file_text.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <sstream>

using namespace relais::tests;
using nlohmann::json;

TEST_CASE("relais overlap tells lines, pairs and people, and writes tables once") {
    const StarterDatabase base;
    const auto told = base.run(
        {"overlap", "--need", "protection_gbv", "--within", "extreme_nord", "--lang", "fr"});
    CHECK(told.code == 0);
    CHECK(told.out.find("Organisations, deux à deux") != std::string::npos);
    const auto report = json::parse(base.run({"overlap", "--json"}).out);
    CHECK(report["lines"].size() == report["lines_total"].get<std::size_t>());
    CHECK(report["depth"].size() > 40);
    const auto csv = base.folder() / "people.csv";
    CHECK(base.run({"overlap", "--csv", csv.string(), "--table", "people"}).code == 0);
    CHECK(text_of(csv).find("\r\n") != std::string::npos);
    CHECK(base.run({"overlap", "--csv", csv.string()}).code == 1); // nothing is written over
    CHECK(base.run({"overlap", "--xlsx", (base.folder() / "all.xlsx").string()}).code == 0);
    CHECK(base.run({"overlap", "--table", "goats"}).code == 1);
    CHECK(base.run({"overlap", "--level", "village"}).code == 1);
}

TEST_CASE("Marks are set, listed and taken back from the command line, and outlive an edition") {
    const StarterDatabase base;
    const auto pair = json::parse(base.run({"overlap", "--json"}).out)["pairs"][0];
    const std::string first = pair["first"]["id"];
    const std::string second = pair["second"]["id"];
    CHECK(base.run({"overlap", "mark", first, second}).code == 1); // without a reason
    CHECK(base.run({"overlap",
                    "mark",
                    first,
                    second,
                    "--reason",
                    "quartiers différents",
                    "--lang",
                    "fr"})
              .out.find("quartiers différents") != std::string::npos);
    const auto marked = [&] { return json::parse(base.run({"overlap", "--json"}).out); };
    CHECK(marked()["marks"].size() == 1);
    CHECK(marked()["pairs"][0]["complementary"] == true);
    const auto again = base.run({"import",
                                 "mapping",
                                 RELAIS_SOURCE_DIR "/geodata/starter_mapping.csv",
                                 "--apply",
                                 "--publish",
                                 "--again"});
    REQUIRE(again.code == 0);
    CHECK(marked()["edition"]["id"] == 2);
    CHECK(marked()["pairs"][0]["complementary"] == true);
    CHECK(base.run({"overlap", "marks"}).out.find("quartiers différents") != std::string::npos);
    CHECK(base.run({"overlap", "unmark", second, first}).code == 0);
    CHECK(base.run({"overlap", "unmark", second, first}).code == 1);
    CHECK(marked()["marks"].empty());
    CHECK(base.run({"overlap", "mark", "nobody", second, "--reason", "x"}).code == 1);
}
