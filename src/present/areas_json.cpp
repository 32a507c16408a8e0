#include "present/json_parts.h"
#include "present/reference_json.h"
#include "usecases/search_index.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>

namespace relais::present {
namespace {

using namespace relais::directory;

/// West, south, east, north; grows with each point.
struct Box {
    double west = std::numeric_limits<double>::infinity();
    double south = std::numeric_limits<double>::infinity();
    double east = -std::numeric_limits<double>::infinity();
    double north = -std::numeric_limits<double>::infinity();

    void add(LonLat point) {
        west = std::min(west, point.longitude);
        south = std::min(south, point.latitude);
        east = std::max(east, point.longitude);
        north = std::max(north, point.latitude);
    }
};

/// Services that a search in each unit and each starting zone would find; national ones are found everywhere.
struct Counts {
    std::vector<int> units;
    std::vector<int> zones;

    explicit Counts(const usecases::Snapshot& snapshot)
        : units(snapshot.directory().gazetteer.areas().size()), zones(snapshot.directory().gazetteer.zones().size()) {
        int national = 0;
        for (const auto& service : snapshot.search().services()) {
            const auto& location = snapshot.search().locations()[service.location];
            national += location.national ? 1 : 0;
            for (const auto unit : location.units) {
                units[unit] += location.national ? 0 : 1;
            }
            for (std::size_t zone = 0; zone < zones.size(); ++zone) {
                zones[zone] += static_cast<int>((location.zones >> zone) & 1U);
            }
        }
        for (auto& unit : units) {
            unit += national;
        }
    }
};

/// The polygons inside the zone where they are loaded, else its settlements and the centres of its units.
Json box_of(const usecases::Snapshot& snapshot, const StartingZone& zone) {
    const auto inside = [&](std::string_view code) {
        return std::ranges::any_of(zone.areas, [&](const AreaCode& area) { return lies_in(code, area); });
    };
    Box box;
    for (const auto& boundary : snapshot.boundaries()) {
        for (const auto& polygon : boundary.polygons) {
            if (inside(boundary.code)) {
                std::ranges::for_each(polygon.outer, [&](LonLat point) { box.add(point); });
            }
        }
    }
    const bool has_polygons = box.west <= box.east;
    for (const auto& settlement : snapshot.directory().gazetteer.settlements()) {
        if (!has_polygons && inside(settlement.area)) {
            box.add(settlement.point);
        }
    }
    for (const auto& area : snapshot.directory().gazetteer.areas()) {
        if (!has_polygons && inside(area.code)) {
            box.add(area.centre);
        }
    }
    if (!(box.west <= box.east)) {
        return {};
    }
    const auto low = point_json(LonLat{box.west, box.south});
    const auto high = point_json(LonLat{box.east, box.north});
    return Json::array({low[0], low[1], high[0], high[1]});
}

Json zones_json(const usecases::Snapshot& snapshot, const Words& words, const Counts& counts) {
    auto zones = Json::array();
    const auto& all = snapshot.directory().gazetteer.zones();
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto zone = coded(all[i].code, words.facet_value(usecases::Facet::zone, all[i].code));
        zone["areas"] = all[i].areas;
        zone["bbox"] = box_of(snapshot, all[i]);
        zone["services"] = counts.zones[i];
        zones.push_back(std::move(zone));
    }
    return zones;
}

} // namespace

std::string areas_json(const usecases::Snapshot& snapshot, const Texts& texts) {
    const Words words(snapshot, texts);
    const Counts counts(snapshot);
    auto areas = Json::array();
    const auto& all = snapshot.directory().gazetteer.areas();
    for (std::size_t i = 0; i < all.size(); ++i) {
        areas.push_back({{"code", all[i].code},
                         {"parent", or_null(all[i].parent)},
                         {"level", all[i].level},
                         {"label", words.area(all[i].code)},
                         {"centre", point_json(all[i].centre)},
                         {"services", counts.units[i]}});
    }
    return text_of({{"zones", zones_json(snapshot, words, counts)}, {"areas", std::move(areas)}});
}

} // namespace relais::present
