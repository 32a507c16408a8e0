#include "util/clock.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace relais::util;
using namespace std::chrono;

TEST_CASE("The day in Cameroon begins an hour before that of Greenwich") {
    const Instant last_evening_hour = sys_days(2026y / November / 23) + hours(22) + minutes(59) + seconds(59);
    CHECK(day_in_cameroon(last_evening_hour) == sys_days(2026y / November / 23));
    CHECK(day_in_cameroon(last_evening_hour + seconds(1)) == sys_days(2026y / November / 24));
}

TEST_CASE("A real day in its form is read") {
    CHECK(parse_day("2024-08-21") == sys_days(2024y / August / 21));
    CHECK(parse_day("2024-02-29") == sys_days(2024y / February / 29));
}

TEST_CASE("What is no day in that form is nothing") {
    for (const char* text : {"",
                             "2024-8-21",
                             "2023-02-29",
                             "2024-13-01",
                             "2024-00-10",
                             "21/08/2024",
                             "2024-08-21T",
                             "2024-08- 1",
                             "2024-08-+1",
                             "-024-08-21",
                             "2024-08-2x",
                             "20240821  "}) {
        INFO(text);
        CHECK_FALSE(parse_day(text).has_value());
    }
}

TEST_CASE("A day written is the day read") {
    REQUIRE(rc::check("round trip", [] {
        const Day day{days(*rc::gen::inRange(-100'000, 100'000))};
        RC_ASSERT(parse_day(to_string(day)) == day);
    }));
}

TEST_CASE("An instant is written in UTC, with a Z") {
    CHECK(to_string(Instant(sys_days(2026y / November / 23) + hours(20) + minutes(42))) == "2026-11-23T20:42:00Z");
    CHECK(to_string(Instant(seconds(-1))) == "1969-12-31T23:59:59Z");
}

TEST_CASE("The clock of the machine goes forward") {
    const auto clock = relais::util::system_clock();
    const auto before = clock();
    CHECK(before > sys_days(2024y / January / 1));
    CHECK(clock() >= before);
}
