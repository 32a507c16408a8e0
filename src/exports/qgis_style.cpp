#include "exports/qgis_style.h"

#include "exports/xml.h"

#include <cstdio>
#include <cstdlib>

namespace relais::exports {
namespace {

using By = LayerStyle::By;

std::string number(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

/// "#0a4066" → "10,64,102,235".
std::string rgba(const std::string& colour, int alpha) {
    const auto part = [&](std::size_t at) {
        return std::to_string(std::strtol(colour.substr(at, 2).c_str(), nullptr, 16));
    };
    return part(1) + "," + part(3) + "," + part(5) + "," + std::to_string(alpha);
}

std::string
option(const std::string& name, const std::string& value, const char* type = "QString") {
    return R"(<Option name=")" + name + R"(" value=")" + xml_escaped(value) + R"(" type=")" + type +
           R"("/>)";
}

/// The area of a sign as its number; the smallest can still be seen.
std::string sized_by(const LayerStyle& style) {
    const auto expression = "max(0.9, " + number(style.largest_mm) + " * sqrt(\"" +
                            style.size_field + "\" / " + number(style.most > 0 ? style.most : 1) +
                            "))";
    return R"(<data_defined_properties><Option type="Map">)" + option("name", "") +
           R"(<Option name="properties" type="Map"><Option name="size" type="Map">)" +
           option("active", "true", "bool") + option("expression", expression) +
           option("type", "3", "int") + "</Option></Option>" + option("type", "collection") +
           "</Option></data_defined_properties>";
}

std::string symbol(const MapLayer& layer, const StyleClass& one, std::size_t i) {
    const bool is_polygon = layer.shape == MapLayer::Shape::polygon;
    std::string xml = std::string(R"(<symbol type=")") + (is_polygon ? "fill" : "marker") +
                      R"(" name=")" + std::to_string(i) +
                      R"(" alpha="1" clip_to_extent="1" force_rhr="0"><layer class=")" +
                      (is_polygon ? "SimpleFill" : "SimpleMarker") +
                      R"(" enabled="1" locked="0" pass="0"><Option type="Map">)" +
                      option("color", rgba(one.colour, is_polygon ? 190 : 215));
    if (is_polygon) {
        xml += option("outline_color", "71,88,94,255") + option("outline_width", "0.26") +
               option("outline_width_unit", "MM") + option("outline_style", "solid") +
               option("style", "solid");
    } else {
        const bool is_open = one.marker.starts_with("cross");
        xml += option("name", one.marker) +
               option("outline_color", is_open ? rgba(one.colour, 255) : "255,255,255,255") +
               option("outline_width", is_open ? "0.5" : "0.2") +
               option("outline_width_unit", "MM") + option("size", "2.4") +
               option("size_unit", "MM");
    }
    xml += "</Option>";
    if (!is_polygon && !layer.style.size_field.empty()) {
        xml += sized_by(layer.style);
    }
    return xml + "</layer></symbol>";
}

std::string renderer(const MapLayer& layer) {
    const auto& style = layer.style;
    std::string symbols;
    std::string classes;
    for (std::size_t i = 0; i < style.classes.size(); ++i) {
        const auto& one = style.classes[i];
        symbols += symbol(layer, one, i);
        const auto ends = R"(" symbol=")" + std::to_string(i) + R"(" render="true" label=")" +
                          xml_escaped(one.label) + "\"/>";
        classes +=
            style.by == By::steps
                ? R"(<range lower=")" + number(one.least) + R"(" upper=")" + number(one.most) + ends
                : R"(<category type="string" value=")" + xml_escaped(one.value) + ends;
    }
    symbols = "<symbols>" + symbols + "</symbols>";
    const std::string common =
        R"( symbollevels="0" forceraster="0" enableorderby="0" referencescale="-1")";
    if (style.by == By::steps) {
        return R"(<renderer-v2 type="graduatedSymbol" graduatedMethod="GraduatedColor" attr=")" +
               style.field + "\"" + common + "><ranges>" + classes + "</ranges>" + symbols +
               "</renderer-v2>";
    }
    if (style.by == By::categories) {
        return R"(<renderer-v2 type="categorizedSymbol" attr=")" + style.field + "\"" + common +
               "><categories>" + classes + "</categories>" + symbols + "</renderer-v2>";
    }
    return R"(<renderer-v2 type="singleSymbol")" + common + ">" + symbols + "</renderer-v2>";
}

