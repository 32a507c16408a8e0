#pragma once
#include "exports/map_layer.h"

namespace relais::test {

/// A table with a text, a hostile text, numbers, a share and blanks.
inline exports::Book small_book() {
    using exports::Kind;
    exports::Book book{"Couverture", {{"Édition", "Atelier d’essai"}, {"Date", "2026-11-24"}}, {}};
    book.sheets.push_back(
        {"Couverture : régions / pays",
         {{"Territoire", Kind::text}, {"Personnes", Kind::whole}, {"Part", Kind::share}},
         {{std::string("Extrême-Nord"), 1234.4, 0.4567},
          {std::string("=HYPERLINK(\"http://x\";\"y\")"), 0.0, {}},
          {std::string("dit « \"oui\" »"), {}, 1.0}}});
    return book;
}

inline std::vector<exports::MapLayer> small_layers() {
    using namespace exports;
    MapLayer areas{"areas",
                   "Territoires <&>",
                   "Édition : essai",
                   MapLayer::Shape::polygon,
                   {{"label", "Territoire", Kind::text}, {"share", "Part", Kind::share}},
                   {},
                   {}};
    const directory::Ring square = {{10, 2}, {11, 2}, {11, 3}, {10, 3}, {10, 2}};
    areas.features.push_back(
        {std::vector<directory::Polygon>{{square, {}}}, {std::string("Sud"), 0.25}});
    areas.style = {LayerStyle::By::steps,
                   "share",
                   {{"0", "#ffffff", "", 0, 0, ""}, {"≤ 50 %", "#0a4066", "", 0, 0.5, ""}},
                   "",
                   0,
                   9,
                   "label"};
    MapLayer places{"settlements",
                    "Localités",
                    "Édition : essai",
                    MapLayer::Shape::point,
                    {{"gap", "Manque", Kind::text}, {"people", "Personnes", Kind::whole}},
                    {},
                    {}};
    places.features.push_back(
        {directory::LonLat{14.3, 10.6}, {std::string("no_provider"), 1200.0}});
    places.style = {LayerStyle::By::categories,
                    "gap",
                    {{"aucun", "#a3261b", "no_provider", 0, 0, "cross2"}},
                    "people",
                    1200,
                    9,
                    ""};
    return {areas, places};
}

} // namespace relais::test
