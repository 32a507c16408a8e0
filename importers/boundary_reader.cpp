#include "importers/boundary_reader.h"

#include "importers/file_bytes.h"
#include "importers/gdal_errors.h"
#include "importers/polygon_parts.h"
#include "importers/to_wgs84.h"
#include "importers/unit_matcher.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace relais::importers {
namespace {

using Clues = UnitMatcher::Clues;

/// Formats of files only: nothing that reaches a network or another file by name.
constexpr std::array<const char*, 11> k_drivers = {"ESRI Shapefile",
                                                   "GPKG",
                                                   "GeoJSON",
                                                   "GeoJSONSeq",
                                                   "TopoJSON",
                                                   "FlatGeobuf",
                                                   "KML",
                                                   "LIBKML",
                                                   "GML",
                                                   "MapInfo File",
                                                   nullptr};

[[noreturn]] void refuse(const std::string& field,
                         const std::string& key,
                         std::vector<std::pair<std::string, std::string>> values) {
    throw util::InvalidInput(field, {key, std::move(values)});
}

GDALDatasetUniquePtr open(const std::filesystem::path& file, const GdalErrors& errors) {
    register_drivers();
    const auto name = shown_name(file);
    read_beginning(file, 1);
    GDALDatasetUniquePtr data(GDALDataset::Open(
        file.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, k_drivers.data()));
    if (data == nullptr || data->GetLayerCount() == 0) {
        refuse(name, "import.boundary_unreadable", {{"file", name}, {"why", errors.first()}});
    }
    return data;
}

std::string layer_names(GDALDataset& data) {
    std::string names;
    for (auto* layer : data.GetLayers()) {
        names += (names.empty() ? "" : ", ") + std::string(layer->GetName());
    }
    return names;
}

OGRLayer& layer_of(GDALDataset& data, const BoundaryOptions& options) {
    OGRLayer* chosen = nullptr;
    if (!options.layer.empty()) {
        chosen = data.GetLayerByName(options.layer.c_str());
    } else if (data.GetLayerCount() == 1) {
        chosen = data.GetLayer(0);
    } else {
        for (auto* layer : data.GetLayers()) {
            const auto name = util::squeeze(layer->GetName());
            if (name.find("adm" + std::to_string(options.level)) != std::string::npos) {
                chosen = layer;
            }
        }
    }
    if (chosen == nullptr) {
        refuse("layer", "import.boundary_no_layer", {{"layers", layer_names(data)}});
    }
    return *chosen;
}

/// Field names as boundary files use them, with the level in place of #.
std::vector<int>
fields_of(OGRLayer& layer, std::initializer_list<const char*> patterns, int level) {
    std::vector<int> fields;
    for (std::string pattern : patterns) {
        std::ranges::replace(pattern, '#', static_cast<char>('0' + level));
        const int field = layer.FindFieldIndex(pattern.c_str(), FALSE);
        if (field >= 0) {
            fields.push_back(field);
        }
    }
    return fields;
}

/// Which fields of a layer hold codes, names and the unit above.
struct Fields {
    std::vector<int> codes;
    std::vector<int> names;
    std::vector<int> parents;
};

int named_field(OGRLayer& layer, const std::string& field, const std::string& option) {
    const int index = layer.FindFieldIndex(field.c_str(), FALSE);
    if (index < 0) {
        std::string known;
        auto& definition = *layer.GetLayerDefn();
        for (int i = 0; i < definition.GetFieldCount(); ++i) {
            known +=
                (known.empty() ? "" : ", ") + std::string(definition.GetFieldDefn(i)->GetNameRef());
        }
        refuse(option, "import.boundary_no_field", {{"field", field}, {"fields", known}});
    }
    return index;
}

Fields find_fields(OGRLayer& layer, const BoundaryOptions& options) {
    Fields fields;
    fields.codes = options.code_field.empty()
                       ? fields_of(layer,
                                   {"ADM#_PCODE",
                                    "PCODE",
                                    "shapeISO",
                                    "shapeID",
                                    "GID_#",
                                    "HASC_#",
                                    "iso_3166_2",
                                    "code",
                                    "id"},
                                   options.level)
                       : std::vector{named_field(layer, options.code_field, "code_field")};
    fields.names = options.name_field.empty()
                       ? fields_of(layer,
                                   {"ADM#_FR",
                                    "ADM#_EN",
                                    "ADM#_NAME",
                                    "shapeName",
                                    "NAME_#",
                                    "name_fr",
                                    "name",
                                    "nom",
                                    "libelle"},
                                   options.level)
                       : std::vector{named_field(layer, options.name_field, "name_field")};
    if (options.level > 1) {
        fields.parents = fields_of(
            layer, {"ADM#_PCODE", "ADM#_FR", "ADM#_EN", "GID_#", "NAME_#"}, options.level - 1);
    }
    if (fields.codes.empty() && fields.names.empty()) {
        named_field(layer, "name", "name_field");
    }
    return fields;
}

std::vector<std::string> texts(const OGRFeature& feature, const std::vector<int>& fields) {
    std::vector<std::string> out;
    for (const int field : fields) {
        auto text = util::trim(feature.GetFieldAsString(field));
        if (!text.empty()) {
            out.push_back(std::move(text));
        }
    }
    return out;
}

bool on_earth(const std::vector<directory::Polygon>& polygons) {
    return std::ranges::all_of(polygons, [](const directory::Polygon& polygon) {
        return std::ranges::all_of(polygon.outer, directory::is_valid);
    });
}

/// Reads one layer; the pieces of one unit come together.
class BoundaryLayer {
public:
    BoundaryLayer(OGRLayer& layer,
                  const directory::Gazetteer& gazetteer,
                  const BoundaryOptions& options,
                  std::string file)
        : m_layer(layer),
          m_gazetteer(gazetteer),
          m_options(options),
          m_file(std::move(file)),
          m_fields(find_fields(layer, options)),
          m_matcher(gazetteer, options.level),
          m_to_wgs84(layer.GetSpatialRef()) {}

