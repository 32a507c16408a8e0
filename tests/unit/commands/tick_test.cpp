#include "support/command_line.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>

using namespace relais::tests;

TEST_CASE("tick says what it did, at the time it is told", "[tick]") {
    const StarterDatabase database;
    const auto done = database.run({"--json", "tick", "--now", "2026-12-24T11:00"});
    REQUIRE(done.code == 0);
    CHECK(nlohmann::json::parse(done.out)["expired"] == 0);
    CHECK(database.run({"tick"}).code == 0);
    const auto refused = database.run({"tick", "--now", "demain"});
    CHECK(refused.code != 0);
    CHECK(refused.err.find("demain") != std::string::npos);
}

TEST_CASE("retention is told and changed within bounds", "[tick]") {
    const StarterDatabase database;
    CHECK(database.run({"retention"}).out.find("90") != std::string::npos);
    REQUIRE(database.run({"retention", "--text-days", "30"}).code == 0);
    CHECK(database.run({"retention"}).out.find("30") != std::string::npos);
    CHECK(database.run({"retention", "--anonymise-days", "10"}).code != 0);
    CHECK(database.run({"retention"}).out.find("730") != std::string::npos);
}

TEST_CASE("a key file is begun once, and rotated from then on", "[tick]") {
    const StarterDatabase database;
    CHECK(database.run({"key", "rotate"}).code != 0); // nothing to rotate, and it says how to begin
    REQUIRE(database.run({"key", "create"}).code == 0);
    CHECK(std::filesystem::exists(database.file() + ".keys"));
    CHECK(database.run({"key", "create"}).code != 0);
    const auto done = database.run({"--json", "key", "rotate"});
    REQUIRE(done.code == 0);
    CHECK(nlohmann::json::parse(done.out)["lost"] == 0);
}