std::string labels(const MapLayer& layer) {
    if (layer.style.label_field.empty()) {
        return {};
    }
    return R"(<labeling type="simple"><settings calloutType="simple"><text-style fieldName=")" +
           layer.style.label_field +
           R"(" isExpression="0" fontSize="8" fontSizeUnit="Point" textColor="22,38,43,255" namedStyle="Regular">)"
           R"(<text-buffer bufferDraw="1" bufferSize="0.8" bufferSizeUnits="MM" bufferColor="255,255,255,255"/></text-style>)"
           R"(<placement placement=")" +
           std::string(layer.shape == MapLayer::Shape::polygon ? "1" : "6") +
           R"("/><rendering drawLabels="1"/></settings></labeling>)";
}

std::string aliases(const MapLayer& layer) {
    std::string xml = "<aliases>";
    for (std::size_t i = 0; i < layer.fields.size(); ++i) {
        xml += R"(<alias field=")" + layer.fields[i].name + R"(" index=")" + std::to_string(i + 1) +
               R"(" name=")" + xml_escaped(layer.fields[i].label) + "\"/>";
    }
    return xml + "</aliases>";
}

std::string sld_filter(const LayerStyle& style, const StyleClass& one) {
    const auto property = "<ogc:PropertyName>" + style.field + "</ogc:PropertyName>";
    const auto literal = [](const std::string& text) {
        return "<ogc:Literal>" + xml_escaped(text) + "</ogc:Literal>";
    };
    if (style.by == By::categories) {
        return "<ogc:Filter><ogc:PropertyIsEqualTo>" + property + literal(one.value) +
               "</ogc:PropertyIsEqualTo></ogc:Filter>";
    }
    if (style.by != By::steps) {
        return {};
    }
    const char* least =
        one.least < one.most ? "ogc:PropertyIsGreaterThan" : "ogc:PropertyIsGreaterThanOrEqualTo";
    return std::string("<ogc:Filter><ogc:And><") + least + ">" + property +
           literal(number(one.least)) + "</" + least + "><ogc:PropertyIsLessThanOrEqualTo>" +
           property + literal(number(one.most)) +
           "</ogc:PropertyIsLessThanOrEqualTo></ogc:And></ogc:Filter>";
}

/// SLD's well-known marks; QGIS knows more shapes than the standard.
std::string sld_mark(const std::string& marker) {
    return marker == "cross2" ? "x" : marker == "diamond" ? "square" : marker;
}

std::string sld_symbolizer(const MapLayer& layer, const StyleClass& one) {
    const auto fill =
        R"(<se:Fill><se:SvgParameter name="fill">)" + one.colour +
        R"(</se:SvgParameter><se:SvgParameter name="fill-opacity">0.75</se:SvgParameter></se:Fill>)";
    if (layer.shape == MapLayer::Shape::polygon) {
        return "<se:PolygonSymbolizer>" + fill +
               R"(<se:Stroke><se:SvgParameter name="stroke">#47585e</se:SvgParameter></se:Stroke>)" +
               "</se:PolygonSymbolizer>";
    }
    return "<se:PointSymbolizer><se:Graphic><se:Mark><se:WellKnownName>" + sld_mark(one.marker) +
           "</se:WellKnownName>" + fill +
           "</se:Mark><se:Size>8</se:Size></se:Graphic></se:PointSymbolizer>";
}

} // namespace

std::string qml_of(const MapLayer& layer) {
    return R"(<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'><qgis version="3.22.0" )"
           R"(styleCategories="Symbology|Labeling|Fields" labelsEnabled=")" +
           std::string(layer.style.label_field.empty() ? "0" : "1") + "\">" + renderer(layer) +
           labels(layer) + aliases(layer) + "<layerGeometryType>" +
           (layer.shape == MapLayer::Shape::polygon ? "2" : "0") + "</layerGeometryType></qgis>";
}

std::string sld_of(const MapLayer& layer) {
    std::string rules;
    for (const auto& one : layer.style.classes) {
        rules += "<se:Rule><se:Name>" + xml_escaped(one.label) + "</se:Name>" +
                 sld_filter(layer.style, one) + sld_symbolizer(layer, one) + "</se:Rule>";
    }
    return R"(<?xml version="1.0" encoding="UTF-8"?><StyledLayerDescriptor version="1.1.0" xmlns="http://www.opengis.net/sld" )"
           R"(xmlns:ogc="http://www.opengis.net/ogc" xmlns:se="http://www.opengis.net/se"><NamedLayer><se:Name>)" +
           layer.name + "</se:Name><UserStyle><se:Name>" + xml_escaped(layer.title) +
           "</se:Name><se:FeatureTypeStyle>" + rules +
           "</se:FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>";
}

} // namespace relais::exports
