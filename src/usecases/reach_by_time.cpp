#include "usecases/reach_by_time.h"

#include "geometry/roads/sweep.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <thread>

namespace relais::usecases {
namespace {

using namespace relais::directory;
using geometry::ClassReach;
using geometry::Gap;
using geometry::roads::Anchored;
using geometry::roads::Direction;
using geometry::roads::NearestSources;
using geometry::roads::NearestTargets;
using geometry::roads::SourceSeed;
using geometry::roads::StretchId;
using geometry::roads::Target;

/// One hold of a place on the network, with the ways from it.
struct HeldSeeds {
    const geometry::roads::Anchor* anchor = nullptr;
    geometry::roads::Seeds seeds;
};

std::vector<HeldSeeds> seeds_of(const geometry::roads::Travel& travel, const Anchored& place) {
    std::vector<HeldSeeds> held;
    held.reserve(place.anchors.size());
    for (const auto& anchor : place.anchors) {
        held.push_back(
            {&anchor, anchor.seeds(travel.base(), travel.metric().times(), Direction::outward)});
    }
    return held;
}

/// Those of some offerings that have a place on the map.
std::vector<std::uint32_t> placed(const TravelMap& map, std::span<const std::uint32_t> offerings) {
    std::vector<std::uint32_t> kept;
    std::ranges::copy_if(offerings, std::back_inserter(kept), [&](std::uint32_t offering) {
        return map.target(offering).has_value();
    });
    return kept;
}

/// Services of one class that serve everywhere, swept.
class Swept {
public:
    Swept(const TravelMap& map, std::span<const std::uint32_t> offerings)
        : m_map(map) {
        std::vector<SourceSeed> sources;
        for (const auto offering : placed(map, offerings)) {
            for (const auto& anchor : map.services().anchored(*map.target(offering)).anchors) {
                m_on_stretch.push_back({anchor.snap.stretch, offering, &anchor});
                const auto& travel = map.travel();
                for (const auto& seed :
                     anchor.seeds(travel.base(), travel.metric().times(), Direction::inward)) {
                    sources.push_back({seed, offering});
                }
            }
        }
        std::ranges::sort(m_on_stretch, {}, [](const OnStretch& one) {
            return std::pair(one.stretch, one.offering);
        });
        m_nearest =
            geometry::roads::nearest_sources(map.travel().metric(), Direction::inward, sources);
    }

    /// `take(time, offering)` for what is reached by a place's seeds, outward.
    template <class Take>
    void look(std::span<const HeldSeeds> place, const Take& take) const {
        const auto& travel = m_map.travel();
        for (const auto& [anchor, seeds] : place) {
            for (const auto& seed : seeds) {
                const auto rank = travel.base().hierarchy.rank(seed.node);
                take(seed.time + m_nearest.time[rank], m_nearest.source[rank]);
            }
            const auto same = std::ranges::equal_range(
                m_on_stretch, anchor->snap.stretch, {}, &OnStretch::stretch);
            for (const auto& there : same) {
                take(travel.along_stretch(*anchor, *there.anchor), there.offering);
            }
        }
    }

private:
    struct OnStretch {
        StretchId stretch = 0;
        std::uint32_t offering = 0;
        const geometry::roads::Anchor* anchor = nullptr;
    };
    const TravelMap& m_map;
    NearestSources m_nearest;
    std::vector<OnStretch> m_on_stretch;
};

std::vector<Target> targets_of(const TravelMap& map, const std::vector<std::uint32_t>& offerings) {
    std::vector<Target> targets;
    for (const auto offering : offerings) {
        targets.push_back({map.services().anchored(*map.target(offering)).place, {}});
    }
    return targets;
}

/// Services of one class whose zone must be judged place by place.
struct Zoned {
    Zoned(const TravelMap& map, std::vector<std::uint32_t> the_offerings)
        : offerings(std::move(the_offerings)),
          targets(map.travel(), targets_of(map, offerings)) {}

    std::vector<std::uint32_t> offerings;
    NearestTargets targets;
};

class ByTime {
public:
    ByTime(const TravelMap& map, const geometry::CoverageIndex& index)
        : m_map(map),
          m_index(index),
          m_class_of(map.services().size(), k_no_class) {
        for (std::size_t i = 0; i < geometry::k_service_classes; ++i) {
            const auto gap = static_cast<Gap>(i);
            if (!index.everywhere(gap).empty()) {
                m_swept[i].emplace(map, index.everywhere(gap));
            }
            for (const auto offering : placed(map, index.everywhere(gap))) {
                m_class_of[*map.target(offering)] = static_cast<std::uint8_t>(i);
            }
            if (auto zoned = placed(map, index.zoned(gap)); !zoned.empty()) {
                m_zoned[i].emplace(map, std::move(zoned));
            }
        }
    }

