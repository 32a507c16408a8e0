#include "importers/roads/osm_tags.h"
#include "importers/roads/road_layer_reader.h"

#include <catch2/catch.hpp>

#include <map>
#include <string>

using namespace relais;
using namespace relais::directory;

namespace {

using Tags = std::map<std::string, std::string, std::less<>>;

importers::TagLookup lookup(const Tags& tags) {
    return [&tags](std::string_view key) -> std::string_view {
        const auto found = tags.find(key);
        return found == tags.end() ? std::string_view() : found->second;
    };
}

std::optional<importers::OsmRoad> road(const Tags& tags) {
    return importers::read_road_tags(lookup(tags));
}

constexpr std::uint8_t k_cars = k_car_forward | k_car_backward;
constexpr std::uint8_t k_motorcycles = k_motorcycle_forward | k_motorcycle_backward;
constexpr std::uint8_t k_feet = k_foot_forward | k_foot_backward;

} // namespace

TEST_CASE("what is no road for anybody is left out") {
    CHECK_FALSE(road({{"building", "yes"}}));
    CHECK_FALSE(road({{"highway", "construction"}}));
    CHECK_FALSE(road({{"highway", "pedestrian"}, {"area", "yes"}}));
    CHECK_FALSE(road({{"highway", "service"}, {"access", "private"}}));
}

TEST_CASE("access goes from the general to the particular") {
    CHECK(road({{"highway", "residential"}})->attributes.access ==
          (k_cars | k_motorcycles | k_feet));
    CHECK(road({{"highway", "track"}, {"access", "no"}, {"foot", "yes"}})->attributes.access ==
          k_feet);
    CHECK(road({{"highway", "track"}, {"motor_vehicle", "no"}, {"motorcycle", "yes"}})
              ->attributes.access == (k_motorcycles | k_feet));
    CHECK(road({{"highway", "path"}})->attributes.access == (k_motorcycles | k_feet));
    CHECK(road({{"highway", "steps"}})->attributes.access == k_feet);
    CHECK(road({{"highway", "motorway"}})->attributes.access ==
          (k_car_forward | k_motorcycle_forward));
}

TEST_CASE("one-ways bind vehicles, not people on foot") {
    CHECK(road({{"highway", "primary"}, {"oneway", "yes"}})->attributes.access ==
          (k_car_forward | k_motorcycle_forward | k_feet));
    CHECK(road({{"highway", "primary"}, {"oneway", "-1"}})->attributes.access ==
          (k_car_backward | k_motorcycle_backward | k_feet));
    CHECK(road({{"highway", "primary"}, {"junction", "roundabout"}})->attributes.access ==
          (k_car_forward | k_motorcycle_forward | k_feet));
    CHECK(road({{"highway", "primary"}, {"junction", "roundabout"}, {"oneway", "no"}})
              ->attributes.access == (k_cars | k_motorcycles | k_feet));
}

TEST_CASE("surfaces are told by surface, tracktype and smoothness") {
    const auto surface = [](const Tags& tags) { return road(tags)->attributes.surface; };
    CHECK(surface({{"highway", "primary"}, {"surface", "asphalt"}}) == RoadSurface::paved);
    CHECK(surface({{"highway", "primary"}, {"surface", "concrete:plates"}}) == RoadSurface::paved);
    CHECK(surface({{"highway", "primary"}, {"surface", "ground"}}) == RoadSurface::unpaved);
    CHECK(surface({{"highway", "primary"}, {"surface", "sand"}}) == RoadSurface::track);
    CHECK(surface({{"highway", "primary"}, {"surface", "asphalt"}, {"smoothness", "horrible"}}) ==
          RoadSurface::track);
    CHECK(surface({{"highway", "primary"}, {"surface", "marmalade"}}) == RoadSurface::unknown);
    CHECK(surface({{"highway", "primary"}}) == RoadSurface::unknown);
    CHECK(surface({{"highway", "track"}}) == RoadSurface::track);
    CHECK(surface({{"highway", "track"}, {"tracktype", "grade1"}}) == RoadSurface::paved);
}

TEST_CASE(
    "speeds: numbers, miles and lists are read, 0 and 900 are no speeds, a zone says nothing") {
    using importers::read_speed;
    CHECK(read_speed("50") == 50);
    CHECK(read_speed("30 mph") == 48);
    CHECK(read_speed("80; 60") == 60);
    CHECK(read_speed("0") == 0);
    CHECK(read_speed("900") == 0);
    CHECK(read_speed("-30") == 0);
    CHECK(read_speed("fast") == 0);
    CHECK(read_speed("nan") == 0);
    CHECK_FALSE(read_speed(""));
    CHECK_FALSE(read_speed("CM:urban"));
    CHECK_FALSE(read_speed("none"));
    CHECK(road({{"highway", "primary"}, {"maxspeed", "900"}})->bad_speed == "900");
}

TEST_CASE("the number of a road names it before its name does") {
    CHECK(road({{"highway", "trunk"}, {"ref", "N1"}, {"name", "Route de Maroua"}})->name == "N1");
    CHECK(road({{"highway", "trunk"}, {"name", "Route de Maroua"}})->name == "Route de Maroua");
}

TEST_CASE("ferries are for everybody unless they say otherwise") {
    CHECK(road({{"route", "ferry"}})->attributes.road_class == RoadClass::ferry);
    CHECK(road({{"route", "ferry"}, {"motor_vehicle", "no"}})->attributes.access == k_feet);
}

TEST_CASE("a ferry keeps the time it states") {
    CHECK(importers::read_duration("20") == 1200);
    CHECK(importers::read_duration("0:20") == 1200);
    CHECK(importers::read_duration("01:05:30") == 3930);
    CHECK(importers::read_duration("PT1H5M") == 3900);
    CHECK(importers::read_duration("PT45S") == 45);
    for (const auto* wrong :
         {"", "0", "-5", "20 min", "1:2:3:4", "PT", "PT5", "PT5X", "99:00", "1:", "99999999999"}) {
        CAPTURE(wrong);
        CHECK_FALSE(importers::read_duration(wrong));
    }
    CHECK(road({{"route", "ferry"}, {"duration", "0:15"}})->attributes.crossing_s == 900);
    CHECK(road({{"highway", "track"}, {"duration", "0:15"}})->attributes.crossing_s == 0);
}

TEST_CASE("barriers close, delay, or do neither") {
    const auto barrier = [](const Tags& tags) {
        return importers::read_barrier_tags(lookup(tags));
    };
    CHECK(barrier({{"barrier", "bollard"}})->closed_to == k_cars);
    CHECK(barrier({{"barrier", "bollard"}, {"motor_vehicle", "yes"}})->closed_to == 0);
    CHECK(barrier({{"barrier", "gate"}, {"access", "private"}})->closed_to ==
          (k_cars | k_motorcycles | k_feet));
    CHECK(barrier({{"barrier", "toll_booth"}})->extra_s == 60);
    CHECK_FALSE(barrier({{"barrier", "cattle_grid"}}));
    CHECK_FALSE(barrier({}));
}

TEST_CASE("a cell of tags is read by key") {
    const std::string cell = R"("highway"=>"secondary","ref"=>"D 39","name"=>"Rue \"A\"")";
    CHECK(importers::tag_in(cell, "highway") == "secondary");
    CHECK(importers::tag_in(cell, "name") == "Rue \"A\"");
    CHECK(importers::tag_in(cell, "D 39").empty());
    CHECK(importers::tag_in("\"broken", "broken").empty());
}
