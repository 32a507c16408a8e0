#include "nearest/data_set.h"

#include <algorithm>
#include <random>
#include <sqlite3.h>

namespace relais::bench {
namespace {

using directory::LonLat;

/// The box of Cameroon, degrees.
constexpr LonLat k_south_west{8.4, 1.7};
constexpr LonLat k_north_east{16.2, 13.1};
constexpr double k_degrees_a_km = 1 / 111.0;

class Dice {
public:
    explicit Dice(std::uint64_t seed)
        : m_random(seed) {}

    double between(double low, double high) { return std::uniform_real_distribution(low, high)(m_random); }
    LonLat anywhere() {
        return {between(k_south_west.longitude, k_north_east.longitude),
                between(k_south_west.latitude, k_north_east.latitude)};
    }
    LonLat around(LonLat centre, double km) {
        std::normal_distribution<double> spread(0, km * k_degrees_a_km);
        const double longitude = centre.longitude + spread(m_random);
        return {longitude, centre.latitude + spread(m_random)};
    }
    directory::NeedMask need() {
        const double draw = between(0, 1);
        return draw < 0.001 ? 0b0001 : draw < 0.011 ? 0b0010 : draw < 0.111 ? 0b0100 : 0b1000;
    }
    std::size_t index(std::size_t count) {
        return std::uniform_int_distribution<std::size_t>(0, count - 1)(m_random);
    }

private:
    std::mt19937_64 m_random;
};

} // namespace

DataSet synthetic(std::size_t count) {
    constexpr std::size_t k_towns = 360;
    Dice dice(20'190'109);
    std::vector<LonLat> towns;
    std::vector<double> cumulative;
    for (std::size_t i = 0; i < k_towns; ++i) {
        towns.push_back(dice.anywhere());
        cumulative.push_back(1 / static_cast<double>(i + 1) + (i == 0 ? 0 : cumulative.back()));
    }
    DataSet set{"synthetic " + std::to_string(count), {}};
    set.points.reserve(count);
    while (set.points.size() < count) {
        const double draw = dice.between(0, cumulative.back());
        const auto town = static_cast<std::size_t>(std::ranges::lower_bound(cumulative, draw) - cumulative.begin());
        const double spread = 2 + 6 / static_cast<double>(town + 1);
        const bool scattered = dice.between(0, 1) < 0.2;
        set.points.push_back({scattered ? dice.anywhere() : dice.around(towns[town], spread), dice.need()});
    }
    return set;
}

std::optional<DataSet> osm_nodes(const std::string& file) {
    sqlite3* database = nullptr;
    sqlite3_stmt* rows = nullptr;
    DataSet set;
    Dice dice(7);
    if (sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK &&
        sqlite3_prepare_v2(database, "SELECT LON, LAT FROM NODE ORDER BY ID", -1, &rows, nullptr) == SQLITE_OK) {
        while (sqlite3_step(rows) == SQLITE_ROW) {
            const LonLat at{sqlite3_column_double(rows, 0), sqlite3_column_double(rows, 1)};
            set.points.push_back({at, dice.need()});
        }
    }
    sqlite3_finalize(rows);
    sqlite3_close(database);
    set.name = "OSM nodes " + std::to_string(set.points.size());
    return set.points.empty() ? std::nullopt : std::optional(std::move(set));
}

std::vector<BenchQuery> queries(const DataSet& set, directory::NeedMask accepted, std::size_t count) {
    Dice dice(42);
    std::vector<BenchQuery> out;
    while (out.size() < count) {
        const bool near_somebody = dice.between(0, 1) < 0.75;
        const auto centre = set.points[dice.index(set.points.size())].at;
        out.push_back({near_somebody ? dice.around(centre, 5) : dice.anywhere(), accepted});
    }
    return out;
}

} // namespace relais::bench
