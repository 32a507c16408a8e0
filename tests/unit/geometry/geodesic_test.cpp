#include "geometry/geodesic.h"

#include "geometry/ecef.h"

#include <catch2/catch.hpp>
#include <geodesic.h>
#include <rapidcheck.h>

#include <cmath>

using relais::directory::LonLat;
using relais::geometry::geodesic_distance;
using namespace relais;

namespace {

/// Karney 2013, as PROJ ships it.
double karney(LonLat a, LonLat b) {
    geod_geodesic wgs84;
    geod_init(&wgs84, 6378137.0, 1 / 298.257223563);
    double metres = 0;
    geod_inverse(&wgs84, a.latitude, a.longitude, b.latitude, b.longitude, &metres, nullptr, nullptr);
    return metres;
}

LonLat random_point(int west, int east, int south, int north) {
    constexpr int k_parts = 1'000'000;
    return {*rc::gen::inRange(west * k_parts, east * k_parts) / 1e6,
            *rc::gen::inRange(south * k_parts, north * k_parts) / 1e6};
}

double chord_between(LonLat a, LonLat b) {
    return std::sqrt(squared_chord(geometry::to_ecef(a), geometry::to_ecef(b)));
}

} // namespace

TEST_CASE("A degree of the equator and of the first meridian have their published lengths") {
    // a·π/180 along the equator; the quarter meridian of WGS 84 is published as 10,001,965.729 m.
    CHECK(geodesic_distance({0, 0}, {1, 0}).value == Approx(111319.4908).margin(1e-4));
    CHECK(geodesic_distance({0, 0}, {0, 90}).value == Approx(10001965.729).margin(1e-3));
}

TEST_CASE("New York to London is as long as GeographicLib's documentation says") {
    // example-Geodesic-small.cpp: JFK (40.6, -73.8) to LHR (51.6, -0.5) prints 5551.76 km.
    CHECK(geodesic_distance({-73.8, 40.6}, {-0.5, 51.6}).value == Approx(5551760).margin(5));
}

TEST_CASE("Vincenty's own example on Australian ground is met") {
    // Flinders Peak to Buninyon, the worked example of the GDA technical manual: 54,972.271 m on GRS80, which is WGS 84 to the
    // tenth of a millimetre here.
    const LonLat flinders{144 + 25.0 / 60 + 29.52440 / 3600, -(37 + 57.0 / 60 + 3.72030 / 3600)};
    const LonLat buninyon{143 + 55.0 / 60 + 35.38390 / 3600, -(37 + 39.0 / 60 + 10.15610 / 3600)};
    CHECK(geodesic_distance(flinders, buninyon).value == Approx(54972.271).margin(1e-3));
}

TEST_CASE("A point is nowhere from itself, and the way back is as long") {
    REQUIRE(rc::check("symmetry", [] {
        const auto a = random_point(8, 17, 1, 14);
        const auto b = random_point(8, 17, 1, 14);
        RC_ASSERT(geodesic_distance(a, a).value == 0.0);
        RC_ASSERT(std::abs(geodesic_distance(a, b).value - geodesic_distance(b, a).value) < 1e-8);
    }));
}

TEST_CASE("Within Cameroon and around, lengths are those of Karney to ten micrometres") {
    REQUIRE(rc::check("Karney, near", [] {
        const auto a = random_point(5, 20, -3, 18);
        const auto b = random_point(5, 20, -3, 18);
        RC_ASSERT(std::abs(geodesic_distance(a, b).value - karney(a, b)) < 1e-5);
    }));
}

TEST_CASE("Within Africa and Europe, lengths are those of Karney to a tenth of a millimetre") {
    REQUIRE(rc::check("Karney, far", [] {
        const auto a = random_point(-20, 60, -40, 70);
        const auto b = random_point(-20, 60, -40, 70);
        RC_ASSERT(std::abs(geodesic_distance(a, b).value - karney(a, b)) < 1e-4);
    }));
}

TEST_CASE("Short ways keep their precision") {
    REQUIRE(rc::check("metres apart", [] {
        const auto a = random_point(8, 17, 1, 14);
        const LonLat b{a.longitude + *rc::gen::inRange(-1000, 1000) * 1e-8,
                       a.latitude + *rc::gen::inRange(-1000, 1000) * 1e-8};
        RC_ASSERT(std::abs(geodesic_distance(a, b).value - karney(a, b)) < 1e-5);
    }));
}

TEST_CASE("The chord bounds the geodesic from both sides") {
    REQUIRE(rc::check("bounds", [] {
        const auto a = random_point(-180, 180, -90, 90);
        const bool near = *rc::gen::arbitrary<bool>();
        const auto b = near ? LonLat{a.longitude, std::min(90.0, a.latitude + *rc::gen::inRange(0, 1000) * 1e-4)}
                            : random_point(-180, 180, -90, 90);
        const double chord = chord_between(a, b);
        const double exact = karney(a, b);
        RC_ASSERT(geometry::shortest_geodesic(chord) <= exact);
        RC_ASSERT(exact <= geometry::longest_geodesic(chord));
    }));
}

TEST_CASE("The upper bound is tight where people travel") {
    const LonLat a{11.5, 3.9};
    const LonLat b{12.4, 3.9};
    const double chord = chord_between(a, b);
    CHECK(geometry::longest_geodesic(chord) - karney(a, b) < 1.0); // on a hundred kilometres
}
