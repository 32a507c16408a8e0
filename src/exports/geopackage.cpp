#include "exports/geopackage.h"

#include "exports/qgis_style.h"
#include "exports/target_file.h"
#include "importers/gdal_errors.h"

#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

#include <cmath>

namespace relais::exports {
namespace {

using Shape = MapLayer::Shape;

OGRwkbGeometryType wkb_of(Shape shape) {
    return shape == Shape::point ? wkbPoint : shape == Shape::polygon ? wkbMultiPolygon : wkbNone;
}

OGRFieldType ogr_of(Kind kind) {
    return kind == Kind::text ? OFTString : kind == Kind::whole ? OFTInteger64 : OFTReal;
}

OGRLinearRing* ring_of(const directory::Ring& points) {
    auto ring = std::make_unique<OGRLinearRing>();
    for (const auto& point : points) {
        ring->addPoint(point.longitude, point.latitude);
    }
    return ring.release();
}

OGRGeometry* polygons_of(const std::vector<directory::Polygon>& polygons) {
    auto all = std::make_unique<OGRMultiPolygon>();
    for (const auto& polygon : polygons) {
        auto one = std::make_unique<OGRPolygon>();
        one->addRingDirectly(ring_of(polygon.outer));
        for (const auto& hole : polygon.holes) {
            one->addRingDirectly(ring_of(hole));
        }
        all->addGeometryDirectly(one.release());
    }
    return all.release();
}

void set_geometry(OGRFeature& feature, const MapLayer::Feature& from) {
    if (const auto* point = std::get_if<directory::LonLat>(&from.at)) {
        feature.SetGeometryDirectly(new OGRPoint(point->longitude, point->latitude));
    } else if (const auto* polygons = std::get_if<std::vector<directory::Polygon>>(&from.at)) {
        feature.SetGeometryDirectly(polygons_of(*polygons));
    }
}

void set_values(OGRFeature& feature, const MapLayer& layer, const std::vector<Cell>& values) {
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
        const auto at = static_cast<int>(i);
        if (const auto* text = std::get_if<std::string>(&values[i])) {
            feature.SetField(at, text->c_str());
        } else if (const auto* number = std::get_if<double>(&values[i]);
                   number != nullptr && std::isfinite(*number)) {
            layer.fields[i].kind == Kind::whole
                ? feature.SetField(at, static_cast<GIntBig>(std::llround(*number)))
                : feature.SetField(at, *number);
        }
    }
}

class Package {
public:
    Package(const TargetFile& file, const importers::GdalErrors& errors)
        : m_file(file),
          m_errors(errors) {
        m_wgs84.SetFromUserInput("EPSG:4326");
        m_wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        auto* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
        if (driver != nullptr) {
            m_data.reset(driver->Create(file.draft().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
        }
        if (m_data == nullptr) {
            fail();
        }
    }

    void write(const std::string& title, const std::vector<MapLayer>& layers) {
        m_data->SetMetadataItem("TITLE", title.c_str());
        m_data->StartTransaction();
        for (const auto& layer : layers) {
            add(layer);
        }
        add_styles(layers);
        m_data->CommitTransaction();
        m_data.reset(); // writes the file
        if (m_errors.failed()) {
            fail();
        }
    }

private:
    [[noreturn]] void fail() const { m_file.fail(m_errors.first()); }

    void add(const MapLayer& layer) {
        const std::string identifier = "IDENTIFIER=" + layer.title;
        const std::string description = "DESCRIPTION=" + layer.description;
        CPLStringList options;
        options.AddString(identifier.c_str());
        options.AddString(description.c_str());
        auto* to = m_data->CreateLayer(layer.name.c_str(),
                                       layer.shape == Shape::none ? nullptr : &m_wgs84,
                                       wkb_of(layer.shape),
                                       options.List());
        if (to == nullptr) {
            fail();
        }
        for (const auto& field : layer.fields) {
            OGRFieldDefn definition(field.name.c_str(), ogr_of(field.kind));
            definition.SetAlternativeName(field.label.c_str());
            if (to->CreateField(&definition) != OGRERR_NONE) {
                fail();
            }
        }
        for (const auto& from : layer.features) {
            const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(to->GetLayerDefn()));
            if (from.id != 0) {
                feature->SetFID(from.id);
            }
            set_geometry(*feature, from);
            set_values(*feature, layer, from.values);
            if (to->CreateFeature(feature.get()) != OGRERR_NONE) {
                fail();
            }
        }
    }

    /// The table QGIS makes itself when a style is saved "in the database", its columns and types
    /// to the letter.
    void add_styles(const std::vector<MapLayer>& layers) {
        CPLStringList options;
        options.AddString("FID=id");
        auto* to = m_data->CreateLayer("layer_styles", nullptr, wkbNone, options.List());
        if (to == nullptr) {
            fail();
        }
        for (const char* name : {"f_table_catalog",
                                 "f_table_schema",
                                 "f_table_name",
                                 "f_geometry_column",
                                 "styleName",
                                 "styleQML",
                                 "styleSLD"}) {
            OGRFieldDefn field(name, OFTString);
            to->CreateField(&field);
        }
        OGRFieldDefn is_default("useAsDefault", OFTInteger);
        is_default.SetSubType(OFSTBoolean);
        to->CreateField(&is_default);
        for (const char* name : {"description", "owner", "ui"}) {
            OGRFieldDefn field(name, OFTString);
            to->CreateField(&field);
        }
        OGRFieldDefn time("update_time", OFTDateTime);
        to->CreateField(&time);
        for (const auto& layer : layers) {
            if (layer.shape != Shape::none) {
                add_style(*to, layer);
            }
        }
    }

    void add_style(OGRLayer& to, const MapLayer& layer) {
        const OGRFeatureUniquePtr row(OGRFeature::CreateFeature(to.GetLayerDefn()));
        row->SetField("f_table_catalog", "");
        row->SetField("f_table_schema", "");
        row->SetField("f_table_name", layer.name.c_str());
        row->SetField("f_geometry_column", "geom");
        row->SetField("styleName", layer.title.c_str());
        row->SetField("styleQML", qml_of(layer).c_str());
        row->SetField("styleSLD", sld_of(layer).c_str());
        row->SetField("useAsDefault", 1);
        row->SetField("description", layer.description.c_str());
        row->SetField("owner", "");
        if (to.CreateFeature(row.get()) != OGRERR_NONE) {
            fail();
        }
    }

    const TargetFile& m_file;
    const importers::GdalErrors& m_errors;
    OGRSpatialReference m_wgs84;
    GDALDatasetUniquePtr m_data;
};

} // namespace

void write_geopackage(const std::string& title,
                      const std::vector<MapLayer>& layers,
                      const std::filesystem::path& target) {
    importers::register_drivers();
    const importers::GdalErrors errors;
    const TargetFile file(target);
    Package(file, errors).write(title, layers);
    file.keep();
}

} // namespace relais::exports
