#pragma once
#include "directory/units.h"
#include "importers/gdal_errors.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class GDALDataset;
class GDALRasterBand;
class OGRCoordinateTransformation;

namespace relais::importers {

/// A part of a raster, in pixels.
struct RasterWindow {
    int column = 0;
    int row = 0;
    int width = 0;
    int height = 0;
};

/// One band of a raster file as numbers and places. Not thread-safe; while one lives, GDAL's cache of blocks, which is the
/// whole program's, is small.
class RasterFile {
public:
    /// Throws util::InvalidInput as read_population_raster says.
    RasterFile(const std::filesystem::path& file, int band);
    ~RasterFile();
    RasterFile(const RasterFile&) = delete;
    RasterFile& operator=(const RasterFile&) = delete;

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] int columns() const;
    [[nodiscard]] int rows() const;
    [[nodiscard]] bool assumed_wgs84() const { return m_assumed_wgs84; }

    /// Windows that follow the file's own blocks, about a million pixels each; together they are the whole band.
    [[nodiscard]] std::vector<RasterWindow> windows() const;
    /// Row by row; NaN where the file says nothing. Throws util::InvalidInput when the file is damaged there.
    void read(const RasterWindow& window, std::vector<double>& values);
    /// Pixel positions (the centre of the first pixel is 0.5, 0.5) to degrees, in place; false where there is no answer.
    void to_degrees(std::vector<double>& columns, std::vector<double>& rows, std::vector<int>& known) const;
    [[nodiscard]] std::optional<directory::LonLat> to_degrees(double column, double row) const;

private:
    void open(const std::filesystem::path& file);
    void choose_band(int band);
    void find_place();
    void limit_cache();

    GdalErrors m_errors;
    std::string m_name;
    std::unique_ptr<GDALDataset> m_data;
    GDALRasterBand* m_band = nullptr;
    std::array<double, 6> m_affine{};
    std::unique_ptr<OGRCoordinateTransformation> m_transformation; ///< null: degrees already
    bool m_assumed_wgs84 = false;
    std::int64_t m_cache_before = 0; ///< GDAL's own limit, given back at the end
};

} // namespace relais::importers
