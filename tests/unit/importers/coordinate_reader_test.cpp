#include "importers/coordinate_reader.h"

#include <catch2/catch.hpp>

#include <cstdio>
#include <rapidcheck.h>

using namespace relais::importers;

TEST_CASE("one coordinate is read in every usual spelling") {
    struct Case {
        const char* text;
        double degrees;
    };
    const Case cases[] = {{"3.8667", 3.8667},
                          {"3,8667", 3.8667},
                          {" -3,5 ", -3.5},
                          {"3.8667°", 3.8667},
                          {"3,8667 N", 3.8667},
                          {"N 3,8667", 3.8667},
                          {"N3.8667", 3.8667},
                          {"3.8667 S", -3.8667},
                          {"11.5 O", -11.5},
                          {"11.5 W", -11.5},
                          {"11,5 Est", 11.5},
                          {"Lat : 3,8667", 3.8667},
                          {"Long. 11,5167 E", 11.5167},
                          {"3°52'00\" N", 3 + 52 / 60.0},
                          {"3°52’00” N", 3 + 52 / 60.0},
                          {"3º 52′ 12″", 3 + 52 / 60.0 + 12 / 3600.0},
                          {"3°52'12,5''", 3 + 52 / 60.0 + 12.5 / 3600},
                          {"3°52.123'", 3 + 52.123 / 60},
                          {"N 3 52 00", 3 + 52 / 60.0},
                          {"011°31'00\"E", 11 + 31 / 60.0},
                          {"3d52m12s", 3 + 52 / 60.0 + 12 / 3600.0},
                          {"-3°30'", -3.5},
                          {"427000", 427000}};
    for (const auto& one : cases) {
        INFO(one.text);
        const auto angle = parse_angle(one.text);
        REQUIRE(angle);
        CHECK(angle->degrees == Approx(one.degrees).margin(1e-9));
    }
}

TEST_CASE("what is no coordinate is not read as one") {
    for (const char* text : {"",
                             "à côté du marché",
                             "3°60'",
                             "3°59'60\"",
                             "91 N",
                             "181 E",
                             "3 52",
                             "3..8",
                             "--3",
                             "3°52'00\" N E",
                             "1 2 3 4",
                             "°",
                             "N",
                             "3.5°30'",
                             "3,8667;11,5"}) {
        INFO(text);
        CHECK_FALSE(parse_angle(text));
    }
}

TEST_CASE("two coordinates in one cell are told apart") {
    struct Case {
        const char* text;
        double latitude;
        double longitude;
        bool named;
    };
    const Case cases[] = {{"3.8667, 11.5167", 3.8667, 11.5167, false},
                          {"3,8667 11,5167", 3.8667, 11.5167, false},
                          {"3,8667, 11,5167", 3.8667, 11.5167, false},
                          {"3,8667,11,5167", 3.8667, 11.5167, false},
                          {"3.8667;11.5167", 3.8667, 11.5167, false},
                          {"3.8667 / 11.5167", 3.8667, 11.5167, false},
                          {"(3.8667, 11.5167)", 3.8667, 11.5167, false},
                          {"3.8667\n11.5167", 3.8667, 11.5167, false},
                          {"3.8667 -11.5167", 3.8667, -11.5167, false},
                          {"3,8667 N 11,5167 E", 3.8667, 11.5167, true},
                          {"11,5167 E / 3,8667 N", 3.8667, 11.5167, true},
                          {"N 3°52'00\" E 11°31'00\"", 3 + 52 / 60.0, 11 + 31 / 60.0, true},
                          {"3°52'00\"N11°31'00\"E", 3 + 52 / 60.0, 11 + 31 / 60.0, true},
                          {"3°52'00\" 11°31'00\"", 3 + 52 / 60.0, 11 + 31 / 60.0, false},
                          {"Lat : 3,8667 Long : 11,5167", 3.8667, 11.5167, true}};
    for (const auto& one : cases) {
        INFO(one.text);
        const auto point = parse_coordinates(one.text);
        REQUIRE(point);
        CHECK(point->latitude == Approx(one.latitude).margin(1e-9));
        CHECK(point->longitude == Approx(one.longitude).margin(1e-9));
        CHECK(point->named == one.named);
    }
}

TEST_CASE("a cell without two coordinates is not read as two") {
    for (const char* text : {"",
                             "3.8667",
                             "3.8667 N",
                             "N 3.8 N 11.5",
                             "BP 1234 Yaoundé",
                             "3.8, 11.5, 700",
                             "xx, yy"}) {
        INFO(text);
        CHECK_FALSE(parse_coordinates(text));
    }
}

TEST_CASE("degrees, minutes and seconds mean the decimal they came from") {
    CHECK(rc::check([] {
        const int seconds = *rc::gen::inRange(0, 180 * 3600);
        char text[40];
        std::snprintf(
            text, sizeof text, "%d°%02d'%02d\" E", seconds / 3600, seconds / 60 % 60, seconds % 60);
        const auto angle = parse_angle(text);
        RC_ASSERT(angle.has_value());
        RC_ASSERT(std::abs(angle->degrees - seconds / 3600.0) < 1e-9);
    }));
}

TEST_CASE("no text makes the reader of coordinates fail") {
    CHECK(rc::check([](const std::string& text) {
        parse_coordinates(text);
        parse_angle(text);
    }));
}
