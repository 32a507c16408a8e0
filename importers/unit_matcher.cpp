#include "importers/unit_matcher.h"

#include <algorithm>

namespace relais::importers {
namespace {

using directory::Area;
using directory::LonLat;

/// Even-odd rule in degrees: good enough to tell which of two namesakes a polygon is.
bool holds(const directory::Ring& ring, LonLat point) {
    bool inside = false;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const auto& a = ring[i];
        const auto& b = ring[i + 1];
        const bool crosses = (a.latitude > point.latitude) != (b.latitude > point.latitude);
        if (crosses && point.longitude < a.longitude + (point.latitude - a.latitude) /
                                                           (b.latitude - a.latitude) *
                                                           (b.longitude - a.longitude)) {
            inside = !inside;
        }
    }
    return inside;
}

bool bears(const Area& area, const std::string& name) {
    const auto key = place_key(name);
    const auto same = [&key](const std::string& other) { return place_key(other) == key; };
    return area.code == name || same(area.name_fr) || same(area.name_en) ||
           std::ranges::any_of(area.variants, same);
}

} // namespace

UnitMatcher::UnitMatcher(const directory::Gazetteer& gazetteer, int level)
    : m_gazetteer(&gazetteer),
      m_level(level) {
    const auto& areas = gazetteer.areas();
    for (std::size_t i = 0; i < areas.size(); ++i) {
        if (areas[i].level != level) {
            continue;
        }
        const auto value = static_cast<int>(i);
        m_names.add(areas[i].name_fr, value);
        m_names.add(areas[i].name_en, value);
        for (const auto& variant : areas[i].variants) {
            m_names.add(variant, value);
        }
    }
}

bool UnitMatcher::is_held(const Area& area, const Clues& clues) const {
    const auto* parent = m_gazetteer->area(area.parent);
    return parent != nullptr && std::ranges::any_of(clues.parents, [parent](const auto& name) {
               return bears(*parent, name);
           });
}

const Area* UnitMatcher::match(const Clues& clues,
                               const std::vector<directory::Polygon>& polygons) const {
    for (const auto& code : clues.codes) {
        const auto* area = m_gazetteer->area(code);
        if (area != nullptr && area->level == m_level) {
            return area;
        }
    }
    std::vector<const Area*> found;
    for (const auto& name : clues.names) {
        for (const int value : m_names.exact(name)) { // a near name may be another unit: Faro, Noun
            found.push_back(&m_gazetteer->areas()[static_cast<std::size_t>(value)]);
        }
        if (!found.empty()) {
            break;
        }
    }
    if (found.size() > 1 && !clues.parents.empty()) {
        std::erase_if(found, [&](const Area* area) { return !is_held(*area, clues); });
    }
    if (found.size() > 1) {
        std::erase_if(found, [&](const Area* area) {
            return std::ranges::none_of(polygons, [area](const directory::Polygon& polygon) {
                return holds(polygon.outer, area->centre);
            });
        });
    }
    return found.size() == 1 ? found.front() : nullptr;
}

} // namespace relais::importers
