#include "importers/point_check.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

namespace relais::importers {
namespace {

using directory::LonLat;

/// The box of Cameroon, degrees.
constexpr double k_west = 8.3;
constexpr double k_east = 16.3;
constexpr double k_south = 1.6;
constexpr double k_north = 13.1;

constexpr double k_town_reach_km = 40;
constexpr double k_unit_margin_km = 60;

bool in_cameroon(LonLat point) {
    return point.longitude >= k_west && point.longitude <= k_east && point.latitude >= k_south &&
           point.latitude <= k_north;
}

bool fits(LonLat point, const std::optional<Expected>& expected) {
    return in_cameroon(point) &&
           (!expected || rough_km(point, expected->centre) <= expected->reach_km);
}

struct Repair {
    LonLat point;
    const char* key;
};

/// What people do to coordinates, the likeliest first.
std::vector<Repair> repairs_of(LonLat p, bool named) {
    std::vector<Repair> repairs = {{{p.longitude, -p.latitude}, "finding.latitude_sign"},
                                   {{-p.longitude, p.latitude}, "finding.longitude_sign"},
                                   {{-p.longitude, -p.latitude}, "finding.both_signs"}};
    if (!named) {
        repairs.insert(repairs.begin(), {{p.latitude, p.longitude}, "finding.swapped"});
        repairs.push_back(
            {{std::abs(p.latitude), std::abs(p.longitude)}, "finding.swapped_and_sign"});
    }
    return repairs;
}

std::string shown(LonLat point) {
    const auto text = [](double degrees) {
        auto out = std::to_string(std::round(degrees * 1e5) / 1e5);
        return out.substr(0, out.find('.') + 6);
    };
    return text(point.latitude) + ", " + text(point.longitude);
}

double extent_km(const directory::Area& area, const directory::Gazetteer& gazetteer) {
    double extent = 0;
    for (const auto& other : gazetteer.areas()) {
        if (other.code != area.code && directory::lies_in(other.code, area.code)) {
            extent = std::max(extent, rough_km(area.centre, other.centre));
        }
    }
    return extent + k_unit_margin_km;
}

} // namespace

double rough_km(LonLat a, LonLat b) {
    constexpr double k_radius_km = 6371;
    constexpr double k_radians = std::numbers::pi / 180;
    const double north = (b.latitude - a.latitude) * k_radians / 2;
    const double east = (b.longitude - a.longitude) * k_radians / 2;
    const double h = std::sin(north) * std::sin(north) + std::cos(a.latitude * k_radians) *
                                                             std::cos(b.latitude * k_radians) *
                                                             std::sin(east) * std::sin(east);
    return 2 * k_radius_km * std::asin(std::min(1.0, std::sqrt(h)));
}

std::optional<Expected> expected_place(const FoundPlace& place,
                                       const directory::Gazetteer& gazetteer) {
    if (place.settlement != nullptr) {
        return Expected{place.settlement->point, k_town_reach_km};
    }
    const auto* unit = gazetteer.area(place.area);
    return unit == nullptr ? std::nullopt
                           : std::optional(Expected{unit->centre, extent_km(*unit, gazetteer)});
}

std::optional<LonLat>
check_point(const RawPoint& raw, const std::optional<Expected>& expected, Remarks& remarks) {
    const LonLat point{raw.longitude, raw.latitude};
    if (fits(point, expected)) {
        return point;
    }
    for (const auto& repair : repairs_of(point, raw.named)) {
        if (fits(repair.point, expected)) {
            warn(remarks, repair.key, {{"point", shown(repair.point)}}, shown(repair.point));
            return repair.point;
        }
    }
    if (!directory::is_valid(point)) {
        fail(remarks, "finding.not_on_earth", {{"point", shown(point)}});
        return std::nullopt;
    }
    if (!in_cameroon(point)) {
        auto& say = expected ? warn : fail;
        say(remarks, "finding.outside_country", {{"point", shown(point)}}, "");
        return std::nullopt;
    }
    const auto km = std::to_string(std::lround(rough_km(point, expected->centre)));
    warn(remarks, "finding.far_from_place", {{"point", shown(point)}, {"km", km}});
    return point;
}

} // namespace relais::importers
