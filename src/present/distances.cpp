#include "present/distances.h"

#include <algorithm>
#include <cmath>

namespace relais::present {
namespace {

using directory::LocationPrecision;
using directory::LocationVisibility;

/// A decimal where there is one to show: "4,2", "4".
std::string kilometres(Lang lang, double length) {
    const auto tenths = std::lround(length / 1000 * 10);
    const auto whole = std::to_string(tenths / 10);
    return tenths % 10 == 0 ? whole
                            : whole + (lang == Lang::fr ? "," : ".") + std::to_string(tenths % 10);
}

/// How far the door may well be from a point of that precision: nearer than this, a distance would
/// say more than is known. Sizes of Cameroon's towns and units, rounded.
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

/// Nearer than the door is known: then a distance would say too much.
bool is_blurred(directory::Metres distance, const directory::Site* site) {
    return site != nullptr && !is_door(*site) && distance.value < blur(site->precision);
}

std::string blurred_label(const Texts& texts, const directory::Site& site) {
    const auto least = length_label(texts, {blur(site.precision)});
    return texts.render(
        {"api.distance.within", {{"length", least}, {"why", point_label(texts, site)}}});
}

std::string
straight_label(const Texts& texts, const std::string& length, const directory::Site* site) {
    return site == nullptr || is_door(*site)
               ? texts.render({"api.distance.straight", {{"length", length}}})
               : texts.render({"api.distance.about",
                               {{"length", length}, {"why", point_label(texts, *site)}}});
}

} // namespace

ShownLength shown_length(Lang lang, directory::Metres length) {
    constexpr double k_least = 100;
    constexpr double k_kilometre = 995; // rounds to 1 km
    constexpr double k_whole_kilometres = 9950;
    if (length.value < k_least) {
        return {ShownLength::Unit::none, {}};
    }
    if (length.value < k_kilometre) {
        return {ShownLength::Unit::metres, std::to_string(std::lround(length.value / 10) * 10)};
    }
    return {ShownLength::Unit::kilometres,
            length.value < k_whole_kilometres ? kilometres(lang, length.value)
                                              : std::to_string(std::lround(length.value / 1000))};
}

std::string length_label(const Texts& texts, const ShownLength& length) {
    switch (length.unit) {
    case ShownLength::Unit::none:
        break;
    case ShownLength::Unit::metres:
        return texts.render({"api.length.metres", {{"number", length.number}}});
    case ShownLength::Unit::kilometres:
        return texts.render({"api.length.kilometres", {{"number", length.number}}});
    }
    return texts.text("api.length.under_100_m");
}

std::string length_label(const Texts& texts, directory::Metres length) {
    return length_label(texts, shown_length(texts.lang(), length));
}

std::string distance_label(const Texts& texts,
                           std::optional<directory::Metres> distance,
                           const directory::Site* site) {
    if (!distance) {
        return texts.text(site == nullptr ? "api.distance.outreach" : "api.distance.unknown");
    }
    return is_blurred(*distance, site)
               ? blurred_label(texts, *site)
               : straight_label(texts, length_label(texts, *distance), site);
}

DistancePhrases::DistancePhrases(const Texts& texts)
    : m_texts(texts) {
    directory::Site site;
    for (std::size_t i = 0; i < m_kinds.size(); ++i) {
        site.visibility = static_cast<LocationVisibility>(i / k_precisions);
        site.precision = static_cast<LocationPrecision>(i % k_precisions);
        auto& kind = m_kinds[i];
        kind.blurred = is_blurred({}, &site) ? as_json(blurred_label(texts, site)) : std::string();
        for (std::size_t unit = 0; unit < kind.lengths.size(); ++unit) {
            // A length without its number keeps the place of the number: that is where the phrase
            // is cut.
            const auto length =
                length_label(texts, ShownLength{static_cast<ShownLength::Unit>(unit), k_number});
            kind.lengths[unit] = cut(as_json(straight_label(texts, length, &site)));
        }
    }
}

DistancePhrases::Phrase DistancePhrases::cut(const std::string& text) {
    const auto at = text.find(k_number);
    return at == std::string::npos
               ? Phrase{text, {}}
               : Phrase{text.substr(0, at), text.substr(at + std::string_view(k_number).size())};
}

void DistancePhrases::add(JsonText& json,
                          std::optional<directory::Metres> distance,
                          const directory::Site* site) const {
    if (!distance) {
        json.add(distance_label(m_texts, distance, site));
        return;
    }
    const auto& kind =
        m_kinds[site == nullptr ? 0
                                : static_cast<std::size_t>(site->visibility) * k_precisions +
                                      static_cast<std::size_t>(site->precision)];
    if (is_blurred(*distance, site)) {
        json.literal(kind.blurred);
        return;
    }
    const auto length = shown_length(m_texts.lang(), *distance);
    const auto& phrase = kind.lengths[static_cast<std::size_t>(length.unit)];
    json.literal(phrase.before).more(length.number).more(phrase.after);
}

std::string point_label(const Texts& texts, const directory::Site& site) {
    return is_stand_in(site) ? texts.label("location_visibility", code_of(site.visibility))
                             : texts.label("location_precision", code_of(site.precision));
}

directory::Metres door_within(const directory::Site& site) {
    // A stand-in is the centre of its district, however well the true place is known.
    constexpr double k_least = 1'000;
    return is_door(site) ? directory::Metres{}
                         : directory::Metres{std::max(blur(site.precision), k_least)};
}

bool is_stand_in(const directory::Site& site) {
    return site.visibility != LocationVisibility::open;
}

} // namespace relais::present
