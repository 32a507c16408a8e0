#include "directory/outreach_rule.h"

#include <catch2/catch.hpp>

using relais::directory::OutreachRule;
using relais::directory::read_outreach_days;

TEST_CASE("Outreach days are understood in both languages") {
    CHECK(read_outreach_days("Tous les mardis et jeudis, 8h-12h30") == OutreachRule{{1, 3}, 0, 480, 750});
    CHECK(read_outreach_days("1er lundi du mois") == OutreachRule{{0}, 1, {}, {}});
    CHECK(read_outreach_days("every Tuesday") == OutreachRule{{1}, 0, {}, {}});
    CHECK(read_outreach_days("Last Friday of the month, 9:00 to 13:00") == OutreachRule{{4}, -1, 540, 780});
    CHECK(read_outreach_days("samedi") == OutreachRule{{5}, 0, {}, {}});
}

TEST_CASE("What is not understood wholly is not understood at all") {
    for (const auto* words : {"", "un mardi sur deux", "mardi sauf juillet", "du lundi au vendredi", "lundi et lundi",
                              "1er et 3e lundi du mois", "mardi du mois", "1er lundi", "mardi 12h-8h", "mardi 8h",
                              "mardi 25h-26h", "quinzaine", "sur annonce"}) {
        CAPTURE(words);
        CHECK_FALSE(read_outreach_days(words).has_value());
    }
}
