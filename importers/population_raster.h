#pragma once
#include "importers/population_grid.h"
#include "util/progress.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

namespace relais::importers {

/// A box in degrees.
struct Frame {
    double west = -180;
    double south = -90;
    double east = 180;
    double north = 90;
    [[nodiscard]] bool holds(directory::LonLat point) const {
        return point.longitude >= west && point.longitude <= east && point.latitude >= south && point.latitude <= north;
    }
};

struct RasterOptions {
    double cell_km = 1; ///< pixels are added up to cells of this size
    int band = 1;
    Frame frame; ///< pixels outside are counted, but make no cell: the file may hold the whole world
    /// Whether a place is in the country; none given: every place is. See read_population_raster for its use.
    std::function<bool(directory::LonLat)> is_inside;
};

/// People by cell, and what of the file is not in the cells. Cells and `beyond` sum to `total`.
struct PopulationRaster {
    std::vector<PopulationCell> cells; ///< south to north, west to east
    double total = 0;          ///< every pixel that counts
    double beyond = 0;         ///< people of the pixels outside the frame
    double at_border = 0;      ///< people of the wide pixels that lie partly outside the country, counted inside
    std::int64_t counted = 0;  ///< pixels with a figure of 0 or more
    std::int64_t nodata = 0;   ///< pixels that say nothing
    std::int64_t negative = 0; ///< pixels below zero though not declared as saying nothing: taken as such
    double pixel_km = 0;       ///< side of a pixel in the middle of the file
    bool assumed_wgs84 = false; ///< the file names no reference system and its coordinates are degrees
};

/// True for a file that GDAL opens as a raster, and for any TIFF, even a damaged one. Throws as read_file does for a
/// file that is not there.
bool is_raster(const std::filesystem::path& file);

/// Reads a raster of people per pixel, in any format of files that GDAL reads and any reference system, block by
/// block: what is held in memory does not grow with the file. A pixel counts at its centre; one wider than 1.5 km is
/// spread evenly over as many places within it as are inside the country, or over all of them if none is, because such
/// files are cut to the country and its people in them do not live in the sea beside it. Throws util::InvalidInput naming the file and the remedy: unreadable or cut short, no such band, a picture rather than figures, no place on
/// Earth, no overlap with the frame, more cells than can be kept, a figure no pixel can hold. Nothing if `progress`
/// said to stop.
std::optional<PopulationRaster> read_population_raster(const std::filesystem::path& file,
                                                       const RasterOptions& options,
                                                       const util::Progress& progress = {});

} // namespace relais::importers
