#include "importers/population_raster_file.h"

#include "importers/file_bytes.h"
#include "util/errors.h"

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string_view>

namespace relais::importers {
namespace {

constexpr std::int64_t k_pixels_at_once = 1 << 20;
constexpr std::int64_t k_most_block_bytes = 512LL << 20;
constexpr std::int64_t k_least_cache_bytes = 64LL << 20;

/// Formats that reach a network or other files by what they say, and tables that look like rasters.
const std::set<std::string_view> k_not_opened = {"VRT",  "WMS",        "WCS",      "WMTS",   "HTTP",   "PLMOSAIC",
                                                 "DAAS", "NGW",        "EEDA",     "EEDAI",  "OGCAPI", "STACIT",
                                                 "STACTA", "PostGISRaster", "DERIVED", "PDF", "XYZ",   "GNMFile"};

std::vector<const char*> raster_drivers() {
    register_drivers();
    std::vector<const char*> names;
    auto& manager = *GetGDALDriverManager();
    for (int i = 0; i < manager.GetDriverCount(); ++i) {
        auto* driver = manager.GetDriver(i);
        if (driver->GetMetadataItem(GDAL_DCAP_RASTER) != nullptr && !k_not_opened.contains(driver->GetDescription())) {
            names.push_back(driver->GetDescription());
        }
    }
    names.push_back(nullptr);
    return names;
}

std::unique_ptr<GDALDataset> open_raster(const std::filesystem::path& file) {
    const auto drivers = raster_drivers();
    return std::unique_ptr<GDALDataset>(GDALDataset::Open(
        file.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, drivers.data()));
}

bool begins_as_tiff(const std::filesystem::path& file) {
    const auto bytes = read_beginning(file, 4);
    return bytes.starts_with(std::string_view("II*\0", 4)) || bytes.starts_with(std::string_view("MM\0*", 4)) ||
           bytes.starts_with(std::string_view("II+\0", 4)) || bytes.starts_with(std::string_view("MM\0+", 4));
}

std::int64_t block_bytes(GDALRasterBand& band) {
    int width = 0;
    int height = 0;
    band.GetBlockSize(&width, &height);
    return std::int64_t{width} * height * GDALGetDataTypeSizeBytes(band.GetRasterDataType());
}

bool is_picture(GDALRasterBand& band) {
    switch (band.GetColorInterpretation()) {
    case GCI_PaletteIndex:
    case GCI_RedBand:
    case GCI_GreenBand:
    case GCI_BlueBand:
    case GCI_AlphaBand:
        return true;
    default:
        return false;
    }
}

} // namespace

bool is_raster(const std::filesystem::path& file) {
    if (begins_as_tiff(file)) {
        return true;
    }
    const GdalErrors errors;
    const auto data = open_raster(file);
    return data != nullptr && data->GetRasterCount() > 0;
}

RasterFile::RasterFile(const std::filesystem::path& file, int band) : m_name(shown_name(file)) {
    open(file);
    choose_band(band);
    find_place();
    limit_cache();
}

RasterFile::~RasterFile() {
    if (m_cache_before > 0) {
        GDALSetCacheMax64(m_cache_before);
    }
}

void RasterFile::open(const std::filesystem::path& file) {
    read_beginning(file, 1);
    m_data = open_raster(file);
    if (m_data == nullptr || m_data->GetRasterCount() == 0) {
        throw util::InvalidInput(m_name, {"demand.raster_unreadable", {{"file", m_name}, {"why", m_errors.first()}}});
    }
}

void RasterFile::choose_band(int band) {
    if (band < 1 || band > m_data->GetRasterCount()) {
        throw util::InvalidInput("--band",
                                 {"error.out_of_range",
                                  {{"field", "--band"},
                                   {"value", std::to_string(band)},
                                   {"min", "1"},
                                   {"max", std::to_string(m_data->GetRasterCount())}}});
    }
    m_band = m_data->GetRasterBand(band);
    if (is_picture(*m_band) || GDALDataTypeIsComplex(m_band->GetRasterDataType()) != 0) {
        throw util::InvalidInput(m_name, {"demand.raster_picture", {{"file", m_name}}});
    }
    const auto bytes = block_bytes(*m_band);
    if (bytes > k_most_block_bytes) {
        throw util::InvalidInput(m_name, {"demand.raster_block_too_large",
                                          {{"file", m_name}, {"size", std::to_string(bytes >> 20)}}});
    }
}

/// GDAL keeps blocks up to a share of the machine's memory; windows follow blocks, so that few are enough.
void RasterFile::limit_cache() {
    m_cache_before = GDALGetCacheMax64();
    GDALSetCacheMax64(std::max(k_least_cache_bytes, 2 * block_bytes(*m_band)));
}

void RasterFile::find_place() {
    if (m_data->GetGeoTransform(m_affine.data()) != CE_None) {
        throw util::InvalidInput(m_name, {"demand.raster_no_place", {{"file", m_name}}});
    }
    const auto* declared = m_data->GetSpatialRef();
    if (declared == nullptr) {
        m_assumed_wgs84 = true;
        const bool degrees = to_degrees(0, 0).has_value() && to_degrees(columns(), rows()).has_value();
        if (!degrees) {
            throw util::InvalidInput(m_name, {"demand.raster_no_reference_system", {{"file", m_name}}});
        }
        return;
    }
    OGRSpatialReference from(*declared);
    from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRSpatialReference wgs84;
    wgs84.SetWellKnownGeogCS("WGS84");
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    if (from.IsSame(&wgs84) != 0) {
        return;
    }
    m_transformation.reset(OGRCreateCoordinateTransformation(&from, &wgs84));
    if (m_transformation == nullptr) {
        throw util::InvalidInput(m_name, {"demand.raster_no_reference_system", {{"file", m_name}}});
    }
}

int RasterFile::columns() const {
    return m_data->GetRasterXSize();
}

int RasterFile::rows() const {
    return m_data->GetRasterYSize();
}

std::vector<RasterWindow> RasterFile::windows() const {
    int width = 0;
    int height = 0;
    m_band->GetBlockSize(&width, &height);
    if (width >= columns() || std::int64_t{width} * height < k_pixels_at_once) { // strips: several at once
        const auto across = std::int64_t{columns()} * height <= k_pixels_at_once ? columns() : width;
        width = static_cast<int>(std::min<std::int64_t>(across, columns()));
        const auto more = std::max<std::int64_t>(1, k_pixels_at_once / (std::int64_t{width} * height));
        height = static_cast<int>(std::min<std::int64_t>(height * more, rows()));
    }
    const auto tall = std::max<std::int64_t>(1, k_pixels_at_once / width); // of a large block, one part after another
    std::vector<RasterWindow> windows;
    for (int top = 0; top < rows(); top += height) {
        for (int left = 0; left < columns(); left += width) {
            const int bottom = std::min(top + height, rows());
            for (int row = top; row < bottom; row += static_cast<int>(tall)) {
                windows.push_back({left, row, std::min(width, columns() - left),
                                   std::min(static_cast<int>(tall), bottom - row)});
            }
        }
    }
    return windows;
}

void RasterFile::read(const RasterWindow& window, std::vector<double>& values) {
    values.resize(static_cast<std::size_t>(window.width) * static_cast<std::size_t>(window.height));
    const auto failed = [&] {
        throw util::InvalidInput(m_name, {"demand.raster_damaged", {{"file", m_name}, {"why", m_errors.first()}}});
    };
    if (m_band->RasterIO(GF_Read, window.column, window.row, window.width, window.height, values.data(), window.width,
                         window.height, GDT_Float64, 0, 0, nullptr) != CE_None) {
        failed();
    }
    if ((m_band->GetMaskFlags() & GMF_ALL_VALID) == 0) { // declared "no data", a mask or transparency, as GDAL tells it
        std::vector<GByte> mask(values.size());
        if (m_band->GetMaskBand()->RasterIO(GF_Read, window.column, window.row, window.width, window.height,
                                            mask.data(), window.width, window.height, GDT_Byte, 0, 0,
                                            nullptr) != CE_None) {
            failed();
        }
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = mask[i] != 0 ? values[i] : std::numeric_limits<double>::quiet_NaN();
        }
    }
    const double scale = m_band->GetScale();
    const double offset = m_band->GetOffset();
    if (scale != 1 || offset != 0) {
        std::ranges::transform(values, values.begin(), [&](double value) { return value * scale + offset; });
    }
}

void RasterFile::to_degrees(std::vector<double>& columns, std::vector<double>& rows, std::vector<int>& known) const {
    known.assign(columns.size(), 1);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const double column = columns[i];
        columns[i] = m_affine[0] + column * m_affine[1] + rows[i] * m_affine[2];
        rows[i] = m_affine[3] + column * m_affine[4] + rows[i] * m_affine[5];
    }
    if (m_transformation != nullptr && !columns.empty()) {
        m_transformation->Transform(static_cast<int>(columns.size()), columns.data(), rows.data(), nullptr,
                                    known.data());
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        known[i] = known[i] != 0 && directory::is_valid({columns[i], rows[i]}) ? 1 : 0;
    }
}

std::optional<directory::LonLat> RasterFile::to_degrees(double column, double row) const {
    std::vector<double> columns{column};
    std::vector<double> rows{row};
    std::vector<int> known;
    to_degrees(columns, rows, known);
    return known[0] != 0 ? std::optional(directory::LonLat{columns[0], rows[0]}) : std::nullopt;
}

} // namespace relais::importers
