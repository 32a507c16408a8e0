#include "exports/kml.h"

#include "exports/form.h"
#include "exports/xml.h"

#include <algorithm>

namespace relais::exports {
namespace {

std::size_t place_of(const MapLayer& layer, const std::string& field) {
    return static_cast<std::size_t>(std::ranges::find(layer.fields, field, &MapLayer::Field::name) -
                                    layer.fields.begin());
}

/// KML writes colours the other way round: opacity, blue, green, red.
std::string kml_colour(const std::string& hex) {
    constexpr std::size_t k_length = 7; // "#rrggbb"
    return hex.size() == k_length ? "ff" + hex.substr(5, 2) + hex.substr(3, 2) + hex.substr(1, 2) : "ff7a7a7a";
}

std::string kml_text(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return xml_escaped(*text);
    }
    const auto* number = std::get_if<double>(&cell);
    return number != nullptr ? shortest(*number) : std::string();
}

std::string placemark(const MapLayer& layer, const MapLayer::Feature& feature, const directory::LonLat& point,
                      std::size_t name, std::size_t colour) {
    std::string out = "<Placemark>";
    out += "<name>" + (name < feature.values.size() ? kml_text(feature.values[name]) : "") + "</name>";
    if (colour < feature.values.size()) {
        out += "<styleUrl>#" + kml_text(feature.values[colour]) + "</styleUrl>";
    }
    out += "<ExtendedData>";
    for (std::size_t i = 0; i < feature.values.size(); ++i) {
        if (const auto text = kml_text(feature.values[i]); !text.empty()) {
            out += "<Data name=\"" + xml_escaped(layer.fields[i].name) + "\"><displayName>" +
                   xml_escaped(layer.fields[i].label) + "</displayName><value>" + text + "</value></Data>";
        }
    }
    return out + "</ExtendedData><Point><coordinates>" + shortest(point.longitude) + "," + shortest(point.latitude) +
           "</coordinates></Point></Placemark>\n";
}

} // namespace

std::string kml_of(const MapLayer& layer, const std::string& name_field) {
    const auto name = place_of(layer, name_field);
    const auto colour = place_of(layer, layer.style.field);
    std::string out = R"(<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>)" +
                      xml_escaped(layer.title) + "</name><description>" + xml_escaped(layer.description) +
                      "</description>\n";
    for (const auto& one : layer.style.classes) {
        out += "<Style id=\"" + xml_escaped(one.value) + "\"><IconStyle><color>" + kml_colour(one.colour) +
               "</color><scale>1.1</scale></IconStyle></Style>\n";
    }
    for (const auto& feature : layer.features) {
        if (const auto* point = std::get_if<directory::LonLat>(&feature.at)) {
            out += placemark(layer, feature, *point, name, colour);
        }
    }
    return out + "</Document></kml>\n";
}

} // namespace relais::exports
