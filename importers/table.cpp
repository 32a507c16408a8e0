#include "importers/table.h"

#include "importers/csv.h"
#include "importers/file_bytes.h"
#include "importers/gdal_errors.h"
#include "importers/to_wgs84.h"
#include "importers/xlsx_merges.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <cpl_conv.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <utility>

namespace relais::importers {
namespace {

constexpr std::uintmax_t k_most_text_bytes = 100'000'000;
constexpr std::uintmax_t k_most_layer_bytes = 400'000'000;

[[noreturn]] void refuse(const std::filesystem::path& file,
                         const char* key,
                         std::vector<std::pair<std::string, std::string>> more = {}) {
    const auto name = shown_name(file);
    more.insert(more.begin(), {"file", name});
    throw util::InvalidInput(name, {key, std::move(more)});
}

bool is_blank(const TableRow& row) {
    return std::ranges::all_of(row.cells, [](const std::string& cell) { return cell.empty(); });
}

/// Most cells begin and end with a plain character: no need to look at every one.
void tidy(std::string& cell) {
    const auto plain = [](char c) { return c > ' ' && static_cast<unsigned char>(c) < 0x80; };
    if (!cell.empty() && (!plain(cell.front()) || !plain(cell.back()))) {
        cell = util::trim(cell);
    }
}

Table read_text(const std::filesystem::path& file) {
    const auto text = to_utf8(read_file(file, k_most_text_bytes));
    auto csv = parse_csv(text, sniff_delimiter(text));
    if (csv.unclosed_quote_row != 0) {
        refuse(file, "import.unclosed_quote", {{"row", std::to_string(csv.unclosed_quote_row)}});
    }
    Table table;
    table.sheet = file.stem().string();
    for (auto& record : csv.records) {
        TableRow row{record.number, std::move(record.cells), std::nullopt};
        for (auto& cell : row.cells) {
            tidy(cell);
        }
        if (!is_blank(row)) {
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

/// Every cell as text and no guess about headings, on this thread only.
class PlainCells {
    CPLConfigOptionSetter m_xlsx_headers{"OGR_XLSX_HEADERS", "DISABLE", false};
    CPLConfigOptionSetter m_xlsx_types{"OGR_XLSX_FIELD_TYPES", "STRING", false};
    CPLConfigOptionSetter m_ods_headers{"OGR_ODS_HEADERS", "DISABLE", false};
    CPLConfigOptionSetter m_ods_types{"OGR_ODS_FIELD_TYPES", "STRING", false};
};

GDALDatasetUniquePtr open(const std::filesystem::path& file,
                          std::initializer_list<const char*> drivers) {
    register_drivers();
    std::vector<const char*> allowed(drivers);
    allowed.push_back(nullptr);
    return GDALDatasetUniquePtr(GDALDataset::Open(
        file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, allowed.data()));
}

std::vector<std::string> texts_of(const OGRFeature& feature) {
    std::vector<std::string> cells;
    for (int i = 0; i < feature.GetFieldCount(); ++i) {
        cells.push_back(feature.IsFieldSetAndNotNull(i) ? util::trim(feature.GetFieldAsString(i))
                                                        : "");
    }
    return cells;
}

Table read_sheet(OGRLayer& layer) {
    Table table;
    table.sheet = layer.GetName();
    int number = 0;
    for (const auto& feature : layer) {
        TableRow row{++number, texts_of(*feature), std::nullopt}; // OGR answers blank rows too
        if (!is_blank(row)) {
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

std::vector<Table> read_workbook(const std::filesystem::path& file, FileKind kind) {
    const GdalErrors errors;
    const PlainCells plain;
    const auto book = open(file, {kind == FileKind::xlsx ? "XLSX" : "ODS"});
    std::vector<Table> tables;
    if (book != nullptr) {
        for (auto* layer : book->GetLayers()) {
            tables.push_back(read_sheet(*layer));
        }
    }
    if (book == nullptr || errors.failed()) {
        refuse(file, "import.damaged", {{"why", errors.first()}});
    }
    if (kind == FileKind::xlsx) {
        auto merged = read_merged_cells(file);
        for (auto& table : tables) {
            table.merged = std::move(merged[table.sheet]);
        }
    }
    return tables;
}

TableRow field_names(OGRLayer& layer) {
    TableRow row;
    auto& definition = *layer.GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i) {
        row.cells.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
    }
    return row;
}

std::optional<directory::LonLat> point_of(const OGRFeature& feature, const ToWgs84& to_wgs84) {
    const auto* geometry = feature.GetGeometryRef();
    if (geometry == nullptr || geometry->IsEmpty() != 0) {
        return std::nullopt;
    }
    OGRPoint centre;
    if (wkbFlatten(geometry->getGeometryType()) == wkbPoint) {
        centre = *geometry->toPoint();
    } else if (geometry->Centroid(&centre) != OGRERR_NONE) {
        return std::nullopt;
    }
    return to_wgs84.point(centre.getX(), centre.getY());
}

Table read_layer(OGRLayer& layer) {
    Table table;
    table.sheet = layer.GetName();
    table.has_field_names = true;
    table.rows.push_back(field_names(layer));
    const ToWgs84 to_wgs84(layer.GetSpatialRef());
    int number = 0;
    for (const auto& feature : layer) {
        TableRow row{++number, texts_of(*feature), point_of(*feature, to_wgs84)};
        if (!is_blank(row)) {
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

std::vector<Table> read_layers(const std::filesystem::path& file) {
    std::error_code unknown_size;
    const auto size = std::filesystem::file_size(file, unknown_size);
    if (!unknown_size && size > k_most_layer_bytes) {
        refuse(file,
               "import.too_large",
               {{"size", std::to_string(size / 1'000'000)},
                {"max", std::to_string(k_most_layer_bytes / 1'000'000)}});
    }
    const GdalErrors errors;
    const auto data = open(file, {"ESRI Shapefile", "GPKG", "GeoJSON"});
    std::vector<Table> tables;
    if (data != nullptr) {
        for (auto* layer : data->GetLayers()) {
            tables.push_back(read_layer(*layer));
        }
    }
    if (data == nullptr || errors.failed()) {
        refuse(file, "import.damaged", {{"why", errors.first()}});
    }
    return tables;
}

} // namespace

std::vector<Table> read_tables(const std::filesystem::path& file) {
    switch (const auto kind = recognise(file)) {
    case FileKind::text:
        return {read_text(file)};
    case FileKind::xlsx:
    case FileKind::ods:
        return read_workbook(file, kind);
    case FileKind::layers:
        return read_layers(file);
    }
    return {};
}

} // namespace relais::importers
