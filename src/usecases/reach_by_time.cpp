#include "usecases/reach_by_time.h"

#include "geometry/roads/sweep.h"

#include <algorithm>
#include <array>
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

/// Services of one class that serve everywhere, swept.
class Swept {
public:
    Swept(const TravelMap& map, std::span<const std::uint32_t> offerings) : m_map(map) {
        std::vector<SourceSeed> sources;
        for (const auto offering : offerings) {
            const auto target = map.target(offering);
            if (!target) {
                continue;
            }
            for (const auto& anchor : map.services().anchored(*target).anchors) {
                m_on_stretch.push_back({anchor.snap.stretch, offering, &anchor});
                const auto& travel = map.travel();
                for (const auto& seed : anchor.seeds(travel.base(), travel.metric().times(), Direction::inward)) {
                    sources.push_back({seed, offering});
                }
            }
        }
        std::ranges::sort(m_on_stretch, {}, [](const OnStretch& one) { return std::pair(one.stretch, one.offering); });
        m_nearest = geometry::roads::nearest_sources(map.travel().metric(), Direction::inward, sources);
    }

    template <class Take>
    void look(const Anchored& place, const Take& take) const {
        const auto& travel = m_map.travel();
        for (const auto& anchor : place.anchors) {
            for (const auto& seed : anchor.seeds(travel.base(), travel.metric().times(), Direction::outward)) {
                const auto rank = travel.base().hierarchy.rank(seed.node);
                take(seed.time + m_nearest.time[rank], m_nearest.source[rank]);
            }
            const auto same = std::ranges::equal_range(m_on_stretch, anchor.snap.stretch, {}, &OnStretch::stretch);
            for (const auto& there : same) {
                take(travel.along_stretch(anchor, *there.anchor), there.offering);
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

class ByTime {
public:
    ByTime(const TravelMap& map, const geometry::CoverageIndex& index)
        : m_map(map), m_index(index), m_class_of(map.services().size(), k_no_class) {
        for (std::size_t i = 0; i < geometry::k_service_classes; ++i) {
            const auto gap = static_cast<Gap>(i);
            if (!index.everywhere(gap).empty()) {
                m_swept[i].emplace(map, index.everywhere(gap));
            }
            for (const auto offering : index.zoned(gap)) {
                if (const auto target = map.target(offering)) {
                    m_class_of[*target] = static_cast<std::uint8_t>(i);
                    m_has_zoned[i] = true;
                }
            }
        }
    }

    [[nodiscard]] ClassReach reach(const Place& place, const Anchored& anchored, NearestTargets::Scratch& scratch) const {
        ClassReach reach;
        go_straight(place, reach);
        for (std::size_t i = 0; i < geometry::k_service_classes; ++i) {
            if (m_swept[i]) {
                m_swept[i]->look(anchored, [&](TravelTime time, std::uint32_t offering) { take(reach, i, time, offering); });
            }
            if (m_has_zoned[i]) {
                judge(i, Verdict::met, i, place, anchored, scratch, reach);
                const auto unsure = std::max(i, static_cast<std::size_t>(Gap::unverified));
                judge(i, Verdict::unknown, unsure, place, anchored, scratch, reach);
            }
        }
        return reach;
    }

private:
    static constexpr std::uint8_t k_no_class = 255;

    static void take(ClassReach& reach, std::size_t at, TravelTime time, std::uint32_t offering) {
        const double seconds = time.is_reachable() ? time.milliseconds / 1000.0 : geometry::k_unreached;
        const bool is_nearer = seconds < reach.metres[at] || (seconds == reach.metres[at] && offering < reach.offering[at]);
        if (is_nearer && time.is_reachable()) {
            reach.metres[at] = seconds;
            reach.offering[at] = offering;
        }
    }

    /// The nearest of each class in a straight line is also the quickest one straight across.
    void go_straight(const Place& place, ClassReach& reach) const {
        const auto straight = m_index.reach(place);
        for (std::size_t i = 0; i < geometry::k_service_classes; ++i) {
            if (straight.metres[i] < geometry::k_unreached) {
                take(reach, i, m_map.travel().direct(Metres{straight.metres[i]}), straight.offering[i]);
            }
        }
    }

    void judge(std::size_t service_class, Verdict wanted, std::size_t counts_as, const Place& place,
               const Anchored& anchored, NearestTargets::Scratch& scratch, ClassReach& reach) const {
        NearestTargets::Options options;
        options.k = 1;
        const auto found = m_map.services().nearest(
            anchored, options,
            [&](std::uint32_t target) {
                return m_class_of[target] == service_class && m_index.verdict(m_map.offering(target), place) == wanted;
            },
            scratch);
        if (!found.empty()) {
            take(reach, counts_as, found.front().time, m_map.offering(found.front().target));
        }
    }

    const TravelMap& m_map;
    const geometry::CoverageIndex& m_index;
    std::array<std::optional<Swept>, geometry::k_service_classes> m_swept;
    std::array<bool, geometry::k_service_classes> m_has_zoned{};
    std::vector<std::uint8_t> m_class_of; ///< by target, of services whose zone must be judged
};

} // namespace

std::vector<ClassReach> reaches_by_time(const TravelMap& map, const geometry::CoverageIndex& index, const Demand& demand) {
    const auto& places = map.demand(demand);
    const ByTime by_time(map, index);
    std::vector<ClassReach> reaches(places.size());
    const auto work = [&](std::size_t from, std::size_t to) {
        NearestTargets::Scratch scratch;
        for (std::size_t i = from; i < to; ++i) {
            reaches[i] = by_time.reach({demand.points[i].point, demand.points[i].area}, places[i], scratch);
        }
    };
    constexpr std::size_t k_worth_a_thread = 1'000;
    const auto pieces = std::clamp<std::size_t>(places.size() / k_worth_a_thread, 1, std::max(1U, std::thread::hardware_concurrency()));
    std::vector<std::jthread> others;
    for (std::size_t piece = 1; piece < pieces; ++piece) {
        others.emplace_back(work, piece * reaches.size() / pieces, (piece + 1) * reaches.size() / pieces);
    }
    work(0, reaches.size() / pieces);
    others.clear(); // joins
    return reaches;
}

} // namespace relais::usecases
