#include "geometry/coverage.h"

#include "geometry/service_class.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>

namespace relais::geometry {
namespace {

using namespace relais::directory;

constexpr std::size_t index_of(Gap gap) {
    return static_cast<std::size_t>(gap);
}

/// Metres to the nearest service that nothing speaks against.
double metres_to_any(const ClassReach& reach) {
    return std::min({reach.metres[0], reach.metres[1], reach.metres[2]});
}

struct Weighted {
    double metres;
    double people;
};

/// The distance that at most `share` of the people are nearer than: found by halving, without sorting the rest. Reorders
/// `places`, each of which has people.
double quantile(std::span<Weighted> places, double people, double share) {
    double missing = share * people;
    while (places.size() > 1) {
        const auto middle = places.size() / 2;
        std::ranges::nth_element(places, places.begin() + static_cast<std::ptrdiff_t>(middle), {}, &Weighted::metres);
        double nearer = 0;
        for (const auto& place : places.first(middle)) {
            nearer += place.people;
        }
        if (nearer >= missing) {
            places = places.first(middle);
        } else {
            missing -= nearer;
            places = places.subspan(middle);
        }
    }
    return places.empty() ? k_unreached : places.front().metres;
}

} // namespace

Gap ClassReach::gap(double threshold) const {
    for (std::size_t i = 0; i < metres.size(); ++i) {
        if (metres[i] <= threshold && metres[i] < k_unreached) {
            return static_cast<Gap>(i);
        }
    }
    return Gap::no_provider;
}

CoverageIndex::Group CoverageIndex::group(std::span<const Offering> offerings, std::vector<std::uint32_t> members) {
    std::vector<LonLat> points;
    points.reserve(members.size());
    for (const auto member : members) {
        points.push_back(*offerings[member].point);
    }
    return {PointIndex(std::move(points)), std::move(members)};
}

CoverageIndex::Zoned CoverageIndex::zoned(std::vector<std::uint32_t> members) const {
    Zoned result;
    std::map<AreaCode, std::vector<std::uint32_t>> by_area;
    std::vector<std::uint32_t> around;
    for (const auto member : members) {
        const auto& zone = m_tables.zones[m_offerings[member].facts.zone];
        if (zone.kind == ServedZone::Kind::radius) {
            around.push_back(member);
            result.longest_radius = std::max(result.longest_radius, zone.radius.value);
        }
        for (const auto& area : zone.areas) {
            by_area[area].push_back(member);
        }
        if (zone.kind == ServedZone::Kind::areas && zone.areas.empty()) {
            by_area[{}].push_back(member); // may serve a place of which no area is known
        }
    }
    std::set<std::size_t> lengths;
    for (auto& [area, served_there] : by_area) {
        lengths.insert(area.size());
        result.by_area.emplace(area, group(m_offerings, std::move(served_there)));
    }
    result.code_lengths.assign(lengths.begin(), lengths.end());
    result.radius = group(m_offerings, std::move(around));
    result.offerings = std::move(members);
    return result;
}

CoverageIndex::CoverageIndex(std::span<const Offering> offerings, const FactTables& tables, const Query& question,
                             const Farthest& farthest)
    : m_offerings(offerings), m_tables(tables), m_farthest(farthest) {
    std::array<std::vector<std::uint32_t>, k_service_classes> everywhere;
    std::array<std::vector<std::uint32_t>, k_service_classes> judged;
    for (std::uint32_t i = 0; i < offerings.size(); ++i) {
        const auto& offering = offerings[i];
        if (!offering.point || !answers_need(offering.facts, question.needs)) {
            continue;
        }
        ++m_size;
        const auto kind = tables.zones[offering.facts.zone].kind;
        const bool is_judged = kind == ServedZone::Kind::areas || kind == ServedZone::Kind::radius;
        (is_judged ? judged : everywhere)[index_of(service_class(offering, tables, question))].push_back(i);
    }
    for (std::size_t i = 0; i < k_service_classes; ++i) {
        m_everywhere[i] = group(offerings, std::move(everywhere[i]));
        m_zoned[i] = zoned(std::move(judged[i]));
    }
}

Verdict CoverageIndex::verdict(std::uint32_t offering, const Place& place) const {
    const auto& zone = m_tables.zones[m_offerings[offering].facts.zone];
    const bool needs_distance = zone.kind == ServedZone::Kind::radius;
    return zone_verdict(zone, place,
                        needs_distance
                            ? std::optional(geodesic_distance(place.point, *m_offerings[offering].point))
                            : std::nullopt);
}

/// Each class is looked for no farther than what a better one, or another zone, has already found.
struct CoverageIndex::Search {
    const CoverageIndex& index;
    const Place& place;
    PointIndex::Origin from;
    double within = k_unreached; ///< nearest so far, of this class and the better ones
    ClassReach reach;

