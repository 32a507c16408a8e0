#pragma once
#include "directory/units.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace relais::importers {

/// Kilometres in a degree of latitude, of a sphere of the Earth's mean radius: a size, not a distance shown.
inline constexpr double k_degree_km = 111.195;

/// People of one cell, at the centre of where they are in it.
struct PopulationCell {
    directory::LonLat point;
    double people = 0;
    bool operator==(const PopulationCell&) const = default;
};

/// Which cell of a grid a point lies in; rows count northwards from the equator, columns eastwards from Greenwich.
struct CellKey {
    std::int32_t row = 0;
    std::int32_t column = 0;
    auto operator<=>(const CellKey&) const = default;
};

/// Cells of about `kilometres` a side, the same for every file: bands of latitude of that height, each cut into cells
/// of that width at its middle. `kilometres` is above 0.
CellKey cell_of(directory::LonLat point, double kilometres);

/// A sum of people and of where they are.
class PeopleSum {
public:
    void add(directory::LonLat point, double people) {
        m_people += people;
        m_longitude += point.longitude * people;
        m_latitude += point.latitude * people;
    }
    [[nodiscard]] PopulationCell cell() const {
        return {{m_longitude / m_people, m_latitude / m_people}, m_people};
    }

private:
    double m_people = 0;
    double m_longitude = 0; ///< times people
    double m_latitude = 0;
};

/// Adds up people by cell; memory grows with the cells that hold anybody, not with the points added.
class PopulationGrid {
public:
    explicit PopulationGrid(double kilometres) : m_kilometres(kilometres) {}
    PopulationGrid(const PopulationGrid&) = delete;
    PopulationGrid& operator=(const PopulationGrid&) = delete;

    /// `people` is above 0.
    void add(directory::LonLat point, double people);
    [[nodiscard]] std::size_t size() const { return m_sums.size(); }
    /// South to north, west to east.
    [[nodiscard]] std::vector<PopulationCell> cells() const;

private:
    double m_kilometres;
    std::map<CellKey, PeopleSum> m_sums;
    CellKey m_last;                 ///< neighbours in a raster mostly fall into the same cell
    PeopleSum* m_last_sum = nullptr;
};

} // namespace relais::importers
