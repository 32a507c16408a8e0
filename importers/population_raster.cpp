#include "importers/population_raster.h"

#include "importers/population_raster_file.h"
#include "util/errors.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <string>

namespace relais::importers {
namespace {

using directory::LonLat;

constexpr std::size_t k_most_cells = 3'000'000;
constexpr double k_most_people_of_a_pixel = 50e6; ///< more than any city has
constexpr double k_wide_pixel_km = 1.5;
constexpr double k_most_parts = 12;
constexpr int k_samples = 20; ///< each way, to learn where a file lies

std::string shown_number(double value) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.6g", value);
    return text.data();
}

/// Where a file lies, by places spread over it; nothing if none has an answer.
std::optional<Frame> extent_of(const RasterFile& file) {
    std::optional<Frame> extent;
    for (int i = 0; i <= k_samples; ++i) {
        for (int j = 0; j <= k_samples; ++j) {
            const auto at = file.to_degrees(1.0 * file.columns() * i / k_samples, 1.0 * file.rows() * j / k_samples);
            if (!at) {
                continue;
            }
            const auto known = extent.value_or(Frame{at->longitude, at->latitude, at->longitude, at->latitude});
            extent = Frame{std::min(known.west, at->longitude), std::min(known.south, at->latitude),
                           std::max(known.east, at->longitude), std::max(known.north, at->latitude)};
        }
    }
    return extent;
}

bool overlap(const Frame& a, const Frame& b) {
    return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}

[[noreturn]] void refuse_elsewhere(const RasterFile& file, const Frame& extent) {
    throw util::InvalidInput(file.name(),
                             {"demand.raster_elsewhere",
                              {{"file", file.name()},
                               {"west", shown_number(extent.west)},
                               {"east", shown_number(extent.east)},
                               {"south", shown_number(extent.south)},
                               {"north", shown_number(extent.north)}}});
}

double pixel_km(const RasterFile& file) {
    const double column = file.columns() / 2;
    const double row = file.rows() / 2;
    const auto a = file.to_degrees(column, row);
    const auto b = file.to_degrees(column + 1, row + 1);
    if (!a || !b) {
        return 0;
    }
    const double x = (b->longitude - a->longitude) * std::cos(a->latitude * std::numbers::pi / 180);
    return std::hypot(x, b->latitude - a->latitude) / std::numbers::sqrt2 * k_degree_km;
}

class Reading {
public:
    Reading(RasterFile& file, const RasterOptions& options)
        : m_file(file), m_options(options), m_grid(options.cell_km) {
        m_out.pixel_km = pixel_km(file);
        m_out.assumed_wgs84 = file.assumed_wgs84();
        if (m_out.pixel_km > k_wide_pixel_km) {
            m_parts = static_cast<int>(std::min(std::ceil(m_out.pixel_km), k_most_parts));
        }
    }

    std::optional<PopulationRaster> run(const util::Progress& progress) {
        const auto windows = m_file.windows();
        std::int64_t done = 0;
        for (const auto& window : windows) {
            m_file.read(window, m_values);
            for (int row = 0; row < window.height; ++row) {
                take_row(window, row);
            }
            refuse_too_many();
            if (!util::report(progress, ++done, static_cast<std::int64_t>(windows.size()))) {
                return std::nullopt;
            }
        }
        m_out.cells = m_grid.cells();
        return std::move(m_out);
    }

private:
    void take_row(const RasterWindow& window, int row) {
        m_x.clear();
        m_y.clear();
        m_people.clear();
        const auto first = static_cast<std::size_t>(row) * static_cast<std::size_t>(window.width);
        for (int column = 0; column < window.width; ++column) {
            const double value = m_values[first + static_cast<std::size_t>(column)];
            if (!std::isfinite(value)) {
                ++m_out.nodata;
            } else if (value < 0) {
                ++m_out.negative;
            } else if (++m_out.counted; value > 0) {
                m_x.push_back(window.column + column + 0.5);
                m_y.push_back(window.row + row + 0.5);
                m_people.push_back(value);
            }
        }
        m_columns = m_x;
        m_rows = m_y;
        m_file.to_degrees(m_x, m_y, m_known);
        for (std::size_t i = 0; i < m_people.size(); ++i) {
            take(i);
        }
    }