    template <class Accept>
    void look(const Group& group, std::size_t service_class, const Accept& accept, double farthest = k_unreached) {
        const auto is_wanted = [&](std::uint32_t item) { return accept(group.offerings[item]); };
        if (const auto found = group.index.nearest(from, is_wanted, std::min(within, farthest))) {
            within = found->distance.value;
            reach.metres[service_class] = within;
            reach.offering[service_class] = group.offerings[found->item];
        }
    }
    void look_everywhere(std::size_t service_class) {
        look(index.m_everywhere[service_class], service_class, [](std::uint32_t) { return true; });
    }
    /// Services whose zone holds the place.
    void look_served(std::size_t service_class) {
        const auto& zoned = index.m_zoned[service_class];
        const std::string_view area = place.area;
        for (const auto length : zoned.code_lengths) {
            if (length > area.size()) {
                break;
            }
            if (length == 0) {
                continue; // areas without a code hold no place for certain
            }
            if (const auto found = zoned.by_area.find(area.substr(0, length)); found != zoned.by_area.end()) {
                look(found->second, service_class, [](std::uint32_t) { return true; });
            }
        }
        look(zoned.radius, service_class,
             [&](std::uint32_t offering) { return index.verdict(offering, place) == Verdict::met; },
             std::nextafter(zoned.longest_radius, k_unreached));
    }
    /// Services of `from_class` that serve a part of what the place is known to lie in: nobody can say whether it is one.
    void look_perhaps(std::size_t from_class, std::size_t service_class) {
        const auto& by_area = index.m_zoned[from_class].by_area;
        for (auto at = by_area.lower_bound(place.area); at != by_area.end() && at->first.starts_with(place.area); ++at) {
            look(at->second, service_class,
                 [&](std::uint32_t offering) { return index.verdict(offering, place) == Verdict::unknown; });
        }
    }
};

ClassReach CoverageIndex::reach(const Place& place) const {
    Search search{*this, place, place.point, std::nextafter(m_farthest.may_suit, k_unreached), {}};
    constexpr auto k_unverified = index_of(Gap::unverified);
    for (std::size_t i = 0; i < k_service_classes; ++i) {
        if (i > k_unverified) {
            search.within = std::min(search.within, std::nextafter(m_farthest.excluded, k_unreached));
        }
        search.look_everywhere(i);
        search.look_served(i);
        if (i < k_unverified) {
            continue; // what is not known of a zone makes a service unverified at best
        }
        for (std::size_t better = i == k_unverified ? 0 : i; better <= i; ++better) {
            search.look_perhaps(better, i);
        }
    }
    return search.reach;
}

Gap main_gap(const CoverageFigures& figures) {
    const auto most = std::max_element(figures.by_gap.begin() + 1, figures.by_gap.end());
    return *most > 0 ? static_cast<Gap>(most - figures.by_gap.begin()) : Gap::none;
}

CoverageFigures coverage(std::span<const ClassReach> reaches, std::span<const double> people,
                         std::span<const std::uint32_t> places, double threshold) {
    CoverageFigures figures;
    std::vector<Weighted> inhabited;
    inhabited.reserve(places.size());
    for (const auto place : places) {
        figures.people += people[place];
        figures.by_gap[index_of(reaches[place].gap(threshold))] += people[place];
        if (people[place] > 0) {
            inhabited.push_back({metres_to_any(reaches[place]), people[place]});
        }
    }
    figures.median_metres = quantile(inhabited, figures.people, 0.5);
    figures.ninth_decile_metres = quantile(inhabited, figures.people, 0.9);
    return figures;
}

} // namespace relais::geometry
