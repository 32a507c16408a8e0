#include "importers/hours_words.h"
#include "importers/opening_hours_reader.h"

#include <catch2/catch.hpp>

#include <rapidcheck.h>

using namespace relais;
using namespace relais::importers;
using directory::LocalTime;

namespace {

constexpr directory::MinuteOfWeek at(int day, int hour, int minute = 0) {
    return day * 24 * 60 + hour * 60 + minute;
}

} // namespace

TEST_CASE("opening hours in words become OSM syntax") {
    struct Case {
        const char* words;
        const char* expression;
    };
    const Case cases[] = {
        {"Lun-Ven 8h-15h30", "Mo-Fr 08:00-15:30"},
        {"lundi à vendredi de 7h30 à 15h30", "Mo-Fr 07:30-15:30"},
        {"Du lundi au vendredi : 7h30 - 15h30", "Mo-Fr 07:30-15:30"},
        {"Lundi – Vendredi 08:00 – 16:00", "Mo-Fr 08:00-16:00"},
        {"8h-16h du lundi au vendredi", "Mo-Fr 08:00-16:00"},
        {"7j/7 24h/24", "24/7"},
        {"24h/24 et 7j/7", "24/7"},
        {"24/7", "24/7"},
        {"24h/24, 7 jours sur 7", "24/7"},
        {"Tous les jours 8h-18h", "Mo-Su 08:00-18:00"},
        {"Lun-Ven 8h-12h et 14h-17h; Sam 8h-12h", "Mo-Fr 08:00-12:00,14:00-17:00; Sa 08:00-12:00"},
        {"Lundi, mercredi et vendredi 9h-13h", "Mo,We,Fr 09:00-13:00"},
        {"Lun-Sam 8-17h", "Mo-Sa 08:00-17:00"},
        {"Mon-Fri 8am-3:30pm", "Mo-Fr 08:00-15:30"},
        {"Monday to Friday from 8:00 to 16:00", "Mo-Fr 08:00-16:00"},
        {"Jours ouvrables 7h30-15h30", "Mo-Fr 07:30-15:30"},
        {"Lun-Ven 8h-16h, fermé les jours fériés", "Mo-Fr 08:00-16:00; PH off"},
        {"Lun-Sam 8h-17h, dimanche fermé", "Mo-Sa 08:00-17:00; Su off"},
        {"Lun-Ven 8h-16h\nfermé samedi et dimanche", "Mo-Fr 08:00-16:00; Sa,Su off"},
        {"lundi-vendredi\n8h-16h", "Mo-Fr 08:00-16:00"},
        {"Vendredi-lundi 18h-6h", "Mo,Fr-Su 18:00-06:00"}};
    for (const auto& one : cases) {
        INFO(one.words);
        CHECK(hours_from_words(one.words).value_or("unreadable") == one.expression);
    }
}

TEST_CASE("hours that do not say everything are not completed") {
    for (const char* words : {"8h-16h",
                              "lundi au vendredi",
                              "sur rendez-vous",
                              "Lun-Ven 8h",
                              "Lun-Ven 8h-25h",
                              "Lun-Ven 8h70-9h",
                              "8-16",
                              "",
                              "horaires variables",
                              "Lun-Ven 8h-8h",
                              "13pm"}) {
        INFO(words);
        CHECK_FALSE(hours_from_words(words));
    }
}

TEST_CASE("a week knows when it is open") {
    Remarks remarks;
    const auto hours = read_opening_hours("Lun-Ven 7h30-15h30, fermé les jours fériés", remarks);
    CHECK(remarks.empty());
    REQUIRE(hours.week.known);
    CHECK(hours.week.open.size() == 5);
    CHECK(hours.week.is_open(LocalTime{at(0, 7, 30)}));
    CHECK_FALSE(hours.week.is_open(LocalTime{at(0, 7, 29)}));
    CHECK(hours.week.is_open(LocalTime{at(4, 15, 29)}));
    CHECK_FALSE(hours.week.is_open(LocalTime{at(4, 15, 30)}));
    CHECK_FALSE(hours.week.is_open(LocalTime{at(5, 10)}));
}

TEST_CASE("open day and night is open to the last minute") {
    const auto week = week_of("24/7");
    REQUIRE(week.known);
    CHECK(week.open == std::vector<directory::OpenInterval>{{0, directory::k_minutes_of_week}});
}

TEST_CASE("hours past midnight reach into the next day and round the week") {
    const auto week = week_of("Su 20:00-06:00");
    REQUIRE(week.known);
    CHECK(week.is_open(LocalTime{at(6, 23)}));
    CHECK(week.is_open(LocalTime{at(0, 5)}));
    CHECK_FALSE(week.is_open(LocalTime{at(0, 6)}));
}

TEST_CASE("hours that depend on the date are not known by the week") {
    for (const char* text : {"Jul-Aug Mo-Fr 08:00-12:00",
                             "Mo-Fr sunrise-sunset",
                             "PH 08:00-12:00",
                             "week 1-53/2 Mo 10:00-12:00",
                             "Mo-Fr 08:00-12:00 \"sur rendez-vous\"",
                             "nonsense"}) {
        INFO(text);
        CHECK_FALSE(week_of(text).known);
    }
}

TEST_CASE("OSM syntax is taken as it is and other words are kept with a warning") {
    Remarks remarks;
    const auto osm = read_opening_hours("Mo-Fr 08:00-12:00,14:00-17:00; Sa 08:00-12:00", remarks);
    CHECK(remarks.empty());
    CHECK(osm.week.open.size() == 11);
    const auto words = read_opening_hours("sur rendez-vous le matin", remarks);
    CHECK(words.text == "sur rendez-vous le matin");
    CHECK_FALSE(words.week.known);
    CHECK(remarks.at(0).what.key == "finding.unreadable_hours");
    CHECK_FALSE(read_opening_hours("8h-16h", remarks).week.known);
}

TEST_CASE("whatever hours are read, their week is in order and inside the week") {
    const auto word = rc::gen::element<std::string>(
        "lundi", "ven", "8h", "12h30", "-", "à", "fermé", ",", ";", "24/7", "et", "18:00", "6h");
    CHECK(rc::check([&word] {
        std::string text;
        for (const auto& part : *rc::gen::container<std::vector<std::string>>(word)) {
            text += part + " ";
        }
        Remarks remarks;
        const auto week = read_opening_hours(text, remarks).week;
        directory::MinuteOfWeek last = -1;
        for (const auto& open : week.open) {
            RC_ASSERT(open.from > last);
            RC_ASSERT(open.until > open.from);
            last = open.until;
        }
        RC_ASSERT(last <= directory::k_minutes_of_week);
    }));
}
