#include "importers/place_finder.h"

#include "importers/place_search.h"
#include "util/text_fold.h"

#include <algorithm>

namespace relais::importers {
namespace {

using directory::Area;
using directory::Settlement;
using directory::SettlementKind;

bool is_unit_word(const std::string& word) {
    constexpr auto k_words = std::to_array<std::string_view>({"region",
                                                              "departement",
                                                              "department",
                                                              "division",
                                                              "arrondissement",
                                                              "subdivision",
                                                              "commune",
                                                              "ville",
                                                              "quartier",
                                                              "regional",
                                                              "administrative",
                                                              "province",
                                                              "city",
                                                              "town",
                                                              "council"});
    return std::ranges::find(k_words, word) != k_words.end();
}

bool is_link(const std::string& word) {
    constexpr auto k_words =
        std::to_array<std::string_view>({"de", "du", "des", "d", "l", "la", "le", "of", "the"});
    return std::ranges::find(k_words, word) != k_words.end();
}

} // namespace

std::string without_unit_word(std::string_view name) {
    auto words = util::folded_words(name);
    std::size_t first = 0;
    while (first < words.size() && is_unit_word(words[first])) {
        ++first;
        while (first < words.size() && is_link(words[first])) {
            ++first;
        }
    }
    auto last = words.size();
    while (last > first && is_unit_word(words[last - 1])) {
        --last; // "South West Region"
    }
    std::string out;
    for (auto i = first; i < last; ++i) {
        out += (out.empty() ? "" : " ") + words[i];
    }
    return out;
}

PlaceFinder::PlaceFinder(const directory::Gazetteer& gazetteer)
    : m_gazetteer(&gazetteer) {
    const auto& areas = gazetteer.areas();
    for (std::size_t i = 0; i < areas.size(); ++i) {
        auto& names = m_areas.at(static_cast<std::size_t>(areas[i].level - 1));
        const auto value = static_cast<int>(i);
        m_area_keys.push_back(place_key(areas[i].name_fr));
        names.add(areas[i].name_fr, value);
        names.add(areas[i].name_en, value);
        names.add(areas[i].code, value);
        for (const auto& variant : areas[i].variants) {
            names.add(variant, value);
        }
    }
    const auto& settlements = gazetteer.settlements();
    for (std::size_t i = 0; i < settlements.size(); ++i) {
        auto& names =
            settlements[i].kind == SettlementKind::neighbourhood ? m_neighbourhoods : m_towns;
        const auto value = static_cast<int>(i);
        names.add(settlements[i].name, value);
        for (const auto& variant : settlements[i].variants) {
            names.add(variant, value);
        }
    }
}

const Area* PlaceFinder::area(std::string_view name, int level, std::string_view within) const {
    const Area* found = nullptr;
    for (const int value :
         m_areas.at(static_cast<std::size_t>(level - 1)).exact(without_unit_word(name))) {
        const auto& area = m_gazetteer->areas()[static_cast<std::size_t>(value)];
        if (!within.empty() && !directory::lies_in(area.code, within)) {
            continue;
        }
        if (found != nullptr) {
            return nullptr;
        }
        found = &area;
    }
    return found;
}

std::vector<const Settlement*> PlaceFinder::settlements(std::string_view name) const {
    std::vector<const Settlement*> found;
    for (const int value : m_towns.exact(name)) {
        found.push_back(&m_gazetteer->settlements()[static_cast<std::size_t>(value)]);
    }
    return found;
}

std::vector<const Area*> PlaceFinder::parts_of_town(std::string_view name) const {
    std::vector<const Area*> parts;
    const auto key = place_key(name);
    const auto& areas = m_gazetteer->areas();
    for (std::size_t i = 0; i < areas.size() && !key.empty(); ++i) {
        const auto& other = m_area_keys[i];
        const bool numbered = other.size() == key.size() + 1 && other.starts_with(key) &&
                              other.back() >= '1' && other.back() <= '9';
        if (areas[i].level == 3 && (other == key || numbered)) {
            parts.push_back(&areas[i]);
        }
    }
    return parts;
}

FoundPlace PlaceFinder::find(const PlaceWords& words) const {
    return PlaceSearch(*this, words).run();
}

} // namespace relais::importers