    BoundaryFile read(const util::Progress& progress) {
        const auto total = m_layer.GetFeatureCount();
        std::int64_t done = 0;
        for (const auto& feature : m_layer) {
            add(*feature);
            if (!util::report(progress, ++done, total)) {
                return {};
            }
        }
        if (m_polygons == 0) {
            refuse(m_file, "import.boundary_no_polygons", {{"file", m_file}});
        }
        return finish();
    }

private:
    void add(OGRFeature& feature) {
        auto* geometry = feature.GetGeometryRef();
        if (geometry == nullptr || geometry->IsEmpty() != 0) {
            return;
        }
        const bool moved = m_to_wgs84.apply(*geometry);
        const auto valid = moved && !polygons_of(*geometry).empty() ? mended(*geometry) : nullptr;
        auto polygons = polygons_of(valid != nullptr ? *valid : *geometry);
        if (polygons.empty() && valid == nullptr) {
            return;
        }
        ++m_polygons;
        if (!moved || !on_earth(polygons)) {
            refuse(m_file, "import.boundary_no_reference_system", {{"file", m_file}});
        }
        const Clues clues{texts(feature, m_fields.codes),
                          texts(feature, m_fields.names),
                          texts(feature, m_fields.parents)};
        if (valid != nullptr) {
            note_mended(clues, polygons);
        }
        if (const auto* area = m_matcher.match(clues, polygons)) {
            keep(*area, std::move(polygons));
        } else {
            m_out.unmatched.push_back(!clues.names.empty()   ? clues.names.front()
                                      : !clues.codes.empty() ? clues.codes.front()
                                                             : std::to_string(feature.GetFID()));
        }
    }

    /// A polygon of which nothing is left once it is mended encloses no ground: the unit cannot be drawn.
    void note_mended(const Clues& clues, const std::vector<directory::Polygon>& polygons) {
        const auto name = !clues.names.empty()   ? clues.names.front()
                          : !clues.codes.empty() ? clues.codes.front()
                                                 : std::to_string(m_polygons);
        if (polygons.empty()) {
            refuse(m_file, "import.boundary_irreparable", {{"file", m_file}, {"name", name}});
        }
        m_out.mended.push_back(name);
    }

    void keep(const directory::Area& area, std::vector<directory::Polygon> polygons) {
        auto& boundary = m_by_code[area.code];
        if (boundary.code.empty()) {
            boundary.code = area.code;
            boundary.parent = area.parent;
            boundary.level = area.level;
            boundary.name = area.name_fr;
            boundary.source = m_options.source.empty() ? m_file : m_options.source;
        }
        std::ranges::move(polygons, std::back_inserter(boundary.polygons));
    }

    BoundaryFile finish() {
        if (m_by_code.empty()) {
            refuse(m_file,
                   "import.boundary_none_known",
                   {{"file", m_file},
                    {"level", std::to_string(m_options.level)},
                    {"example", m_out.unmatched.front()}});
        }
        for (const auto& area : m_gazetteer.areas()) {
            if (area.level == m_options.level && !m_by_code.contains(area.code)) {
                m_out.missing.push_back(area.name_fr);
            }
        }
        for (auto& [code, boundary] : m_by_code) {
            m_out.boundaries.push_back(std::move(boundary));
        }
        m_out.faults = find_faults(m_out.boundaries);
        return std::move(m_out);
    }

    OGRLayer& m_layer;
    const directory::Gazetteer& m_gazetteer;
    const BoundaryOptions& m_options;
    std::string m_file;
    Fields m_fields;
    UnitMatcher m_matcher;
    ToWgs84 m_to_wgs84;
    int m_polygons = 0;
    std::map<std::string, directory::Boundary> m_by_code;
    BoundaryFile m_out;
};

} // namespace

BoundaryFile read_boundaries(const std::filesystem::path& file,
                             const directory::Gazetteer& gazetteer,
                             const BoundaryOptions& options,
                             const util::Progress& progress) {
    if (options.level < 1 || options.level > 3) {
        refuse("level",
               "error.out_of_range",
               {{"field", "level"},
                {"value", std::to_string(options.level)},
                {"min", "1"},
                {"max", "3"}});
    }
    const GdalErrors errors;
    const auto data = open(file, errors);
    auto boundaries = BoundaryLayer(layer_of(*data, options), gazetteer, options, shown_name(file))
                          .read(progress);
    if (errors.failed()) {
        refuse(shown_name(file),
               "import.boundary_unreadable",
               {{"file", shown_name(file)}, {"why", errors.first()}});
    }
    return boundaries;
}

} // namespace relais::importers
