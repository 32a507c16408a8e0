#include "fuzz_text.h"
#include "importers/roads/network_builder.h"
#include "importers/roads/osm_tags.h"
#include "importers/roads/road_layer_reader.h"
#include "importers/roads/road_words.h"
#include "util/errors.h"

#include <map>
#include <string>

/// What is ours in reading roads: tags, speeds, cells of tags, column profiles, and the assembly of
/// a network from any lines over any points.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace relais;
    const auto text = fuzz::text_of(data, size);
    const auto speed = importers::read_speed(text);
    fuzz::promise(!speed || (*speed >= 0 && *speed <= 130));
    importers::tag_in(text, "highway");

    std::map<std::string, std::string, std::less<>> tags; // "key=value" lines
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        const auto line = text.substr(at, end - at);
        const auto equals = std::min(line.find('='), line.size());
        tags[std::string(line.substr(0, equals))] = line.substr(std::min(equals + 1, line.size()));
        at = end + 1;
    }
    const auto lookup = [&](std::string_view key) -> std::string_view {
        const auto found = tags.find(key);
        return found == tags.end() ? std::string_view() : found->second;
    };
    const auto road = importers::read_road_tags(lookup);
    fuzz::promise(!road || (road->attributes.access != 0 && road->attributes.access < 64));
    importers::read_barrier_tags(lookup);
    try {
        importers::RoadWords::parse("fuzz", text);
    } catch (const util::InvalidInput&) {
    }

    importers::NetworkBuilder builder;
    std::vector<std::int64_t> line;
    for (const auto byte : text) {
        const auto value = static_cast<unsigned char>(byte);
        if (value < 32 || line.size() > 40) { // ends a line; its low bits say what road it is
            importers::RoadAttributes attributes;
            attributes.access = static_cast<std::uint8_t>(1 + value % 63);
            attributes.road_class =
                static_cast<directory::RoadClass>(value % directory::k_road_class_count);
            builder.add_line(line, attributes);
            line.clear();
        } else {
            line.push_back(value % 24);
        }
    }
    builder.index();
    for (std::int64_t id = 0; id < 22; ++id) { // two points are always missing
        if (const auto point = builder.find(id)) {
            builder.place(*point,
                          {static_cast<std::int32_t>(id % 5), static_cast<std::int32_t>(id / 5)});
            if (id % 7 == 3) {
                builder.bar(*point, {directory::k_car_forward | directory::k_car_backward, 5});
            }
        }
    }
    importers::RoadFacts facts;
    std::vector<directory::RoadComponent> components;
    const auto network = builder.finish({}, facts, components);
    for (const auto& stretch : network.stretches) {
        fuzz::promise(stretch.point_count >= 2 &&
                      stretch.first_point + stretch.point_count <= network.points.size());
        fuzz::promise(network.points[stretch.first_point] == network.nodes[stretch.from]);
        fuzz::promise(network.points[stretch.first_point + stretch.point_count - 1] ==
                      network.nodes[stretch.to]);
    }
    return 0;
}
