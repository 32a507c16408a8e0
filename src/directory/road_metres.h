#pragma once
#include "directory/road_network.h"

namespace relais::directory {

/// Metres between two points of a road's line, by the ellipsoid's curvature at their middle: within
/// 1 in 10^6 of the geodesic for the lengths between points of a line (to some kilometres), 1 in
/// 10^4 to 200 km; roads are not drawn more exactly than that.
double road_metres(RoadPoint a, RoadPoint b);

/// The point as it is stored: degrees × 10^7, rounded.
RoadPoint road_point(LonLat point);

/// Metres as they are stored: whole millimetres, at most what 32 bits hold (4,294 km).
std::uint32_t millimetres(double metres);

/// Views of a network's own arrays, with room for its names' views. Must not outlive `data`.
class NetworkView {
public:
    explicit NetworkView(const RoadNetworkData& data);
    [[nodiscard]] const RoadNetwork& network() const { return m_network; }

private:
    std::vector<std::string_view> m_names;
    RoadNetwork m_network;
};

} // namespace relais::directory
