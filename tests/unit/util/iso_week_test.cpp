#include "util/iso_week.h"

#include <catch2/catch.hpp>

using namespace relais::util;

TEST_CASE("Weeks are those of ISO 8601, at the edges of years too") {
    const auto week = [](const char* day) { return iso_week(*parse_day(day)); };
    CHECK(week("2026-11-24") == "2026-W48");
    CHECK(week("2024-12-29") == "2024-W52");
    CHECK(week("2024-12-30") == "2025-W01");
    CHECK(week("2021-01-03") == "2020-W53");
    CHECK(week("2021-01-04") == "2021-W01");
    CHECK(week("2027-01-01") == "2026-W53");
}

TEST_CASE("Seven days in a row from a Monday are one week, and the eighth is the next") {
    for (auto monday = *parse_day("2019-12-30"); monday < *parse_day("2030-01-01"); monday += std::chrono::days(7)) {
        CHECK(iso_week(monday) == iso_week(monday + std::chrono::days(6)));
        CHECK(iso_week(monday) < iso_week(monday + std::chrono::days(7)));
    }
}
