#include "present/export_file.h"

#include "exports/geopackage.h"
#include "exports/kml.h"
#include "exports/temporary_file.h"
#include "present/export_words.h"
#include "present/geojson.h"
#include "present/layer_tables.h"
#include "present/mapping_table.h"

#include <algorithm>

namespace relais::present {
namespace {

constexpr std::array<const char*, k_export_formats.size()> k_types = {
    "text/csv; charset=utf-8; header=present",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/geo+json",
    "application/geopackage+sqlite3",
    "application/vnd.google-earth.kml+xml"};

std::string bytes_of(const usecases::Snapshot& snapshot, const Texts& texts, const usecases::SearchQuery& query,
                     ExportFormat format, exports::Hxl hxl) {
    const Words words(snapshot, texts);
    const auto services = usecases::search_services(snapshot, query);
    switch (format) {
    case ExportFormat::csv:
        return exports::form_csv(mapping_table(snapshot, texts, services), hxl);
    case ExportFormat::xlsx:
        return exports::form_xlsx(mapping_table(snapshot, texts, services), hxl);
    case ExportFormat::ods:
        return exports::form_ods(mapping_table(snapshot, texts, services), hxl);
    case ExportFormat::geojson:
        return to_geojson(services_layer(snapshot, texts, services));
    case ExportFormat::kml:
        return exports::kml_of(services_layer(snapshot, texts, services), "site");
    case ExportFormat::gpkg:
        break;
    }
    const exports::TemporaryFile file(".gpkg");
    exports::write_geopackage(edition_note(words),
                              {sites_layer(snapshot, texts, usecases::search_all(snapshot, query)),
                               services_layer(snapshot, texts, services)},
                              file.path());
    return file.bytes();
}

} // namespace

std::string_view extension_of(ExportFormat format) {
    return k_export_formats[static_cast<std::size_t>(format)];
}

std::optional<ExportFormat> export_format_from(std::string_view extension) {
    const auto found = std::ranges::find(k_export_formats, extension);
    return found != k_export_formats.end() ? std::optional(static_cast<ExportFormat>(found - k_export_formats.begin()))
                                           : std::nullopt;
}

std::string export_name(const usecases::Snapshot& snapshot, const Texts& texts, util::Day today) {
    const bool is_illustrative = snapshot.directory().edition.illustrative;
    return (is_illustrative ? texts.text("export.file_illustrative") : "relais") + "-" + util::to_string(today);
}

ExportFile export_search(const usecases::Snapshot& snapshot, const Texts& texts, const usecases::SearchQuery& query,
                         ExportFormat format, exports::Hxl hxl, util::Day today) {
    return {bytes_of(snapshot, texts, query, format, hxl), k_types[static_cast<std::size_t>(format)],
            export_name(snapshot, texts, today) + "." + std::string(extension_of(format))};
}

} // namespace relais::present