    void take(std::size_t i) {
        const double people = m_people[i];
        const LonLat point{m_x[i], m_y[i]};
        if (people > k_most_people_of_a_pixel) {
            throw util::InvalidInput(m_file.name(), {"demand.raster_absurd",
                                                     {{"file", m_file.name()}, {"value", shown_number(people)}}});
        }
        m_out.total += people;
        if (m_known[i] == 0 || !m_options.frame.holds(point)) {
            m_out.beyond += people;
        } else if (m_parts == 1) {
            m_grid.add(point, people);
        } else {
            spread(m_columns[i], m_rows[i], point, people);
        }
    }

    [[nodiscard]] bool is_inside(LonLat place) const { return !m_options.is_inside || m_options.is_inside(place); }

    /// All four corners of a pixel, given by its centre: then what lies between them is not asked.
    [[nodiscard]] bool is_inside(double column, double row) const {
        for (const double x : {column - 0.5, column + 0.5}) {
            for (const double y : {row - 0.5, row + 0.5}) {
                const auto corner = m_file.to_degrees(x, y);
                if (!corner || !is_inside(*corner)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// A wide pixel, given by its centre.
    void spread(double column, double row, LonLat centre, double people) {
        const bool whole = is_inside(column, row);
        std::vector<LonLat> places;
        std::vector<LonLat> inside;
        for (int i = 0; i < m_parts; ++i) {
            for (int j = 0; j < m_parts; ++j) {
                const auto place = m_file.to_degrees(column - 0.5 + (i + 0.5) / m_parts, row - 0.5 + (j + 0.5) / m_parts);
                places.push_back(place.value_or(centre));
                if (whole || is_inside(places.back())) {
                    inside.push_back(places.back());
                }
            }
        }
        m_out.at_border += !inside.empty() && inside.size() < places.size() ? people : 0;
        const auto& taken = inside.empty() ? places : inside;
        for (const auto place : taken) {
            m_grid.add(place, people / static_cast<double>(taken.size()));
        }
    }

    void refuse_too_many() const {
        if (m_grid.size() > k_most_cells) {
            throw util::InvalidInput("--cell", {"demand.too_many_cells",
                                                {{"cell", shown_number(m_options.cell_km)},
                                                 {"max", std::to_string(k_most_cells)}}});
        }
    }

    RasterFile& m_file;
    const RasterOptions& m_options;
    PopulationGrid m_grid;
    PopulationRaster m_out;
    std::vector<double> m_values; ///< of one window
    std::vector<double> m_x;      ///< of one row: the pixels that hold anybody
    std::vector<double> m_y;
    std::vector<double> m_columns; ///< the same, in pixels
    std::vector<double> m_rows;
    std::vector<double> m_people;
    std::vector<int> m_known;
    int m_parts = 1; ///< of a pixel, each way
};

} // namespace

std::optional<PopulationRaster> read_population_raster(const std::filesystem::path& path,
                                                       const RasterOptions& options,
                                                       const util::Progress& progress) {
    RasterFile file(path, options.band);
    const auto extent = extent_of(file);
    if (extent && !overlap(*extent, options.frame)) {
        refuse_elsewhere(file, *extent);
    }
    auto read = Reading(file, options).run(progress);
    if (!read) {
        return std::nullopt;
    }
    if (read->total <= 0) {
        throw util::InvalidInput(file.name(), {"demand.raster_nobody", {{"file", file.name()}}});
    }
    if (read->cells.empty()) {
        refuse_elsewhere(file, extent.value_or(Frame{}));
    }
    return read;
}

} // namespace relais::importers
