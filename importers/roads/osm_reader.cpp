#include "importers/roads/osm_reader.h"

#include "directory/road_metres.h"
#include "importers/file_bytes.h"
#include "importers/roads/osm_tags.h"
#include "util/errors.h"

#include <osmium/handler.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/visitor.hpp>

namespace relais::importers {
namespace {

TagLookup lookup(const osmium::TagList& tags) {
    return [&tags](std::string_view key) -> std::string_view {
        for (const auto& tag : tags) {
            if (key == tag.key()) {
                return tag.value();
            }
        }
        return "";
    };
}

/// Reads every object of the kinds asked for; false if told to stop.
template <class Take>
bool each_object(const std::filesystem::path& file,
                 osmium::osm_entity_bits::type kinds,
                 int pass,
                 const util::Progress& progress,
                 Take&& take) {
    osmium::io::Reader reader(file.string(), kinds);
    const auto size = static_cast<std::int64_t>(reader.file_size());
    while (const auto buffer = reader.read()) {
        for (const auto& object : buffer.select<osmium::OSMObject>()) {
            take(object);
        }
        if (!util::report(
                progress, pass * size + static_cast<std::int64_t>(reader.offset()), 2 * size)) {
            return false;
        }
    }
    reader.close();
    return true;
}

class OsmRoads {
public:
    void take_way(const osmium::Way& way) {
        auto road = read_road_tags(lookup(way.tags()));
        if (!road) {
            ++m_facts.not_roads;
            return;
        }
        if (!road->bad_speed.empty() && m_facts.bad_speeds++ == 0) {
            m_facts.bad_speed_example = road->bad_speed;
        }
        ++m_facts.lines;
        m_facts.ferries += road->attributes.road_class == directory::RoadClass::ferry ? 1 : 0;
        m_facts.one_way += road->attributes != road->attributes.reversed() ? 1 : 0;
        road->attributes.name = m_builder.name(road->name);
        m_ids.clear();
        for (const auto& node : way.nodes()) {
            m_ids.push_back(node.ref());
        }
        m_builder.add_line(m_ids, road->attributes);
    }

    void index() { m_builder.index(); }

    void take_node(const osmium::Node& node) {
        const auto point = m_builder.find(node.id());
        if (!point || !node.location().valid()) {
            return;
        }
        m_facts.negative_ids += node.id() < 0 ? 1 : 0;
        m_builder.place(*point,
                        {node.location().x(), node.location().y()}); // both count degrees × 10^7
        if (const auto barrier = read_barrier_tags(lookup(node.tags()))) {
            m_builder.bar(*point, *barrier);
        }
    }

    ReadRoads finish(const std::filesystem::path& file, const RoadBox& box) {
        const auto name = shown_name(file);
        if (m_facts.lines == 0) {
            throw util::InvalidInput(name, {"roads.no_roads", {{"file", name}}});
        }
        ReadRoads out;
        out.network = m_builder.finish(box, m_facts, out.components);
        if (out.network.stretches.empty()) {
            throw util::InvalidInput(name, {"roads.none_inside", {{"file", name}}});
        }
        out.facts = m_facts;
        return out;
    }

private:
    NetworkBuilder m_builder;
    RoadFacts m_facts;
    std::vector<std::int64_t> m_ids;
};

std::string date_of(const std::filesystem::path& file) {
    osmium::io::Reader reader(file.string(), osmium::osm_entity_bits::nothing);
    const auto at = reader.header().get("osmosis_replication_timestamp");
    reader.close();
    return at.substr(0, std::min<std::size_t>(at.size(), 10));
}

} // namespace

bool is_osm_pbf(const std::filesystem::path& file) {
    return read_beginning(file, 32).find("OSMHeader") != std::string::npos;
}

std::optional<ReadRoads> read_osm_roads(const std::filesystem::path& file,
                                        const RoadBox& box,
                                        const util::Progress& progress) {
    OsmRoads roads;
    std::string as_of;
    try {
        as_of = date_of(file);
        const bool ways = each_object(
            file, osmium::osm_entity_bits::way, 0, progress, [&](const osmium::OSMObject& object) {
                roads.take_way(static_cast<const osmium::Way&>(object));
            });
        if (!ways) {
            return std::nullopt;
        }
        roads.index();
        const bool nodes = each_object(
            file, osmium::osm_entity_bits::node, 1, progress, [&](const osmium::OSMObject& object) {
                roads.take_node(static_cast<const osmium::Node&>(object));
            });
        if (!nodes) {
            return std::nullopt;
        }
    } catch (const std::exception& error) { // libosmium, protozero and zlib each have their own
        const auto name = shown_name(file);
        throw util::InvalidInput(name,
                                 {"roads.pbf_damaged", {{"file", name}, {"why", error.what()}}});
    }
    auto out = roads.finish(file, box);
    out.network.source.name = "OpenStreetMap";
    out.network.source.licence = "ODbL 1.0, © OpenStreetMap contributors";
    out.network.source.as_of = as_of;
    return out;
}

} // namespace relais::importers