    [[nodiscard]] ClassReach
    reach(const Place& place, const Anchored& anchored, NearestTargets::Scratch& scratch) const {
        ClassReach reach;
        go_straight(place, anchored, scratch, reach);
        const auto seeds = seeds_of(m_map.travel(), anchored);
        for (std::size_t i = 0; i < geometry::k_service_classes; ++i) {
            if (m_swept[i]) {
                m_swept[i]->look(seeds, [&](TravelTime time, std::uint32_t offering) {
                    take(reach, i, time, offering);
                });
            }
            if (m_zoned[i]) {
                judge(*m_zoned[i], Verdict::met, i, place, anchored, scratch, reach);
                const auto unsure = std::max(i, static_cast<std::size_t>(Gap::unverified));
                judge(*m_zoned[i], Verdict::unknown, unsure, place, anchored, scratch, reach);
            }
        }
        return reach;
    }

private:
    static constexpr std::uint8_t k_no_class = 255;

    static void take(ClassReach& reach, std::size_t at, TravelTime time, std::uint32_t offering) {
        const double seconds =
            time.is_reachable() ? time.milliseconds / 1000.0 : geometry::k_unreached;
        const bool is_nearer = seconds < reach.metres[at] ||
                               (seconds == reach.metres[at] && offering < reach.offering[at]);
        if (is_nearer && time.is_reachable()) {
            reach.metres[at] = seconds;
            reach.offering[at] = offering;
        }
    }

    /// The nearest of each class in a straight line is also the quickest one straight across,
    /// unless a closed area lies between: then all of the class are asked.
    void go_straight(const Place& place,
                     const Anchored& anchored,
                     NearestTargets::Scratch& scratch,
                     ClassReach& reach) const {
        const auto& travel = m_map.travel();
        const auto straight = m_index.reach(place);
        for (std::size_t i = 0; i < geometry::k_service_classes; ++i) {
            const auto target = straight.metres[i] <= travel.longest_direct().value
                                    ? m_map.target(straight.offering[i])
                                    : std::nullopt;
            if (!target) {
                continue;
            }
            if (!travel.closed().part(place.point, m_map.services().anchored(*target).place)) {
                take(reach, i, travel.off_road(Metres{straight.metres[i]}), straight.offering[i]);
            } else {
                go_round(i, anchored, scratch, reach);
            }
        }
    }

    void go_round(std::size_t i,
                  const Anchored& anchored,
                  NearestTargets::Scratch& scratch,
                  ClassReach& reach) const {
        const auto found = m_map.services().nearest(
            anchored,
            options(reach, i),
            [&](std::uint32_t target) { return m_class_of[target] == i; },
            scratch);
        for (const auto& [target, time] : found) {
            take(reach, i, time, m_map.offering(target));
        }
    }

    void judge(const Zoned& zoned,
               Verdict wanted,
               std::size_t counts_as,
               const Place& place,
               const Anchored& anchored,
               NearestTargets::Scratch& scratch,
               ClassReach& reach) const {
        auto how = options(reach, counts_as);
        how.ways = m_map.travel().closed().empty() ? NearestTargets::Ways::by_road
                                                   : NearestTargets::Ways::all;
        const auto found = zoned.targets.nearest(
            anchored,
            how,
            [&](std::uint32_t target) {
                return m_index.verdict(zoned.offerings[target], place) == wanted;
            },
            scratch);
        for (const auto& [target, time] : found) {
            take(reach, counts_as, time, zoned.offerings[target]);
        }
    }

    /// Whoever is nearer than what was found already.
    static NearestTargets::Options options(const ClassReach& reach, std::size_t at) {
        NearestTargets::Options options;
        options.k = 1;
        if (reach.metres[at] < geometry::k_unreached) {
            options.within = TravelTime::of_seconds(reach.metres[at]);
        }
        return options;
    }

    const TravelMap& m_map;
    const geometry::CoverageIndex& m_index;
    std::array<std::optional<Swept>, geometry::k_service_classes> m_swept;
    std::array<std::optional<Zoned>, geometry::k_service_classes> m_zoned;
    std::vector<std::uint8_t> m_class_of; ///< by target, of services that serve everywhere
};

} // namespace

std::vector<ClassReach> reaches_by_time(const TravelMap& map,
                                        const geometry::CoverageIndex& index,
                                        const Demand& demand,
                                        unsigned threads) {
    const auto& places = map.demand(demand);
    const ByTime by_time(map, index);
    std::vector<ClassReach> reaches(places.size());
    const auto work = [&](std::size_t from, std::size_t to) {
        NearestTargets::Scratch scratch;
        for (std::size_t i = from; i < to; ++i) {
            reaches[i] =
                by_time.reach({demand.points[i].point, demand.points[i].area}, places[i], scratch);
        }
    };
    constexpr std::size_t k_worth_a_thread = 1'000;
    const auto cores = threads > 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
    const auto pieces = std::clamp<std::size_t>(places.size() / k_worth_a_thread, 1, cores);
    std::vector<std::jthread> others;
    for (std::size_t piece = 1; piece < pieces; ++piece) {
        others.emplace_back(
            work, piece * reaches.size() / pieces, (piece + 1) * reaches.size() / pieces);
    }
    work(0, reaches.size() / pieces);
    others.clear(); // joins
    return reaches;
}

} // namespace relais::usecases
