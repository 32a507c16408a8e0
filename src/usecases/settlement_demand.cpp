#include "usecases/settlement_demand.h"

#include "directory/apportion.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace relais::usecases {
namespace {

using namespace relais::directory;

constexpr double k_people_of_a_share = 500;
constexpr std::size_t k_fewest_parts = 10; ///< of a town: no neighbourhood holds more than a tenth

double shares_of(SettlementKind kind) {
    switch (kind) {
    case SettlementKind::regional_capital:
        return 4;
    case SettlementKind::departmental_seat:
        return 3;
    case SettlementKind::arrondissement_seat:
    case SettlementKind::town:
        return 2;
    case SettlementKind::village:
    case SettlementKind::neighbourhood:
        break;
    }
    return 1;
}

class Sharing {
public:
    Sharing(const Gazetteer& gazetteer, const std::vector<UnitPopulation>& published) : m_gazetteer(gazetteer) {
        for (const auto& figure : published) {
            m_figures[figure.area] = figure.people;
        }
        m_people.resize(gazetteer.settlements().size());
        find_places();
    }

    SettlementDemand run() {
        for (const auto& area : m_gazetteer.areas()) {
            if (area.level == 1) {
                share_region(area);
            }
        }
        split_towns();
        return finish();
    }

private:
    using Places = std::vector<std::size_t>; ///< positions in the gazetteer's settlements

    /// A neighbourhood of a town in the same department shares with it; any other stands for itself. A town is known
    /// to the finest unit that holds it and all that share with it.
    void find_places() {
        const auto& settlements = m_gazetteer.settlements();
        std::map<std::string, std::size_t, std::less<>> position;
        std::vector<AreaCode> units;
        for (std::size_t i = 0; i < settlements.size(); ++i) {
            position[settlements[i].code] = i;
            units.push_back(settlements[i].area);
        }
        std::vector<bool> shares_a_town(settlements.size());
        for (std::size_t i = 0; i < settlements.size(); ++i) {
            const auto town = position.find(settlements[i].parent);
            if (settlements[i].kind != SettlementKind::neighbourhood || town == position.end()) {
                continue;
            }
            const auto common = common_unit(settlements[i].area, units[town->second]);
            if (const auto* unit = m_gazetteer.area(common); unit != nullptr && unit->level > 1) {
                m_neighbourhoods[town->second].push_back(i);
                units[town->second] = common;
                shares_a_town[i] = true;
            }
        }
        for (std::size_t i = 0; i < settlements.size(); ++i) {
            if (!shares_a_town[i]) {
                m_places[units[i]].push_back(i);
            }
        }
    }

    [[nodiscard]] AreaCode common_unit(const AreaCode& a, const AreaCode& b) const {
        const auto* unit = m_gazetteer.area(a);
        while (unit != nullptr && !lies_in(b, unit->code)) {
            unit = m_gazetteer.area(unit->parent);
        }
        return unit != nullptr ? unit->code : "";
    }

    [[nodiscard]] Places places_in(const AreaCode& unit) const {
        Places places;
        for (auto at = m_places.lower_bound(unit); at != m_places.end() && lies_in(at->first, unit); ++at) {
            places.insert(places.end(), at->second.begin(), at->second.end());
        }
        return places;
    }

    [[nodiscard]] std::vector<const Area*> units_within(const Area& unit) const {
        std::vector<const Area*> within;
        for (const auto& area : m_gazetteer.areas()) {
            if (area.parent == unit.code) {
                within.push_back(&area);
            }
        }
        return within;
    }

    [[nodiscard]] std::int64_t town_figures(const Places& places) const {
        return std::accumulate(places.begin(), places.end(), std::int64_t{0}, [this](std::int64_t sum, std::size_t i) {
            return sum + m_gazetteer.settlements()[i].population.value_or(0);
        });
    }

    void share_region(const Area& region) {
        if (const auto own = m_figures.find(region.code); own != m_figures.end()) {
            share(region, own->second);
            return;
        }
        bool any = false;
        for (const auto* unit : units_within(region)) {
            if (const auto figure = m_figures.find(unit->code); figure != m_figures.end()) {
                share(*unit, figure->second);
                any = true;
            } else {
                carry_figures(places_in(unit->code));
            }
        }
        if (const auto here = m_places.find(region.code); here != m_places.end()) {
            carry_figures(here->second);
        }
        if (!any) {
            m_out.no_total.push_back(region.code);
        }
    }

    /// Where nothing is published, towns carry what the gazetteer says and nobody else carries anything.
    void carry_figures(const Places& places) {
        for (const auto i : places) {
            m_people[i] = m_gazetteer.settlements()[i].population.value_or(0);
        }
    }

