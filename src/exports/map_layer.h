#pragma once
#include "directory/boundary.h"
#include "directory/units.h"
#include "exports/sheet.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace relais::exports {

/// One class of a style: how features whose value is in it are drawn.
struct StyleClass {
    std::string label;
    std::string colour; ///< "#0a4066"
    std::string value;  ///< of a style by category
    double least = 0; ///< of a style by steps: least < value ≤ most, the first class with its least
    double most = 0;
    std::string marker = "circle"; ///< QGIS's name of a point's shape
};

/// How a layer is drawn when it is opened: by the values of one field.
struct LayerStyle {
    enum class By { one_symbol, steps, categories };
    By by = By::one_symbol;
    std::string field;               ///< of `classes`
    std::vector<StyleClass> classes; ///< of `one_symbol`: the first
    std::string size_field; ///< points: the area of a sign follows this number; "": all alike
    double most = 0;        ///< the largest number of `size_field`, drawn at `largest_mm`
    double largest_mm = 9;
    std::string label_field; ///< written beside each feature; "": none
};

/// One table of a GeoPackage. `name` is its technical name (letters, digits, "_"), `title` what
/// people read.
struct MapLayer {
    std::string name;
    std::string title;
    std::string description; ///< the stamp, so that it stays with the layer
    enum class Shape { none, point, polygon };
    Shape shape = Shape::point;
    struct Field {
        std::string name;  ///< technical
        std::string label; ///< what people read
        Kind kind = Kind::text;
    };
    std::vector<Field> fields;
    struct Feature {
        std::variant<std::monostate, directory::LonLat, std::vector<directory::Polygon>> at;
        std::vector<Cell> values; ///< as `fields`
        std::int64_t id = 0;      ///< kept as the feature's id; 0: whichever comes next
    };
    std::vector<Feature> features;
    LayerStyle style;
};

} // namespace relais::exports
