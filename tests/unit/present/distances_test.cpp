#include "present/distances.h"
#include "unit/present/present_support.h"

#include <catch2/catch.hpp>

#include <rapidcheck.h>

using namespace relais;
using namespace relais::test;
using directory::Metres;
using present::Lang;

namespace {

/// Every size, and often one at which the words change.
Metres some_distance() {
    const double edge = *rc::gen::element(95.0, 100.0, 995.0, 9'950.0, 5'000.0, 15'000.0, 40'000.0, 100'000.0, 2e6);
    return {edge * *rc::gen::inRange(0, 2'001) / 1'000.0};
}

} // namespace

TEST_CASE("A distance is put into the same words at once and piece by piece") {
    const present::DistancePhrases french(texts().fr);
    const present::DistancePhrases english(texts().en);
    REQUIRE(rc::check("the same label", [&] {
        using directory::LocationPrecision;
        using directory::LocationVisibility;
        directory::Site site;
        site.precision = static_cast<LocationPrecision>(
            *rc::gen::inRange<std::size_t>(0, directory::code_count<LocationPrecision>()));
        site.visibility = static_cast<LocationVisibility>(
            *rc::gen::inRange<std::size_t>(0, directory::code_count<LocationVisibility>()));
        const auto* at = *rc::gen::arbitrary<bool>() ? &site : nullptr;
        const auto distance = *rc::gen::inRange(0, 20) > 0 ? std::optional(some_distance()) : std::nullopt;
        const bool is_french = *rc::gen::arbitrary<bool>();
        present::JsonText json;
        (is_french ? french : english).add(json, distance, at);
        RC_ASSERT(json.text() ==
                  present::as_json(present::distance_label(is_french ? texts().fr : texts().en, distance, at)));
    }));
}

TEST_CASE("Lengths are told as people tell them") {
    const auto told = [](double length) { return present::length_label(texts().fr, Metres{length}); };
    CHECK(told(99.9) == "moins de 100 m");
    CHECK(told(100) == "100 m");
    CHECK(told(994) == "990 m");
    CHECK(told(995) == "1 km");
    CHECK(told(4'240) == "4,2 km");
    CHECK(told(9'949) == "9,9 km");
    CHECK(told(9'950) == "10 km");
    CHECK(told(12'499) == "12 km");
    CHECK(present::length_label(texts().en, Metres{4'240}) == "4.2 km");
}
