#include "present/distances.h"

#include <algorithm>
#include <cmath>

namespace relais::present {
namespace {

using directory::LocationPrecision;
using directory::LocationVisibility;

std::string number_label(Lang lang, double value, int decimals) {
    const auto tenths = std::lround(value * 10);
    if (decimals == 0 || tenths % 10 == 0) {
        return std::to_string(std::lround(value));
    }
    return std::to_string(tenths / 10) + (lang == Lang::fr ? "," : ".") + std::to_string(tenths % 10);
}

/// How far the door may well be from a point of that precision: nearer than this, a distance would say more than is
/// known. Sizes of Cameroon's towns and units, rounded.
double blur(LocationPrecision precision) {
    switch (precision) {
    case LocationPrecision::locality:
        return 5'000;
    case LocationPrecision::arrondissement:
        return 15'000;
    case LocationPrecision::department:
        return 40'000;
    case LocationPrecision::region:
        return 100'000;
    default:
        return 0;
    }
}

bool is_door(const directory::Site& site) {
    return !is_stand_in(site) && site.precision <= LocationPrecision::neighbourhood;
}

} // namespace

std::string length_label(const Texts& texts, directory::Metres length) {
    constexpr double k_least = 100;
    constexpr double k_kilometre = 995; // rounds to 1 km
    constexpr double k_whole_kilometres = 9950;
    if (length.value < k_least) {
        return texts.text("api.length.under_100_m");
    }
    if (length.value < k_kilometre) {
        return texts.render({"api.length.metres", {{"number", std::to_string(std::lround(length.value / 10) * 10)}}});
    }
    const int decimals = length.value < k_whole_kilometres ? 1 : 0;
    return texts.render({"api.length.kilometres", {{"number", number_label(texts.lang(), length.value / 1000, decimals)}}});
}

std::string distance_label(const Texts& texts, std::optional<directory::Metres> distance,
                           const directory::Site* site) {
    if (!distance) {
        return texts.text(site == nullptr ? "api.distance.outreach" : "api.distance.unknown");
    }
    const auto length = length_label(texts, *distance);
    if (site == nullptr || is_door(*site)) {
        return texts.render({"api.distance.straight", {{"length", length}}});
    }
    const auto list = point_label(texts, *site);
    const double least = blur(site->precision);
    if (distance->value < least) {
        return texts.render({"api.distance.within", {{"length", length_label(texts, {least})}, {"why", list}}});
    }
    return texts.render({"api.distance.about", {{"length", length}, {"why", list}}});
}

std::string point_label(const Texts& texts, const directory::Site& site) {
    return is_stand_in(site) ? texts.label("location_visibility", code_of(site.visibility))
                             : texts.label("location_precision", code_of(site.precision));
}

directory::Metres door_within(const directory::Site& site) {
    // A stand-in is the centre of its district, however well the true place is known.
    constexpr double k_least = 1'000;
    return is_door(site) ? directory::Metres{} : directory::Metres{std::max(blur(site.precision), k_least)};
}

bool is_stand_in(const directory::Site& site) {
    return site.visibility != LocationVisibility::open;
}

} // namespace relais::present
