#include "present/reference_layers.h"

#include "present/export_words.h"
#include "usecases/report_coverage.h"

#include <algorithm>
#include <map>

namespace relais::present {
namespace {

using namespace relais::directory;
using exports::Cell;
using exports::Kind;

exports::MapLayer layer_of(const char* name, const Words& words,
                           std::initializer_list<std::pair<const char*, Kind>> fields) {
    exports::MapLayer layer;
    layer.name = name;
    layer.title = words.texts().label("export_layer", name);
    layer.description = edition_note(words);
    for (const auto& [field, kind] : fields) {
        layer.fields.push_back({field, words.texts().label("export_column", field), kind});
    }
    return layer;
}

Cell text(std::string value) {
    return value.empty() ? Cell() : Cell(std::move(value));
}

/// Share of people; nothing where nobody lives.
Cell share(double part, double people) {
    return people > 0 ? Cell(part / people) : Cell();
}

} // namespace

exports::MapLayer areas_layer(const usecases::Snapshot& snapshot, const Texts& texts) {
    const Words words(snapshot, texts);
    auto layer = layer_of("areas", words,
                          {{"code", Kind::text}, {"label", Kind::text}, {"level", Kind::whole}, {"parent", Kind::text},
                           {"source", Kind::text}});
    std::map<std::string, const Boundary*> boundaries;
    for (const auto& boundary : snapshot.boundaries()) {
        boundaries[boundary.code] = &boundary;
    }
    for (const auto& area : words.directory().gazetteer.areas()) {
        exports::MapLayer::Feature feature;
        feature.id = static_cast<std::int64_t>(layer.features.size()) + 1;
        const auto found = boundaries.find(area.code);
        if (found != boundaries.end()) {
            feature.at = found->second->polygons;
        } else {
            feature.at = area.centre;
        }
        feature.values = {area.code, words.area(area.code), static_cast<double>(area.level), text(area.parent),
                          text(found != boundaries.end() ? found->second->source : "")};
        layer.features.push_back(std::move(feature));
    }
    return layer;
}

exports::MapLayer settlements_layer(const usecases::Snapshot& snapshot, const Texts& texts) {
    const Words words(snapshot, texts);
    auto layer = layer_of("settlements", words,
                          {{"code", Kind::text}, {"name", Kind::text}, {"settlement_kind", Kind::text},
                           {"area", Kind::text}, {"area_label", Kind::text}, {"population", Kind::whole},
                           {"population_year", Kind::whole}, {"source", Kind::text}});
    for (const auto& settlement : words.directory().gazetteer.settlements()) {
        exports::MapLayer::Feature feature;
        feature.id = static_cast<std::int64_t>(layer.features.size()) + 1;
        feature.at = settlement.point;
        const bool is_counted = settlement.population.has_value();
        feature.values = {settlement.code,
                          settlement.name,
                          std::string(code_of(settlement.kind)),
                          text(settlement.area),
                          text(words.area_path(settlement.area)),
                          is_counted ? Cell(static_cast<double>(*settlement.population)) : Cell(),
                          is_counted ? Cell(static_cast<double>(settlement.population_year)) : Cell(),
                          text(settlement.population_source)};
        layer.features.push_back(std::move(feature));
    }
    return layer;
}

exports::MapLayer coverage_layer(const usecases::Snapshot& snapshot, const Texts& texts, util::Day today) {
    const Words words(snapshot, texts);
    auto layer = layer_of("coverage", words,
                          {{"need", Kind::text}, {"need_label", Kind::text}, {"area", Kind::text},
                           {"area_label", Kind::text}, {"km", Kind::decimal}, {"people", Kind::decimal},
                           {"covered", Kind::decimal}, {"share", Kind::share}, {"share_if_confirmed", Kind::share}});
    const auto* people = snapshot.demand(DemandKind::people);
    if (people == nullptr) {
        return layer;
    }
    const auto table = usecases::coverage_table(snapshot, *people, {}, today);
    for (const auto& row : table.rows) {
        const auto& need = words.directory().taxonomy.terms()[static_cast<std::size_t>(row.term)].code;
        for (std::size_t i = 0; i < table.areas.size(); ++i) {
            const auto& figures = row.by_area[i];
            exports::MapLayer::Feature feature;
            feature.id = static_cast<std::int64_t>(layer.features.size()) + 1;
            if (const auto* area = words.directory().gazetteer.area(table.areas[i])) {
                feature.at = area->centre;
            }
            feature.values = {need,
                              words.need(need),
                              table.areas[i],
                              words.area(table.areas[i]),
                              table.threshold_km,
                              figures.people,
                              figures.covered(),
                              share(figures.covered(), figures.people),
                              share(figures.covered_if_confirmed(), figures.people)};
            layer.features.push_back(std::move(feature));
        }
    }
    return layer;
}

} // namespace relais::present
