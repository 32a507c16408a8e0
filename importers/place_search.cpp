#include "importers/place_search.h"

#include "util/text_fold.h"

#include <algorithm>

namespace relais::importers {
namespace {

using directory::Area;
using directory::lies_in;
using directory::LocationPrecision;
using directory::Settlement;

constexpr std::size_t k_most_named = 5;

LocationPrecision precision_of_level(int level) {
    return level == 3   ? LocationPrecision::arrondissement
           : level == 2 ? LocationPrecision::department
                        : LocationPrecision::region;
}

} // namespace

const Area& PlaceSearch::area_at(int value) const {
    return m_finder.gazetteer().areas()[static_cast<std::size_t>(value)];
}

const Settlement& PlaceSearch::settlement_at(int value) const {
    return m_finder.gazetteer().settlements()[static_cast<std::size_t>(value)];
}

/// Neither unit lies outside the other: what is known so far does not speak against it.
bool PlaceSearch::agrees(std::string_view area) const {
    return m_out.area.empty() || area.empty() || lies_in(area, m_out.area) ||
           lies_in(m_out.area, area);
}

void PlaceSearch::narrow(std::string_view area) {
    if (area.size() > m_out.area.size() && agrees(area)) {
        m_out.area = area;
    }
}

/// "Mokolo (Mayo-Tsanaga, Extrême-Nord)", so that the author can tell namesakes apart.
std::string PlaceSearch::shown(const Settlement& settlement) const {
    std::string units;
    for (const auto* area = m_finder.gazetteer().area(settlement.area); area != nullptr;
         area = m_finder.gazetteer().area(area->parent)) {
        if (area->level < 3) {
            units += (units.empty() ? "" : ", ") + area->name_fr;
        }
    }
    return units.empty() ? settlement.name : settlement.name + " (" + units + ")";
}

PlaceSearch::Candidates PlaceSearch::look_up(const NameIndex& index,
                                             const std::string& words) const {
    Candidates found{index.exact(words), Likeness::exact};
    if (found.values.empty()) {
        found = {index.near(words), Likeness::near};
    }
    return found;
}

/// "Yde 6" → "Yaoundé 6": the numbered unit of a town known by a short name.
std::string PlaceSearch::ordinal_of_town(const std::string& words) const {
    const auto key = place_key(words);
    const auto space = util::fold(words).rfind(' ');
    if (space == std::string::npos || key.empty() || key.back() < '1' || key.back() > '9') {
        return {};
    }
    const auto towns = m_finder.m_towns.exact(util::fold(words).substr(0, space));
    for (const int town : towns) {
        if (agrees(settlement_at(town).area)) {
            return settlement_at(town).name + " " + key.back();
        }
    }
    return {};
}

void PlaceSearch::find_area(const std::string& words, int level, Remarks& remarks) {
    const auto name = without_unit_word(words);
    if (name.empty()) {
        return;
    }
    const auto& index = m_finder.m_areas.at(static_cast<std::size_t>(level - 1));
    auto found = look_up(index, name);
    if (found.values.empty() || (found.likeness == Likeness::near && level == 3)) {
        const auto full = ordinal_of_town(name);
        if (!full.empty() && !index.exact(full).empty()) {
            found = {index.exact(full), Likeness::exact};
        }
    }
    const auto all = found.values;
    std::erase_if(found.values, [this](int value) { return !agrees(area_at(value).code); });
    if (found.values.size() == 1) {
        const auto& area = area_at(found.values.front());
        if (found.likeness == Likeness::near) {
            note(remarks, "finding.taken_as", {{"word", words}, {"taken", area.name_fr}});
        }
        narrow(area.code);
    } else if (found.values.size() > 1) {
        warn(remarks,
             "finding.ambiguous_area",
             {{"word", words}, {"count", std::to_string(found.values.size())}});
    } else if (!all.empty() && found.likeness == Likeness::exact) {
        const auto* parent = m_finder.gazetteer().area(m_out.area);
        const auto* own = m_finder.gazetteer().area_at_level(area_at(all.front()).code, 1);
        warn(remarks,
             "finding.area_elsewhere",
             {{"word", words},
              {"in", own->name_fr},
              {"stated", parent != nullptr ? parent->name_fr : ""}});
    } else if (level < 3 || !take_arrondissement_as_town(words)) {
        warn(remarks,
             "finding.unknown_area",
             {{"word", words}},
             all.empty() ? std::string() : area_at(all.front()).name_fr);
    }
}

/// A commune's column often holds a town that is no unit's name.
bool PlaceSearch::take_arrondissement_as_town(const std::string& words) {
    auto towns = m_finder.m_towns.exact(words);
    std::erase_if(towns, [this](int value) { return !agrees(settlement_at(value).area); });
    if (towns.size() != 1) {
        return false;
    }
    narrow(settlement_at(towns.front()).area);
    return true;
}

void PlaceSearch::take_town(const Settlement& town) {
    m_out.settlement = &town;
    narrow(town.area);
}

/// Several towns of the name: their units, so that the author can say which.
void PlaceSearch::report_namesakes(const std::vector<int>& values) {
    std::string names;
    for (std::size_t i = 0; i < std::min(values.size(), k_most_named); ++i) {
        names += (i == 0 ? "" : " ; ") + shown(settlement_at(values[i]));
    }
    warn(m_out.remarks.locality,
         "finding.ambiguous_place",
         {{"word", m_words.locality}, {"candidates", names}});
}

void PlaceSearch::find_town() {
    const auto words = m_words.locality;
    if (util::fold(words).empty()) {
        return;
    }
    auto found = look_up(m_finder.m_towns, words);
    if (found.values.empty()) {
        found = look_up(m_finder.m_towns, without_unit_word(words)); // "Ville de Maroua"
    }
    const auto all = found.values;
    std::erase_if(found.values, [this](int value) { return !agrees(settlement_at(value).area); });
    if (found.values.size() == 1) {
        const auto& town = settlement_at(found.values.front());
        if (found.likeness == Likeness::near) {
            note(m_out.remarks.locality,
                 "finding.taken_as",
                 {{"word", words}, {"taken", town.name}});
        }
        return take_town(town);
    }
    if (found.values.size() > 1) {
        report_namesakes(found.values);
        return;
    }
    if (!all.empty() && found.likeness == Likeness::exact &&
        m_finder.m_neighbourhoods.exact(words).empty()) {
        const auto* stated = m_finder.gazetteer().area(m_out.area);
        warn(m_out.remarks.locality,
             "finding.place_elsewhere",
             {{"word", words},
              {"in", shown(settlement_at(all.front()))},
              {"stated", stated != nullptr ? stated->name_fr : ""}});
        return;
    }
    find_town_elsewhere();
}

/// The word is no town: a unit ("Bafoussam 1er"), a quarter, or a town and its quarter ("Maroua,
/// Domayo").
void PlaceSearch::find_town_elsewhere() {
    const auto& words = m_words.locality;
    const auto* unit = m_finder.area(words, 3, m_out.area);
    if (unit == nullptr) {
        const auto full = ordinal_of_town(words);
        unit = full.empty() ? nullptr : m_finder.area(full, 3, m_out.area);
    }
    if (unit != nullptr) {
        narrow(unit->code);
        auto name = util::fold(unit->name_fr);
        auto towns = m_finder.m_towns.exact(name.substr(0, name.rfind(' ')));
        std::erase_if(towns, [this](int value) { return !agrees(settlement_at(value).area); });
        if (towns.size() == 1) {
            m_out.settlement = &settlement_at(towns.front());
        }
        return;
    }
    if (take_neighbourhood(words, m_out.remarks.locality, false)) {
        return;
    }
    const auto parts = util::split_list(words, ",(/-");
    if (parts.size() > 1) {
        PlaceWords inner = m_words;
        inner.locality = parts.front();
        inner.neighbourhood = m_words.neighbourhood.empty() ? parts[1].substr(0, parts[1].find(')'))
                                                            : m_words.neighbourhood;
        PlaceSearch search(m_finder, inner);
        search.m_out.area = m_out.area;
        search.find_town();
        if (search.m_out.settlement != nullptr) {
            search.find_neighbourhood();
            m_out.settlement = search.m_out.settlement;
            m_out.neighbourhood = search.m_out.neighbourhood;
            m_out.area = search.m_out.area;
            return;
        }
    }
    warn(m_out.remarks.locality, "finding.unknown_place", {{"word", words}});
}

bool PlaceSearch::take_neighbourhood(const std::string& words, Remarks& remarks, bool required) {
    auto found = look_up(m_finder.m_neighbourhoods, words);
    std::erase_if(found.values, [this](int value) {
        const auto& quarter = settlement_at(value);
        const bool of_town =
            m_out.settlement == nullptr || quarter.parent == m_out.settlement->code;
        return !of_town || !agrees(quarter.area);
    });
    if (found.values.size() != 1) {
        if (required && found.values.size() > 1) {
            note(remarks, "finding.ambiguous_quarter", {{"word", words}});
        }
        return false;
    }
    const auto& quarter = settlement_at(found.values.front());
    if (found.likeness == Likeness::near) {
        note(remarks, "finding.taken_as", {{"word", words}, {"taken", quarter.name}});
    }
    m_out.neighbourhood = &quarter;
    if (m_out.settlement == nullptr) {
        m_out.settlement = m_finder.gazetteer().settlement(quarter.parent);
    }
    narrow(quarter.area);
    return true;
}

void PlaceSearch::find_neighbourhood() {
    const auto& words = m_words.neighbourhood;
    if (util::fold(words).empty() || m_out.neighbourhood != nullptr ||
        take_neighbourhood(words, m_out.remarks.neighbourhood, true) ||
        take_neighbourhood(without_unit_word(words), m_out.remarks.neighbourhood, false)) {
        return;
    }
    note(m_out.remarks.neighbourhood, "finding.unknown_quarter", {{"word", words}});
}

void PlaceSearch::settle_point() {
    const auto* unit = m_finder.gazetteer().area(m_out.area);
    if (m_out.neighbourhood != nullptr) {
        m_out.point = m_out.neighbourhood->point;
        m_out.precision = LocationPrecision::neighbourhood;
    } else if (m_out.settlement != nullptr) {
        m_out.point = m_out.settlement->point;
        m_out.precision = LocationPrecision::locality;
    } else if (unit != nullptr) {
        m_out.point = unit->centre;
        m_out.precision = precision_of_level(unit->level);
    }
}

FoundPlace PlaceSearch::run() {
    find_area(m_words.region, 1, m_out.remarks.region);
    find_area(m_words.department, 2, m_out.remarks.department);
    find_area(m_words.arrondissement, 3, m_out.remarks.arrondissement);
    find_town();
    find_neighbourhood();
    settle_point();
    return std::move(m_out);
}

} // namespace relais::importers
