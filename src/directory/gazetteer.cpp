#include "directory/gazetteer.h"

#include <algorithm>
#include <utility>

namespace relais::directory {
namespace {

template <class Record>
const Record* find_by_code(const std::vector<Record>& sorted, std::string_view code) {
    const auto found = std::ranges::lower_bound(sorted, code, {}, &Record::code);
    return found != sorted.end() && found->code == code ? &*found : nullptr;
}

} // namespace

Gazetteer::Gazetteer(std::vector<Area> areas,
                     std::vector<StartingZone> zones,
                     std::vector<Settlement> settlements)
    : m_areas(std::move(areas)),
      m_zones(std::move(zones)),
      m_settlements(std::move(settlements)) {
    std::ranges::sort(m_areas, {}, &Area::code);
    std::ranges::sort(m_settlements, {}, &Settlement::code);
}

const Area* Gazetteer::area(std::string_view code) const {
    return find_by_code(m_areas, code);
}

const Settlement* Gazetteer::settlement(std::string_view code) const {
    return find_by_code(m_settlements, code);
}

const StartingZone* Gazetteer::zone(std::string_view code) const {
    const auto found = std::ranges::find(m_zones, code, &StartingZone::code);
    return found != m_zones.end() ? &*found : nullptr;
}

const Area* Gazetteer::area_at_level(std::string_view code, int level) const {
    for (const Area* unit = area(code); unit != nullptr; unit = area(unit->parent)) {
        if (unit->level == level) {
            return unit;
        }
    }
    return nullptr;
}

} // namespace relais::directory
