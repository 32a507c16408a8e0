#include "util/errors.h"
#include "util/message.h"
#include "util/progress.h"

#include <catch2/catch.hpp>

using namespace relais::util;

TEST_CASE("A message gives its values by name") {
    const Message message{"error.unknown_code", {{"value", "x"}, {"nearest", ""}}};
    CHECK(message.value("value") == "x");
    CHECK(message.value("nearest").empty());
    CHECK(message.value("missing").empty());
}

TEST_CASE("A message without a catalogue is still readable") {
    CHECK(Message{"error.disk_full", {}}.plain() == "error.disk_full");
    CHECK(Message{"error.range", {{"min", "1"}, {"max", "50"}}}.plain() == "error.range (min: 1, max: 50)");
}

TEST_CASE("An error tells its message, and whose field it is") {
    try {
        throw InvalidInput("needs/0", {"error.unknown_code", {{"value", "x"}}});
    } catch (const Error& error) {
        CHECK(std::string(error.what()) == "error.unknown_code (value: x)");
        REQUIRE(dynamic_cast<const InvalidInput*>(&error) != nullptr);
        CHECK(dynamic_cast<const InvalidInput&>(error).field() == "needs/0");
    }
}

TEST_CASE("Without anybody to report to, work goes on") {
    CHECK(report({}, 1, 2));
    CHECK_FALSE(report([](std::int64_t done, std::int64_t) { return done < 1; }, 1, 2));
}
