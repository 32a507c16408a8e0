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

double farthest(const NearestOptions& options) {
    return options.within ? options.within->value : std::numeric_limits<double>::infinity();
}

int near_miss_count(const NearestOptions& options) {
    return std::min(options.k, options.near_misses);
}

} // namespace

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
        for (const auto& shelf : m_data.shelves) {
            if ((shelf.needs & m_query.needs) != 0) {
                walk(shelf);
            }
        }
        answer.suitable = measured(m_suitable, m_options.k);
        answer.possible = measured(m_possible, m_options.k);
        answer.near_misses = measured(m_near_misses, near_miss_count(m_options));
    }
    answer.outreach = outreach();
    return answer;
}

/// Nearer half first, so that the limits shrink soon.
void NearestSearch::walk(const NearestData::Shelf& shelf) {
    struct Step {
        std::uint32_t node = 0;
        double squared_chord = 0;
    };
    std::array<Step, 64> stack{}; // one a level and one more; a level doubles the leaves
    std::size_t depth = 0;
    const auto& tree = shelf.tree;
    const auto step_to = [&](std::uint32_t node) {
        return Step{node, tree.squared_chord_to(node, m_origin)};
    };
    stack[depth++] = step_to(0);
    while (depth > 0) {
        const auto [node, squared_chord] = stack[--depth];
        if (!is_wanted(shelf, node, squared_chord)) {
            continue;
        }
        if (tree.is_leaf(node)) {
            for (auto place = tree.first_place(node); place < tree.last_place(node); ++place) {
                consider(tree.entries()[place], shelf.facts[place]);
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
}

bool NearestSearch::is_wanted(const NearestData::Shelf& shelf,
                              std::uint32_t node,
                              double squared_chord) const {
    const bool suitable = shelf.could_suit && squared_chord <= m_suitable.limit();
    const bool possible = squared_chord <= m_possible.limit();
    const bool near_miss = squared_chord <= m_near_misses.limit();
    if (!suitable && !possible && !near_miss) {
        return false;
    }
    const auto hopes = m_masks.look(shelf.tree.node(node).summary, std::sqrt(squared_chord));
    return (hopes.suitable && suitable) || (hopes.possible && possible) ||
           (hopes.near_miss && near_miss);
}

void NearestSearch::consider(const KdTree::Entry& entry, const directory::ServiceFacts& facts) {
    const double squared = squared_chord(entry.point, m_origin);
    if (squared > std::max({m_suitable.limit(), m_possible.limit(), m_near_misses.limit()})) {
        return;
    }
    auto distance = Metres{std::sqrt(squared)};
    if (m_data.tables.zones[facts.zone].kind == ServedZone::Kind::radius) {
        distance = distance_for_rule(entry.item, distance.value);
    }
    const auto assessment = assess(facts, m_data.tables, m_query, distance);
    const auto suitability = assessment.suitability();
    if (suitability == Suitability::unsuitable) {
        return;
    }
    auto& best = suitability == Suitability::suitable   ? m_suitable
                 : suitability == Suitability::possible ? m_possible
                                                        : m_near_misses;
    if (squared <= best.limit()) {
        best.add({squared, entry.item, assessment});
    }
}

/// Something the rule answers as it would the geodesic itself: only a radius that lies between the
/// bounds of the geodesic needs the geodesic.
Metres NearestSearch::distance_for_rule(std::uint32_t item, double chord) const {
    const auto& zone = m_data.tables.zones[m_data.offerings[item].facts.zone];
    const bool is_close = shortest_geodesic(chord) <= zone.radius.value &&
                          zone.radius.value <= longest_geodesic(chord);
    return is_close ? exact_distance(item) : Metres{chord};
}

Metres NearestSearch::exact_distance(std::uint32_t item) const {
    return geodesic_distance(m_query.place.point, *m_data.offerings[item].point);
}

std::vector<Found> NearestSearch::measured(BestByChord& best, int count) const {
    const auto& candidates = best.finish();
    std::vector<Ranked> all;
    all.reserve(candidates.size());
    const Offering* before = nullptr;
    Metres distance;
    for (const auto& candidate : candidates) {
        const auto& offering = m_data.offerings[candidate.item];
        if (before == nullptr || before->point != offering.point) { // one site has many services
            distance = exact_distance(candidate.item);
        }
        before = &offering;
        if (!m_options.within || distance <= *m_options.within) {
            all.push_back(ranked(candidate.item, distance, candidate.assessment));
        }
    }
    return first(all, count);
}

std::vector<Found> NearestSearch::outreach() const {
    std::vector<directory::Assessment> assessments;
    assessments.reserve(m_data.outreach.size());
    std::vector<Ranked> all;
    for (const auto item : m_data.outreach) {
        const auto& facts = m_data.offerings[item].facts;
        if (!answers_need(facts, m_query.needs)) {
            continue;
        }
        assessments.push_back(assess(facts, m_data.tables, m_query, std::nullopt));
        if (assessments.back().count(Verdict::not_met) == 0) {
            all.push_back(ranked(item, std::nullopt, assessments.back()));
        }
    }
    return first(all, m_options.k);
}

NearestSearch::Ranked NearestSearch::ranked(std::uint32_t offering,
                                            std::optional<Metres> distance,
                                            const directory::Assessment& assessment) const {
    return {distance,
            assessment.count(Verdict::unknown),
            m_data.offerings[offering].number,
            offering,
            &assessment};
}

std::vector<Found> NearestSearch::first(std::vector<Ranked>& ranked, int count) {
    const auto key = [](const Ranked& one) {
        // Suitable have no unknowns and possible have some, so "fewer unknowns" puts suitable
        // first.
        return std::tuple(one.distance.value_or(Metres{}), one.unknowns, one.number, one.offering);
    };
    const auto kept = std::min(ranked.size(), static_cast<std::size_t>(count));
    std::ranges::partial_sort(ranked, ranked.begin() + static_cast<std::ptrdiff_t>(kept), {}, key);
    std::vector<Found> found;
    found.reserve(kept);
    for (std::size_t i = 0; i < kept; ++i) {
        found.push_back({ranked[i].offering, ranked[i].distance, *ranked[i].assessment});
    }
    return found;
}

} // namespace relais::geometry
