#include "importers/zone_reader.h"

#include "importers/number_reader.h"
#include "importers/split_known.h"
#include "util/text_fold.h"

#include <algorithm>
#include <array>

namespace relais::importers {
namespace {

using directory::ServedZone;

constexpr double k_longest_radius_km = 1000;

bool is_one_of(const std::string& word, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, word) != words.end();
}

bool is_national(const std::string& folded) {
    return is_one_of(folded,
                     {"national",
                      "nationale",
                      "nationwide",
                      "national coverage",
                      "couverture nationale",
                      "niveau national",
                      "tout le pays",
                      "tout le territoire",
                      "territoire national",
                      "ensemble du territoire",
                      "ensemble du pays",
                      "toutes les regions",
                      "les 10 regions",
                      "10 regions",
                      "les dix regions",
                      "dix regions",
                      "all regions",
                      "all ten regions",
                      "whole country",
                      "entire country",
                      "cameroun",
                      "cameroon",
                      "tout le cameroun",
                      "etendue nationale",
                      "echelle nationale",
                      "l ensemble du territoire national"});
}

/// The level a word like "régional" speaks of; 0 for any other.
int own_level(const std::string& folded) {
    if (is_one_of(folded,
                  {"regional",
                   "regionale",
                   "region",
                   "la region",
                   "toute la region",
                   "niveau regional"})) {
        return 1;
    }
    if (is_one_of(folded,
                  {"departemental",
                   "departementale",
                   "departement",
                   "le departement",
                   "tout le departement",
                   "divisional",
                   "division"})) {
        return 2;
    }
    return is_one_of(folded,
                     {"arrondissement",
                      "communal",
                      "communale",
                      "commune",
                      "la commune",
                      "subdivision",
                      "subdivisional",
                      "l arrondissement"})
               ? 3
               : 0;
}

/// "rayon de 30 km", "30 km autour", "within 30 km" → metres.
std::optional<double> radius_of(std::string_view text) {
    const auto folded = util::fold(text);
    const auto km = folded.find("km");
    const auto first = text.find_first_of("0123456789");
    if (km == folded.npos || first == text.npos) {
        return std::nullopt;
    }
    const auto end = text.find_first_not_of("0123456789.,", first);
    const auto value = parse_number(text.substr(first, end - first));
    const bool other_numbers =
        end != text.npos && text.find_first_of("0123456789", end) != text.npos;
    return value && *value > 0 && *value <= k_longest_radius_km && !other_numbers
               ? std::optional(*value * 1000)
               : std::nullopt;
}

std::vector<directory::AreaCode>
areas_of(std::string_view word, const PlaceFinder& places, std::string_view own) {
    if (const auto* unit = places.gazetteer().area(word)) { // a P-code, where a name is borne twice
        return {unit->code};
    }
    for (const int level : {1, 2, 3}) {
        if (const auto* area = places.area(word, level)) {
            return {area->code};
        }
    }
    const auto name = util::squeeze(without_unit_word(word));
    for (const auto& zone : places.gazetteer().zones()) {
        if (util::squeeze(zone.name_fr) == name || util::squeeze(zone.name_en) == name) {
            return zone.areas;
        }
    }
    if (const int level = own_level(util::fold(word)); level > 0) {
        const auto* unit = places.gazetteer().area_at_level(own, level);
        return unit != nullptr ? std::vector{unit->code} : std::vector<directory::AreaCode>();
    }
    std::vector<directory::AreaCode> codes;
    for (const auto* part : places.parts_of_town(without_unit_word(word))) {
        codes.push_back(part->code);
    }
    return codes;
}

} // namespace

ServedZone read_zone(std::string_view cell,
                     const PlaceFinder& places,
                     std::string_view own_area,
                     Remarks& remarks) {
    ServedZone zone;
    const auto text = util::trim(cell);
    if (util::fold(text).empty()) {
        return zone;
    }
    if (is_national(util::fold(text))) {
        zone.kind = ServedZone::Kind::national;
        return zone;
    }
    if (const auto metres = radius_of(text)) {
        return {ServedZone::Kind::radius, {}, directory::Metres{*metres}};
    }
    const auto is_known = [&](std::string_view word) {
        return !areas_of(word, places, own_area).empty();
    };
    for (const auto& word : split_known(text, is_known)) {
        const auto codes = areas_of(word, places, own_area);
        if (codes.empty()) {
            warn(remarks, "finding.unknown_zone", {{"word", word}});
            return {};
        }
        zone.areas.insert(zone.areas.end(), codes.begin(), codes.end());
    }
    std::ranges::sort(zone.areas);
    zone.areas.erase(std::unique(zone.areas.begin(), zone.areas.end()), zone.areas.end());
    zone.kind = ServedZone::Kind::areas;
    return zone;
}

} // namespace relais::importers
