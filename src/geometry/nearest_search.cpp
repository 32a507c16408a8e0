#include "geometry/nearest_search.h"

#include "geometry/geodesic.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

namespace relais::geometry {
namespace {

using directory::Metres;
using directory::ServedZone;
using directory::Suitability;
using directory::Verdict;

/// Services so few that looking at each is cheaper than any walk.
constexpr std::size_t k_scan_at_once = 256;

double farthest(const NearestOptions& options) {
    return options.within ? options.within->value : std::numeric_limits<double>::infinity();
}

int near_miss_count(const NearestOptions& options) {
    return std::min(options.k, options.near_misses);
}

bool has_point(const Offering& offering) {
    return offering.point && directory::is_valid(*offering.point);
}

std::vector<KdTree::Entry> located(const std::vector<Offering>& offerings) {
    std::vector<KdTree::Entry> entries;
    entries.reserve(offerings.size());
    for (std::uint32_t i = 0; i < offerings.size(); ++i) {
        if (has_point(offerings[i])) {
            entries.push_back({to_ecef(*offerings[i].point), offerings[i].facts.needs, i});
        }
    }
    return entries;
}

} // namespace

NearestData::NearestData(std::vector<Offering> given, directory::FactTables given_tables)
    : offerings(std::move(given)),
      tables(std::move(given_tables)) {
    const Summariser summariser(tables);
    regions = summariser.regions();
    tree = KdTree(located(offerings),
                  [&](std::uint32_t item) { return summariser.of(offerings[item].facts); });
    facts.reserve(tree.entries().size());
    for (const auto& entry : tree.entries()) {
        facts.push_back(offerings[entry.item].facts);
    }
    postings = Postings(tree.entries());
    for (std::uint32_t i = 0; i < offerings.size(); ++i) {
        if (!has_point(offerings[i])) {
            outreach.push_back(i);
        }
    }
}

NearestSearch::NearestSearch(const NearestData& data,
                             const directory::Query& query,
                             const NearestOptions& options)
    : m_data(data),
      m_query(query),
      m_options(options),
      m_masks(query, data.regions),
      m_origin(to_ecef(query.place.point)),
      m_suitable(options.k, farthest(options)),
      m_possible(options.k, farthest(options)),
      m_near_misses(near_miss_count(options), farthest(options)) {}

NearestAnswer NearestSearch::run() {
    NearestAnswer answer;
    if (m_options.k <= 0) {
        return answer;
    }
    if (directory::is_valid(m_query.place.point)) {
        search_points();
        answer.suitable = measured(m_suitable, m_options.k);
        answer.possible = measured(m_possible, m_options.k);
        answer.near_misses = measured(m_near_misses, near_miss_count(m_options));
    }
    answer.outreach = outreach();
    return answer;
}

/// A walk that finds little (hardly anybody suits, and the masks can not prove it) must not cost
/// more than looking at everyone with the need: it is given up for that when it has lasted as long.
void NearestSearch::search_points() {
    const auto count = m_data.postings.count(m_query.needs);
    if (count <= k_scan_at_once) {
        scan();
    } else if (!walk(count / 2)) {
        m_suitable.restart();
        m_possible.restart();
        m_near_misses.restart();
        scan();
    }
}

bool NearestSearch::walk(std::size_t budget) {
    struct Step {
        std::uint32_t node = 0;
        double squared_chord = 0;
    };
    std::array<Step, 64> stack{}; // one a level and one more; a level doubles the leaves
    std::size_t depth = 0;
    const auto& tree = m_data.tree;
    const auto step_to = [&](std::uint32_t node) {
        return Step{node, tree.squared_chord_to(node, m_origin)};
    };
    stack[depth++] = step_to(0);
    while (depth > 0) {
        const auto [node, squared_chord] = stack[--depth];
        if (!is_wanted(node, squared_chord)) {
            continue;
        }
        if (budget-- == 0) {
            return false;
        }
        if (tree.is_leaf(node)) {
            for (auto place = tree.first_place(node); place < tree.last_place(node); ++place) {
                consider(place);
            }
            continue;
        }
        auto near = step_to(2 * node + 1);
        auto far = step_to(2 * node + 2);
        if (far.squared_chord < near.squared_chord) {
            std::swap(near, far);
        }
        stack[depth++] = far;
        stack[depth++] = near;
    }
    return true;
}

void NearestSearch::scan() {
    m_data.postings.visit(m_data.tree.entries(), m_query.needs, [this](std::uint32_t place) {
        consider(place);
    });
}

double NearestSearch::widest_limit() const {
    return std::max({m_suitable.limit(), m_possible.limit(), m_near_misses.limit()});
}

bool NearestSearch::is_wanted(std::uint32_t node, double squared_chord) const {
    if (squared_chord > widest_limit()) {
        return false;
    }
    const auto hopes = m_masks.look(m_data.tree.node(node).summary, std::sqrt(squared_chord));
    return (hopes.suitable && squared_chord <= m_suitable.limit()) ||
           (hopes.possible && squared_chord <= m_possible.limit()) ||
           (hopes.near_miss && squared_chord <= m_near_misses.limit());
}

void NearestSearch::consider(std::uint32_t place) {
    const auto& entry = m_data.tree.entries()[place];
    const double chord = squared_chord(entry.point, m_origin);
    if ((entry.needs & m_query.needs) == 0 || chord > widest_limit()) {
        return;
    }
    const auto assessment = assess(
        m_data.facts[place], m_data.tables, m_query, distance_for_rule(place, std::sqrt(chord)));
    const auto suitability = assessment.suitability();
    if (suitability == Suitability::unsuitable) {
        return;
    }
    auto& best = suitability == Suitability::suitable   ? m_suitable
                 : suitability == Suitability::possible ? m_possible
                                                        : m_near_misses;
    if (chord <= best.limit()) {
        best.add({chord, place, assessment});
    }
}

/// Something the rule answers as it would the geodesic itself: only a radius that lies between the
/// bounds of the geodesic needs the geodesic.
Metres NearestSearch::distance_for_rule(std::uint32_t place, double chord) const {
    const auto& zone = m_data.tables.zones[m_data.facts[place].zone];
    const bool is_close = zone.kind == ServedZone::Kind::radius &&
                          shortest_geodesic(chord) <= zone.radius.value &&
                          zone.radius.value <= longest_geodesic(chord);
    return is_close ? exact_distance(place) : Metres{chord};
}

Metres NearestSearch::exact_distance(std::uint32_t place) const {
    const auto& offering = m_data.offerings[m_data.tree.entries()[place].item];
    return geodesic_distance(m_query.place.point, *offering.point);
}

std::vector<Found> NearestSearch::measured(BestByChord& best, int count) const {
    std::vector<Found> found;
    const Offering* before = nullptr;
    Metres distance;
    for (const auto& candidate : best.finish()) {
        const auto item = m_data.tree.entries()[candidate.place].item;
        const auto& offering = m_data.offerings[item];
        if (before == nullptr || before->point != offering.point) { // one site has many services
            distance = exact_distance(candidate.place);
        }
        before = &offering;
        if (!m_options.within || distance <= *m_options.within) {
            found.push_back({item, distance, candidate.assessment});
        }
    }
    keep_first(found, count);
    return found;
}

std::vector<Found> NearestSearch::outreach() const {
    std::vector<Found> found;
    for (const auto item : m_data.outreach) {
        const auto& facts = m_data.offerings[item].facts;
        if (!answers_need(facts, m_query.needs)) {
            continue;
        }
        const auto assessment = assess(facts, m_data.tables, m_query, std::nullopt);
        if (assessment.count(Verdict::not_met) == 0) {
            found.push_back({item, std::nullopt, assessment});
        }
    }
    keep_first(found, m_options.k);
    return found;
}

void NearestSearch::keep_first(std::vector<Found>& found, int count) const {
    const auto key = [this](const Found& one) {
        // Suitable have no unknowns and possible have some, so "fewer unknowns" puts suitable first.
        return std::tuple(one.distance.value_or(Metres{}),
                          one.assessment.count(Verdict::unknown),
                          m_data.offerings[one.offering].number,
                          one.offering);
    };
    const auto kept = std::min(found.size(), static_cast<std::size_t>(count));
    std::ranges::partial_sort(found, found.begin() + static_cast<std::ptrdiff_t>(kept), {}, key);
    found.resize(kept);
}

} // namespace relais::geometry
