#pragma once
#include "directory/road_network.h"
#include "directory/travel_profile.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace relais::test {

/// A little picture that becomes a road network, so that a reader of a test sees the case:
///
///     const AsciiRoads roads({"A--b<-c",
///                             "|     |",
///                             "d=====e"});
///
/// Letters are junctions. Lines of `-` (east-west) and `|` (north-south) are roads of one kilometre
/// a character, letters included (A to b: three characters, three kilometres); `=` and `H` are
/// tracks. `>` `<` `^` `v` in a line make it one-way; `~` in it makes it a ferry. North is up,
/// `origin` is the lower left character, a character is a hundredth of a degree. Lengths are the
/// picture's, not the ellipsoid's. Small `v` is a one-way mark, never a junction.
class AsciiRoads {
public:
    explicit AsciiRoads(std::vector<std::string> rows, directory::LonLat origin = {14.0, 10.0})
        : m_rows(std::move(rows)),
          m_origin(origin) {
        m_data.source.name = "drawn";
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            for (std::size_t column = 0; column < m_rows[row].size(); ++column) {
                if (is_junction(row, column)) {
                    m_nodes.emplace(m_rows[row][column],
                                    static_cast<std::uint32_t>(m_data.nodes.size()));
                    m_data.nodes.push_back(point(row, column));
                }
            }
        }
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            for (std::size_t column = 0; column < m_rows[row].size(); ++column) {
                if (is_junction(row, column)) {
                    draw(row, column, 0, 1);
                    draw(row, column, 1, 0);
                }
            }
        }
    }

    [[nodiscard]] std::uint32_t node(char letter) const { return m_nodes.at(letter); }
    [[nodiscard]] directory::LonLat at(char letter) const {
        return m_data.nodes[node(letter)].degrees();
    }
    /// A place between junctions: columns from the left and rows from the bottom, fractions
    /// allowed.
    [[nodiscard]] directory::LonLat place(double column, double row) const {
        return {m_origin.longitude + column * k_step, m_origin.latitude + row * k_step};
    }
    /// The stretch between two junctions, whichever way it was drawn.
    [[nodiscard]] std::uint32_t stretch(char a, char b) const {
        for (std::uint32_t i = 0; i < m_data.stretches.size(); ++i) {
            const auto& each = m_data.stretches[i];
            if ((each.from == node(a) && each.to == node(b)) ||
                (each.from == node(b) && each.to == node(a))) {
                return i;
            }
        }
        throw std::out_of_range(std::string("no road between ") + a + " and " + b);
    }
    directory::RoadNetworkData& data() { return m_data; }

    /// Adds what cannot be drawn: a second road, a loop, one of no length.
    void add(char from, char to, double kilometres, std::uint8_t access = 63) {
        directory::RoadStretch stretch;
        stretch.from = node(from);
        stretch.to = node(to);
        stretch.length_mm = static_cast<std::uint32_t>(kilometres * 1e6);
        stretch.access = access;
        finish(stretch);
    }

    /// Valid as long as this and no road is added.
    [[nodiscard]] directory::RoadNetwork network() {
        m_names.assign(m_data.names.begin(), m_data.names.end());
        return {m_data.nodes, m_data.stretches, m_data.points, m_names, &m_data.source};
    }

private:
    static constexpr double k_step = 0.01;

    [[nodiscard]] char character(std::size_t row, std::size_t column) const {
        return row < m_rows.size() && column < m_rows[row].size() ? m_rows[row][column] : ' ';
    }
    [[nodiscard]] bool is_junction(std::size_t row, std::size_t column) const {
        const char letter = character(row, column);
        return std::isalpha(static_cast<unsigned char>(letter)) != 0 && letter != 'v' &&
               letter != 'H';
    }
    [[nodiscard]] directory::RoadPoint point(std::size_t row, std::size_t column) const {
        const auto north = static_cast<double>(m_rows.size() - 1 - row);
        return {static_cast<std::int32_t>(
                    (m_origin.longitude + static_cast<double>(column) * k_step) * 1e7),
                static_cast<std::int32_t>((m_origin.latitude + north * k_step) * 1e7)};
    }

    void draw(std::size_t row, std::size_t column, std::size_t down, std::size_t right) {
        const std::string marks = right != 0 ? "-=><~" : "|H^v~";
        directory::RoadStretch stretch;
        stretch.from = m_nodes.at(character(row, column));
        stretch.access = 63;
        std::uint32_t steps = 1;
        for (;; ++steps) {
            const auto r = row + down * steps;
            const auto c = column + right * steps;
            if (is_junction(r, c)) {
                stretch.to = m_nodes.at(character(r, c));
                break;
            }
            const char mark = character(r, c);
            if (marks.find(mark) == std::string::npos) {
                return;
            }
            apply(stretch, mark);
        }
        if (steps == 1) {
            return; // letters side by side are not joined
        }
        stretch.length_mm = steps * 1'000'000;
        finish(stretch);
    }

    static void apply(directory::RoadStretch& stretch, char mark) {
        using namespace directory;
        constexpr std::uint8_t forward = k_car_forward | k_motorcycle_forward | k_foot_forward;
        switch (mark) {
        case '=':
        case 'H':
            stretch.road_class = RoadClass::track;
            stretch.surface = RoadSurface::track;
            break;
        case '~':
            stretch.road_class = RoadClass::ferry;
            break;
        case '>':
        case 'v':
            stretch.access = forward;
            break;
        case '<':
        case '^':
            stretch.access = static_cast<std::uint8_t>(forward << 1U);
            break;
        default:
            break;
        }
    }

    void finish(directory::RoadStretch stretch) {
        stretch.first_point = static_cast<std::uint32_t>(m_data.points.size());
        stretch.point_count = 2;
        m_data.points.push_back(m_data.nodes[stretch.from]);
        m_data.points.push_back(m_data.nodes[stretch.to]);
        m_data.stretches.push_back(stretch);
    }

    std::vector<std::string> m_rows;
    directory::LonLat m_origin;
    directory::RoadNetworkData m_data;
    std::map<char, std::uint32_t> m_nodes;
    std::vector<std::string_view> m_names;
};

/// Sixty kilometres an hour anywhere (a kilometre a minute), thirty on tracks, ten on tracks in the
/// rains.
inline directory::TravelProfile
drawn_profile(directory::TravelMode mode = directory::TravelMode::car) {
    directory::TravelProfile profile;
    profile.mode = mode;
    profile.name = "drawn";
    for (auto& by_surface : profile.speed_kmh) {
        by_surface = {60, 60, 60, 30};
    }
    profile.rainy_factor = {1, 1, 1, 1.0 / 3};
    profile.access_kmh = 6;
    return profile;
}

} // namespace relais::test
