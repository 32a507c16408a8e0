#include "importers/roads/road_layer_reader.h"
#include "support/scratch_folder.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::directory;

namespace {

constexpr importers::RoadBox k_everywhere;

std::string line(const std::string& properties, const std::string& coordinates) {
    return R"({"type":"Feature","properties":{)" + properties +
           R"(},"geometry":{"type":"LineString","coordinates":)" + coordinates + "}}";
}

struct Layer {
    test::ScratchFolder folder;
    std::filesystem::path of(const std::vector<std::string>& features) const {
        std::string all;
        for (const auto& feature : features) {
            all += (all.empty() ? "" : ",") + feature;
        }
        return folder.write("roads.geojson",
                            R"({"type":"FeatureCollection","features":[)" + all + "]}");
    }
    std::string refusal(const std::vector<std::string>& features,
                        const importers::RoadLayerOptions& options = {}) const {
        try {
            importers::read_road_layer(of(features), k_everywhere, options);
        } catch (const util::InvalidInput& error) {
            return error.message().key;
        }
        return "";
    }
};

} // namespace

TEST_CASE_METHOD(Layer, "a layer in French is read through the column profile") {
    const auto read = importers::read_road_layer(
        of({line(R"("classe":"Route nationale","revetement":"bitumée","vitesse":80,"numero":"N1")",
                 "[[14.3,10.6],[14.4,10.6]]"),
            line(R"("classe":"Piste","revetement":"sable","vitesse":900,"sens":"aller")",
                 "[[14.4,10.6],[14.4,10.7]]")}),
        k_everywhere,
        {});
    REQUIRE(read);
    REQUIRE(read->network.stretches.size() == 2);
    const auto& national = read->network.stretches[0];
    CHECK(national.road_class == RoadClass::trunk);
    CHECK(national.surface == RoadSurface::paved);
    CHECK(national.speed_kmh == 80);
    CHECK(read->network.names[national.name] == "N1");
    const auto& track = read->network.stretches[1];
    CHECK(track.road_class == RoadClass::track);
    CHECK(track.speed_kmh == 0);
    CHECK((track.access & k_car_backward) == 0);
    CHECK(read->facts.bad_speeds == 1);
    CHECK(read->components.size() == 1);
}

TEST_CASE_METHOD(Layer,
                 "a class that the profile does not know is taken as unclassified and counted") {
    const auto read = importers::read_road_layer(
        of({line(R"("classe":"Zone 51")", "[[14.3,10.6],[14.4,10.6]]")}), k_everywhere, {});
    CHECK(read->network.stretches[0].road_class == RoadClass::unclassified);
    CHECK(read->facts.unknown_class == 1);
}

TEST_CASE_METHOD(Layer, "a profile of one's own names fields and words") {
    importers::RoadLayerOptions options;
    options.words =
        folder.write("mine.csv", "role,words\nfield:class,k\nclass:primary,alpha\n").string();
    const auto read = importers::read_road_layer(
        of({line(R"("k":"ALPHA")", "[[14.3,10.6],[14.4,10.6]]")}), k_everywhere, options);
    CHECK(read->network.stretches[0].road_class == RoadClass::primary);
    options.words = folder.write("bad.csv", "role,words\nclass:highway,alpha\n").string();
    CHECK(refusal({line(R"("k":"alpha")", "[[14.3,10.6],[14.4,10.6]]")}, options) ==
          "roads.words_bad");
}

TEST_CASE_METHOD(Layer, "a layer in metres that does not say so is refused") {
    CHECK(refusal({line(R"("classe":"rue")", "[[450000,1170000],[451000,1170000]]")}) ==
          "roads.layer_metres");
}

TEST_CASE_METHOD(Layer, "a layer without lines or without classes is refused with what it has") {
    CHECK(
        refusal(
            {R"({"type":"Feature","properties":{"classe":"x"},"geometry":{"type":"Point","coordinates":[1,1]}})"}) ==
        "roads.layer_no_lines");
    CHECK(refusal({line(R"("colour":"red")", "[[14.3,10.6],[14.4,10.6]]")}) ==
          "roads.layer_no_class");
    importers::RoadLayerOptions options;
    options.class_field = "nothing";
    CHECK(refusal({line(R"("classe":"rue")", "[[14.3,10.6],[14.4,10.6]]")}, options) ==
          "roads.layer_no_field");
}

TEST_CASE("every street of Ebolowa is read by its tags (needs ../shared)") {
    const std::filesystem::path file =
        RELAIS_SOURCE_DIR "/../shared/data/roads/ebolowa_osm/Route_3.geojson";
    if (!std::filesystem::exists(file)) {
        WARN("skipped: no " << file.string());
        return;
    }
    const auto read = importers::read_road_layer(file, k_everywhere, {});
    REQUIRE(read);
    CHECK(read->facts.lines > 900);
    CHECK(read->components.front().stretches > read->network.stretches.size() * 9 / 10);
}
