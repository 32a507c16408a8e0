#pragma once
#include "exports/form.h"
#include "present/texts.h"
#include "usecases/search_directory.h"
#include "usecases/snapshot.h"
#include "util/clock.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace relais::present {

/// What a search can be taken away as. csv, xlsx, ods: the importer's own workbook (present/mapping_table.h); geojson,
/// kml: services with a place; gpkg: sites and services, with their styles.
enum class ExportFormat : std::uint8_t { csv, xlsx, ods, geojson, gpkg, kml };
inline constexpr std::array<std::string_view, 6> k_export_formats = {"csv", "xlsx", "ods", "geojson", "gpkg", "kml"};

std::string_view extension_of(ExportFormat format);
std::optional<ExportFormat> export_format_from(std::string_view extension);

/// A file to save: its bytes, its type and the name it should bear.
struct ExportFile {
    std::string bytes;
    std::string content_type;
    std::string name;
};

/// The services a search finds, all of them, whatever its page. Throws as usecases::search_directory does, and
/// util::Unavailable when the file cannot be made.
ExportFile export_search(const usecases::Snapshot& snapshot, const Texts& texts, const usecases::SearchQuery& query,
                         ExportFormat format, exports::Hxl hxl, util::Day today);

/// "relais-2026-11-24", "relais-illustration-2026-11-24": what every file of ours begins with.
std::string export_name(const usecases::Snapshot& snapshot, const Texts& texts, util::Day today);

} // namespace relais::present
