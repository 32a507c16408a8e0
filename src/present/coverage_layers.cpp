#include "present/coverage_layers.h"

#include "present/coverage_json.h"
#include "present/gap_look.h"
#include "present/page_address.h"
#include "present/page_figures.h"
#include "present/planner_words.h"

#include <algorithm>

namespace relais::present {
namespace {

using exports::Cell;
using exports::Kind;
using exports::LayerStyle;
using exports::MapLayer;
using exports::StyleClass;
using geometry::Gap;

/// Metres, or minutes of a report by travel time.
Cell layer_length(const CoverageScene& scene, double metres_or_seconds) {
    return length_cell(scene, metres_or_seconds, 1);
}

std::string description(const CoverageScene& scene) {
    std::string text = title_of(scene);
    for (const auto& [label, value] : stamp_of(scene)) {
        text += "\n" + label + (scene.words.lang() == Lang::fr ? " : " : ": ") + value;
    }
    return text;
}

std::vector<MapLayer::Field> fields(const Words& words, std::initializer_list<std::pair<const char*, Kind>> named) {
    std::vector<MapLayer::Field> all;
    for (const auto& [name, kind] : named) {
        all.push_back({name, words.say(std::string("exports.column_") + name), kind});
    }
    return all;
}

std::vector<StyleClass> share_classes(const Words& words) {
    std::vector<StyleClass> classes = {{words.say("planner.percent", {{"number", "0"}}), k_share_colours[0], "", 0, 0, ""}};
    for (int step = 1; step <= 5; ++step) {
        classes.push_back({words.say("exports.up_to", {{"number", std::to_string(20 * step)}}),
                           k_share_colours[static_cast<std::size_t>(step)], "", 0.2 * (step - 1), 0.2 * step, ""});
    }
    return classes;
}

std::vector<StyleClass> gap_classes(const Words& words) {
    std::vector<StyleClass> classes;
    for (std::size_t i = 0; i < geometry::k_gap_count; ++i) {
        const std::string code(code_of(static_cast<Gap>(i)));
        classes.push_back({words.texts().label("gap", code), k_gap_looks[i].colour, code, 0, 0, k_gap_looks[i].qgis_marker});
    }
    return classes;
}

const directory::Boundary* boundary_of(const Words& words, const std::string& code) {
    const auto& all = words.snapshot().boundaries();
    const auto found = std::ranges::find(all, code, &directory::Boundary::code);
    return found != all.end() ? &*found : nullptr;
}

MapLayer areas_layer(const CoverageScene& scene) {
    const auto& words = scene.words;
    MapLayer layer{"areas", words.say("exports.layer_areas"), description(scene), MapLayer::Shape::none, {}, {}, {}};
    layer.fields = fields(words, {{"code", Kind::text},
                                  {"area", Kind::text},
                                  {"people", Kind::whole},
                                  {"covered", Kind::whole},
                                  {"share", Kind::share},
                                  {"confirmed", Kind::whole},
                                  {"share_confirmed", Kind::share},
                                  {"main_gap", Kind::text},
                                  {"providers", Kind::whole},
                                  {"rate", Kind::decimal},
                                  {scene.report.travel ? "median_minutes" : "median_m", Kind::decimal},
                                  {scene.report.travel ? "decile_minutes" : "decile_m", Kind::decimal}});
    for (const auto& area : scene.report.areas) {
        const auto& figures = area.by_threshold.front();
        const double people = figures.people;
        MapLayer::Feature feature{{},
                                  {area.code, area_label(words, area.code), people, figures.covered(),
                                   share_cell(figures.covered(), people), figures.covered_if_confirmed(),
                                   share_cell(figures.covered_if_confirmed(), people),
                                   words.texts().label("gap", code_of(main_gap(figures))),
                                   static_cast<double>(area.providers),
                                   share_cell(1e5 * static_cast<double>(area.providers), people),
                                   layer_length(scene, figures.median_metres), layer_length(scene, figures.ninth_decile_metres)}};
        if (const auto* boundary = boundary_of(words, area.code)) {
            layer.shape = MapLayer::Shape::polygon;
            feature.at = boundary->polygons;
        }
        layer.features.push_back(std::move(feature));
    }
    const bool confirmed = colours_confirmed(scene.query, scene.report.whole.by_threshold.front());
    layer.style = {LayerStyle::By::steps, confirmed ? "share_confirmed" : "share", share_classes(words), "", 0, 9, "area"};
    return layer;
}

MapLayer settlements_layer(const CoverageScene& scene) {
    const auto& words = scene.words;
    MapLayer layer{"settlements", words.say("exports.layer_settlements"), description(scene), MapLayer::Shape::point, {}, {}, {}};
    layer.fields = fields(words, {{"settlement", Kind::text}, {"name", Kind::text}, {"where", Kind::text}, {"people", Kind::whole}, {"gap", Kind::text}, {"gap_label", Kind::text}});
    double most = 0;
    for (const auto i : scene.report.places) {
        const auto& point = scene.demand.points[i];
        const auto* settlement = words.directory().gazetteer.settlement(point.settlement);
        const std::string gap(code_of(scene.report.gaps[i]));
        layer.features.push_back({point.point, {point.settlement, settlement != nullptr ? settlement->name : words.say("coverage.cell"), words.area_path(point.area), point.people, gap, words.texts().label("gap", gap)}});
        most = std::max(most, point.people);
    }
    layer.style = {LayerStyle::By::categories, "gap", gap_classes(words), "people", most, 9, ""};
    return layer;
}

MapLayer records_layer(const CoverageScene& scene) {
    const auto& words = scene.words;
    MapLayer layer{"records", words.say("exports.layer_records"), description(scene), MapLayer::Shape::point, {}, {}, {}};
    layer.fields = fields(words, {{"provider", Kind::text}, {"service", Kind::text}, {"need", Kind::text}, {"gap", Kind::text}, {"gap_label", Kind::text}, {"people_nearest", Kind::whole}, {"verified", Kind::text}, {"position", Kind::text}});
    for (const auto& record : scene.report.records) {
        const auto& service = words.directory().services[record.offering];
        const auto* site = words.directory().site_of(service);
        if (site == nullptr || !site->point) {
            continue;
        }
        const auto& organisation = *words.directory().organisation(service.organisation);
        const std::string gap(code_of(record.gap));
        layer.features.push_back({*site->point, {full_name(*site, organisation), service.name, words.need(service.need), gap, words.texts().label("gap", gap), record.people, service.verified_at ? Cell(util::to_string(*service.verified_at)) : Cell(), words.texts().label(directory::CodeList<directory::LocationPrecision>::name, directory::code_of(site->precision))}});
    }
    layer.style = {LayerStyle::By::categories, "gap", gap_classes(words), "", 0, 9, ""};
    return layer;
}

MapLayer marks_layer(const CoverageScene& scene) {
    const auto& words = scene.words;
    MapLayer layer{"places", words.say(scene.siting != nullptr ? "exports.sheet_proposed" : "exports.sheet_supposed"), description(scene), MapLayer::Shape::point, {}, {}, {}};
    layer.fields = fields(words, {{"number", Kind::whole}, {"place", Kind::text}, {"where", Kind::text}, {"newly", Kind::whole}});
    double number = 0;
    for (const auto& mark : scene.marks) {
        layer.features.push_back({mark.at, {++number, mark.name, mark.where, mark.newly}});
    }
    layer.style = {LayerStyle::By::one_symbol, "", {{layer.title, "#d1127a", "", 0, 0, "star"}}, "", 0, 9, "place"};
    return layer;
}

} // namespace

std::vector<exports::MapLayer> coverage_layers(const CoverageScene& scene) {
    std::vector<MapLayer> layers = {areas_layer(scene), settlements_layer(scene), records_layer(scene)};
    if (!scene.marks.empty()) {
        layers.push_back(marks_layer(scene));
    }
    return layers;
}

} // namespace relais::present
