#include "directory/opening_hours.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using relais::directory::k_minutes_of_week;
using relais::directory::LocalTime;
using relais::directory::WeeklyHours;

TEST_CASE("Open from the first minute to the one before closing") {
    const WeeklyHours hours{true, {{480, 720}, {780, 1020}}};
    CHECK_FALSE(hours.is_open({479}));
    CHECK(hours.is_open({480}));
    CHECK(hours.is_open({719}));
    CHECK_FALSE(hours.is_open({720}));
    CHECK(hours.is_open({780}));
    CHECK_FALSE(hours.is_open({1020}));
}

TEST_CASE("A night from Sunday to Monday is two intervals, at both ends of the week") {
    const int sunday_night = 6 * 24 * 60 + 20 * 60;
    const WeeklyHours hours{true, {{0, 6 * 60}, {sunday_night, k_minutes_of_week}}};
    CHECK(hours.is_open({k_minutes_of_week - 1}));
    CHECK(hours.is_open({0}));
    CHECK_FALSE(hours.is_open({6 * 60}));
    CHECK_FALSE(hours.is_open({sunday_night - 1}));
}

TEST_CASE("Around the clock is every minute, nothing given is none") {
    const WeeklyHours always{true, {{0, k_minutes_of_week}}};
    const WeeklyHours never{true, {}};
    REQUIRE(rc::check("any minute", [&] {
        const LocalTime time{*rc::gen::inRange(0, k_minutes_of_week)};
        RC_ASSERT(always.is_open(time));
        RC_ASSERT(!never.is_open(time));
    }));
}
