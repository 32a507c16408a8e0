#include "importers/roads/skeleton_reader.h"

#include "directory/road_codes.h"
#include "directory/road_components.h"
#include "directory/road_metres.h"
#include "importers/file_bytes.h"
#include "importers/reference_table.h"
#include "util/errors.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

namespace relais::importers {
namespace {

using namespace relais::directory;

constexpr double k_longest_km = 2'000;
constexpr double k_shortest_of_straight =
    0.9; // towns are points, their ends are not: a road may seem a little shorter
constexpr std::uint8_t k_everybody = k_car_forward | k_car_backward | k_motorcycle_forward |
                                     k_motorcycle_backward | k_foot_forward | k_foot_backward;

class Skeleton {
public:
    explicit Skeleton(const Gazetteer& gazetteer)
        : m_gazetteer(gazetteer) {}

    void add(const ReferenceTable::Row& row) {
        const auto road_class = from_code<RoadClass>(row.required("class"));
        const auto surface = from_code<RoadSurface>(row.required("surface"));
        if (!road_class) {
            row.refuse("class");
        }
        if (!surface) {
            row.refuse("surface");
        }
        if (row.text("source").empty()) {
            row.refuse("source");
        }
        RoadStretch stretch;
        stretch.from = node(row, "from");
        stretch.to = node(row, "to");
        if (stretch.from == stretch.to ||
            !m_pairs.insert(std::minmax(stretch.from, stretch.to)).second) {
            row.refuse("to");
        }
        stretch.road_class = *road_class;
        stretch.surface = *surface;
        stretch.access = k_everybody;
        stretch.name = name(row.text("road"));
        draw(stretch);
        stretch.length_mm = millimetres(length(row, stretch));
        m_data.stretches.push_back(stretch);
    }

    RoadNetworkData finish() {
        number_components(m_data.stretches, m_data.nodes.size());
        return std::move(m_data);
    }

private:
    std::uint32_t node(const ReferenceTable::Row& row, const std::string& column) {
        const auto* settlement = m_gazetteer.settlement(row.required(column));
        if (settlement == nullptr) {
            row.refuse(column);
        }
        const auto [at, is_new] =
            m_nodes.try_emplace(settlement->code, static_cast<std::uint32_t>(m_data.nodes.size()));
        if (is_new) {
            m_data.nodes.push_back(road_point(settlement->point));
        }
        return at->second;
    }

    std::uint32_t name(const std::string& road) {
        const auto [at, is_new] =
            m_names.try_emplace(road, static_cast<std::uint32_t>(m_data.names.size()));
        if (is_new) {
            m_data.names.push_back(road);
        }
        return at->second;
    }

    void draw(RoadStretch& stretch) {
        stretch.first_point = static_cast<std::uint32_t>(m_data.points.size());
        stretch.point_count = 2;
        m_data.points.push_back(m_data.nodes[stretch.from]);
        m_data.points.push_back(m_data.nodes[stretch.to]);
    }

    double length(const ReferenceTable::Row& row, const RoadStretch& stretch) const {
        const double straight = road_metres(m_data.nodes[stretch.from], m_data.nodes[stretch.to]);
        const auto& basis = row.required("km_basis");
        if (basis != "published" && basis != "shared" && basis != "estimated") {
            row.refuse("km_basis");
        }
        if (basis == "estimated") {
            return straight * k_skeleton_road_detour;
        }
        const double km = row.required_number("km");
        if (!(km <= k_longest_km) || km * 1000 < straight * k_shortest_of_straight) {
            row.refuse("km");
        }
        return km * 1000;
    }

    const Gazetteer& m_gazetteer;
    RoadNetworkData m_data;
    std::unordered_map<std::string, std::uint32_t> m_nodes;
    std::map<std::string, std::uint32_t> m_names{{"", 0}};
    std::set<std::pair<std::uint32_t, std::uint32_t>> m_pairs;
};

} // namespace

bool is_road_skeleton(const std::filesystem::path& file) {
    return read_beginning(file, 64).find("road,from,from_name,to,to_name,class") !=
           std::string::npos;
}

RoadNetworkData read_road_skeleton(const std::filesystem::path& file, const Gazetteer& gazetteer) {
    const ReferenceTable table(
        file, {"road", "from", "to", "class", "surface", "km", "km_basis", "source"});
    Skeleton skeleton(gazetteer);
    for (const auto& row : table.rows()) {
        skeleton.add(row);
    }
    auto data = skeleton.finish();
    data.source.name = "Relais, squelette routier (geodata/roads.csv)";
    data.source.licence = "ODbL 1.0 (© OpenStreetMap contributors)";
    data.source.estimated = true;
    data.source.detour_factor = k_off_skeleton_detour;
    return data;
}

} // namespace relais::importers