    void share(const Area& unit, std::int64_t total) {
        const auto within = units_within(unit);
        const bool all_known = !within.empty() && std::ranges::all_of(within, [this](const Area* part) {
            return m_figures.contains(part->code);
        });
        if (!all_known || m_places.contains(unit.code)) { // someone here is known to this unit only
            share_among(unit, places_in(unit.code), total);
            return;
        }
        std::vector<double> figures;
        for (const auto* part : within) {
            figures.push_back(static_cast<double>(m_figures[part->code]));
        }
        const auto totals = apportion(total, figures);
        for (std::size_t i = 0; i < within.size(); ++i) {
            if (totals[i] != m_figures[within[i]->code]) {
                m_out.scaled.push_back(within[i]->code);
            }
            share(*within[i], totals[i]);
        }
    }

    void share_among(const Area& unit, const Places& places, std::int64_t total) {
        if (places.empty()) {
            m_centres.push_back({"", unit.centre, unit.code, static_cast<double>(total)});
            return;
        }
        const auto& settlements = m_gazetteer.settlements();
        const auto towns = town_figures(places);
        double shares = 0;
        for (const auto i : places) {
            shares += settlements[i].population ? 0 : shares_of(settlements[i].kind);
        }
        const auto rest = static_cast<double>(total - towns);
        const double share = std::max(shares > 0 ? rest / shares : 0, k_people_of_a_share); // at the floor, all scale
        std::vector<double> weights;
        for (const auto i : places) {
            weights.push_back(settlements[i].population ? static_cast<double>(*settlements[i].population)
                                                        : share * shares_of(settlements[i].kind));
        }
        const auto parts = apportion(total, weights);
        for (std::size_t k = 0; k < places.size(); ++k) {
            m_people[places[k]] = parts[k];
        }
    }

    void note_capped(std::size_t town) {
        const auto& settlement = m_gazetteer.settlements()[town];
        if (settlement.population && m_people[town] < *settlement.population) {
            m_out.capped.push_back({settlement.code, *settlement.population, m_people[town]});
        }
    }

    void split_towns() {
        for (const auto& [area, places] : m_places) {
            for (const auto place : places) {
                note_capped(place);
            }
        }
        for (const auto& [town, neighbourhoods] : m_neighbourhoods) {
            std::vector<double> parts(neighbourhoods.size(), 1);
            const auto all = std::max(neighbourhoods.size() + 1, k_fewest_parts);
            parts.push_back(static_cast<double>(all - neighbourhoods.size())); // the town's own point
            const auto people = apportion(m_people[town], parts);
            for (std::size_t i = 0; i < neighbourhoods.size(); ++i) {
                m_people[neighbourhoods[i]] = people[i];
            }
            m_people[town] = people.back();
        }
    }

    SettlementDemand finish() {
        auto& points = m_out.demand.points;
        for (std::size_t i = 0; i < m_people.size(); ++i) {
            const auto& settlement = m_gazetteer.settlements()[i];
            points.push_back({settlement.code, settlement.point, settlement.area, static_cast<double>(m_people[i])});
        }
        points.insert(points.end(), m_centres.begin(), m_centres.end());
        std::ranges::sort(m_out.capped, {}, &CappedTown::settlement);
        std::ranges::sort(m_out.scaled);
        return std::move(m_out);
    }

    const Gazetteer& m_gazetteer;
    std::map<AreaCode, std::int64_t, std::less<>> m_figures;
    std::map<AreaCode, Places, std::less<>> m_places;      ///< towns and villages by their finest unit
    std::map<std::size_t, Places> m_neighbourhoods;        ///< by town
    std::vector<std::int64_t> m_people;                    ///< by settlement
    std::vector<DemandPoint> m_centres;
    SettlementDemand m_out;
};

/// The published figures that rule: those of the regions, else whatever there is.
DemandSource source_of(const std::vector<UnitPopulation>& published) {
    DemandSource source;
    source.modelled = true;
    std::set<std::string> names;
    const bool regions = std::ranges::any_of(published, [](const UnitPopulation& unit) {
        return unit.area.size() == std::string_view("CM001").size();
    });
    for (const auto& unit : published) {
        if (!regions || unit.area.size() == std::string_view("CM001").size()) {
            names.insert(unit.source);
            source.year = std::max(source.year, unit.year);
        }
    }
    for (const auto& name : names) {
        source.source += (source.source.empty() ? "" : " ; ") + name;
    }
    return source;
}

} // namespace

SettlementDemand settlement_demand(const Gazetteer& gazetteer, const std::vector<UnitPopulation>& published) {
    auto made = Sharing(gazetteer, published).run();
    made.demand.source = source_of(published);
    return made;
}

} // namespace relais::usecases
