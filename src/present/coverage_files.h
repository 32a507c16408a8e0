#pragma once
#include "present/coverage_scene.h"

#include <optional>
#include <string>
#include <string_view>

namespace relais::present {

/// As what a report can be taken away. `map` and `chart` are pictures.
enum class FileFormat { csv, xlsx, gpkg, map_svg, map_png, chart_svg, chart_png };
/// "csv", "xlsx", "gpkg", "map.svg", "map.png", "chart.svg", "chart.png".
std::optional<FileFormat> file_format_from(std::string_view name);
std::string_view code_of(FileFormat format);
std::string_view media_type_of(FileFormat format);

/// "relais-couverture-individual-counselling-2026-11-25.xlsx", with "carte" or "graphique" for pictures.
std::string file_name(const Words& words, std::string_view subject, std::string_view code, FileFormat format,
                      util::Day today);

/// The file's bytes. `watermark`: across pictures, "" for none. GDAL writes GeoPackages: one call at a time. Throws
/// util::Unavailable where a file cannot be made.
std::string coverage_file(const CoverageScene& scene, FileFormat format, const std::string& watermark = "");

/// The same of a table of all needs: csv, xlsx, chart_svg and chart_png. Throws util::NotFound for a format it has not.
std::string coverage_table_file(const Words& words, const directory::Demand& demand, const CoverageQuery& query,
                                const usecases::CoverageTable& table, util::Day today, FileFormat format,
                                const std::string& watermark = "");

} // namespace relais::present
