#include "usecases/coverage_areas.h"

#include "usecases/nearest_code.h"

#include <algorithm>
#include <array>

namespace relais::usecases {
namespace {

using namespace relais::directory;

constexpr std::array<std::string_view, 4> k_levels = {"zone", "region", "department", "arrondissement"};

bool lies_in_any(const AreaCode& code, const std::vector<AreaCode>& units) {
    return std::ranges::any_of(units, [&](const AreaCode& unit) { return lies_in(code, unit); });
}

std::vector<AreaCode> units_of(const Gazetteer& gazetteer, const std::string& within) {
    if (within.empty()) {
        return {};
    }
    if (const auto* zone = gazetteer.zone(within)) {
        return zone->areas;
    }
    if (gazetteer.area(within) != nullptr) {
        return {within};
    }
    std::vector<std::string> known;
    for (const auto& zone : gazetteer.zones()) {
        known.push_back(zone.code);
    }
    for (const auto& area : gazetteer.areas()) {
        known.push_back(area.code);
    }
    throw unknown_code("within", within, known);
}

} // namespace

std::optional<CoverageLevel> coverage_level_from(std::string_view code) {
    const auto found = std::ranges::find(k_levels, code);
    return found != k_levels.end() ? std::optional(static_cast<CoverageLevel>(found - k_levels.begin()))
                                   : std::nullopt;
}

std::string_view code_of(CoverageLevel level) {
    return k_levels[static_cast<std::size_t>(level)];
}

CoverageAreas::CoverageAreas(const Gazetteer& gazetteer, const Demand& demand, CoverageLevel level,
                             const std::string& within)
    : m_within(units_of(gazetteer, within)) {
    make_lines(gazetteer, level);
    for (std::uint32_t place = 0; place < demand.points.size(); ++place) {
        const auto& code = demand.points[place].area;
        if (!is_within(code)) {
            continue;
        }
        m_everywhere.push_back(place);
        bool placed = false;
        for (auto& line : m_areas) {
            if (lies_in_any(code, line.units)) {
                line.places.push_back(place);
                placed = true;
            }
        }
        if (!placed) {
            m_elsewhere.push_back(place);
        }
    }
}

bool CoverageAreas::is_within(const AreaCode& code) const {
    return m_within.empty() || lies_in_any(code, m_within);
}

void CoverageAreas::make_lines(const Gazetteer& gazetteer, CoverageLevel level) {
    if (level == CoverageLevel::zone) {
        for (const auto& zone : gazetteer.zones()) {
            const bool is_apart = std::ranges::none_of(zone.areas, [&](const AreaCode& unit) {
                return is_within(unit) ||
                       std::ranges::any_of(m_within, [&](const AreaCode& one) { return lies_in(one, unit); });
            });
            if (!is_apart) {
                m_areas.push_back({zone.code, zone.areas, {}});
            }
        }
        return;
    }
    for (const auto& area : gazetteer.areas()) {
        if (area.level == static_cast<int>(level) && is_within(area.code)) {
            m_areas.push_back({area.code, {area.code}, {}});
        }
    }
}

std::vector<std::string> CoverageAreas::codes() const {
    std::vector<std::string> codes;
    for (const auto& line : m_areas) {
        codes.push_back(line.code);
    }
    return codes;
}

std::size_t CoverageAreas::count(std::size_t area, const std::vector<AreaCode>& codes) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(codes, [&](const AreaCode& code) { return lies_in_any(code, m_areas[area].units); }));
}

std::size_t CoverageAreas::count_everywhere(const std::vector<AreaCode>& codes) const {
    return static_cast<std::size_t>(std::ranges::count_if(codes, [&](const AreaCode& code) { return is_within(code); }));
}

} // namespace relais::usecases
