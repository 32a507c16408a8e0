#include "present/travel_json.h"
#include "present_support.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::test;
using directory::Metres;
using directory::TravelTime;

namespace {

directory::Site site(directory::LocationPrecision precision) {
    directory::Site site;
    site.precision = precision;
    return site;
}

std::string said(const directory::Site* site, double road_metres) {
    const directory::Journey journey{
        TravelTime::of_seconds(42 * 60), Metres{road_metres}, Metres{200}, false};
    return present::journey_label(texts().fr, journey, {}, site);
}

} // namespace

TEST_CASE("A time says when it leads to a point that is not the door", "[travel]") {
    using enum directory::LocationPrecision;
    const auto door = site(surveyed);
    const auto town = site(locality);
    CHECK(said(nullptr, 18'000) == "42 min en mototaxi, 18 km par la route");
    CHECK(said(&door, 18'000) == "42 min en mototaxi, 18 km par la route");
    CHECK(said(&town, 18'000) ==
          "environ 42 min en mototaxi, 18 km par la route ; point placé au centre de la localité");
}

TEST_CASE("No time is given to a door that may be nearer or farther than the way is long",
          "[travel]") {
    const auto town = site(directory::LocationPrecision::locality);
    CHECK(said(&town, 1'000) ==
          "à moins de 5 km : temps non connu (point placé au centre de la localité)");
    auto hidden = site(directory::LocationPrecision::surveyed);
    hidden.visibility = directory::LocationVisibility::confidential;
    CHECK(said(&hidden, 300) ==
          "à moins de 1 km : temps non connu (lieu confidentiel : seul le district est publié)");
}

TEST_CASE("Who is in a closed area, or behind one, is told so", "[travel]") {
    usecases::TravelFacts facts;
    facts.cut_off = true;
    present::JsonText json;
    const auto text = present::add_travel(json, texts().fr, facts).text();
    CHECK(text.find("Ce lieu est dans une zone fermée") != std::string::npos);
    CHECK(present::distance_kind(facts) == "road");
}
