#include "roads/import.h"

#include "importers/roads/osm_reader.h"
#include "support/child.h"

#include <array>
#include <cstdio>
#include <osmium/builder/attr.hpp>
#include <osmium/io/pbf_output.hpp>
#include <osmium/memory/buffer.hpp>

namespace relais::bench {
namespace {

using namespace osmium::builder::attr;
using directory::RoadStretch;

constexpr std::array k_classes{"motorway",
                               "trunk",
                               "primary",
                               "secondary",
                               "tertiary",
                               "unclassified",
                               "residential",
                               "service",
                               "track",
                               "path",
                               "footway",
                               "steps",
                               "unclassified"};
constexpr std::array k_surfaces{"", "asphalt", "laterite", "mud"};
constexpr std::size_t k_full = 4'000'000; // bytes of a buffer

/// Hands objects to the file a buffer at a time.
class Output {
public:
    explicit Output(const std::filesystem::path& file)
        : m_writer(osmium::io::File(file.string(), "pbf"), osmium::io::overwrite::allow) {}

    osmium::memory::Buffer& buffer() {
        if (m_buffer.committed() > k_full) {
            flush();
        }
        return m_buffer;
    }
    void close() {
        flush();
        m_writer.close();
    }

private:
    static osmium::memory::Buffer fresh() {
        return osmium::memory::Buffer(2 * k_full, osmium::memory::Buffer::auto_grow::yes);
    }
    void flush() {
        m_writer(std::move(m_buffer));
        m_buffer = fresh();
    }

    osmium::io::Writer m_writer;
    osmium::memory::Buffer m_buffer = fresh();
};

/// Junctions are numbered first, then the points between them.
std::vector<osmium::object_id_type> ids_of(const RoadStretch& stretch, std::size_t junctions) {
    std::vector<osmium::object_id_type> ids{stretch.from + 1};
    for (std::uint32_t i = 1; i + 1 < stretch.point_count; ++i) {
        ids.push_back(static_cast<osmium::object_id_type>(junctions + stretch.first_point + i + 1));
    }
    ids.push_back(stretch.to + 1);
    return ids;
}

} // namespace

void write_extract(const directory::RoadNetworkData& roads, const std::filesystem::path& file) {
    Output out(file);
    const auto node = [&](osmium::object_id_type id, directory::RoadPoint at) {
        osmium::builder::add_node(
            out.buffer(), _id(id), _location(osmium::Location(at.longitude, at.latitude)));
    };
    for (std::size_t i = 0; i < roads.nodes.size(); ++i) {
        node(static_cast<osmium::object_id_type>(i + 1), roads.nodes[i]);
    }
    for (const auto& stretch : roads.stretches) {
        const auto ids = ids_of(stretch, roads.nodes.size());
        for (std::uint32_t i = 1; i + 1 < stretch.point_count; ++i) {
            node(ids[i], roads.points[stretch.first_point + i]);
        }
    }
    osmium::object_id_type way = 0;
    for (const auto& stretch : roads.stretches) {
        osmium::builder::add_way(
            out.buffer(),
            _id(++way),
            _nodes(ids_of(stretch, roads.nodes.size())),
            _tag("highway", k_classes[static_cast<std::size_t>(stretch.road_class)]),
            _tag("surface", k_surfaces[static_cast<std::size_t>(stretch.surface)]));
    }
    out.close();
}

directory::RoadNetworkData roads_of(const std::filesystem::path& file) {
    return importers::read_osm_roads(file, {})->network;
}

void measure_import(const std::filesystem::path& file) {
    const auto taken = run_child({"/proc/self/exe", k_import_only, file.string()});
    std::printf("| import of %.1f MB of PBF, at most %.0f MB in memory: %s | %.2f |\n",
                static_cast<double>(std::filesystem::file_size(file)) / 1e6,
                taken.peak_bytes / 1e6,
                taken.output.c_str(),
                taken.milliseconds / 1e3);
}

} // namespace relais::bench
