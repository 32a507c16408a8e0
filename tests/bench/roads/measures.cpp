#include "roads/measures.h"

#include "geometry/roads/isochrone.h"
#include "geometry/roads/nearest_targets.h"
#include "geometry/roads/node_order.h"
#include "geometry/roads/sweep.h"
#include "roads/made_up_roads.h"
#include "support/made_up.h"
#include "support/timing.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <memory>
#include <queue>
#include <string>
#include <vector>

namespace relais::bench {
namespace {

using namespace geometry::roads;
using directory::Season;
using directory::TravelMode;

void line(const char* what,
          double median_us,
          double dijkstra_us,
          std::size_t wrong,
          std::size_t compared) {
    if (dijkstra_us > 0) {
        std::printf("| %s | %.1f | %.0f | %.0f | %zu of %zu |\n",
                    what,
                    median_us,
                    dijkstra_us,
                    dijkstra_us / median_us,
                    wrong,
                    compared);
    } else {
        std::printf("| %s | %.1f | | | |\n", what, median_us);
    }
}

/// Median microseconds of so many calls.
double median_of(std::size_t calls, const std::function<void(std::size_t)>& call) {
    std::vector<double> taken;
    for (std::size_t i = 0; i < calls; ++i) {
        const Stopwatch watch;
        call(i);
        taken.push_back(watch.microseconds());
    }
    return quantile(std::move(taken), 0.5);
}

/// Dijkstra until the k-th passing target is settled: what a search without an index does.
std::vector<TravelTime> nearest_by_dijkstra(const WeightedGraph& graph,
                                            std::span<const Seed> from,
                                            const std::vector<std::vector<TravelTime>>& ends,
                                            std::size_t k) {
    using Waiting = std::pair<TravelTime, NodeId>;
    std::vector<TravelTime> times(graph.size(), k_unreachable);
    std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> queue;
    std::vector<TravelTime> found;
    for (const auto& seed : from) {
        times[seed.node] = std::min(times[seed.node], seed.time);
        queue.emplace(seed.time, seed.node);
    }
    while (!queue.empty() && found.size() < k) {
        const auto [time, node] = queue.top();
        queue.pop();
        if (time > times[node]) {
            continue;
        }
        found.insert(found.end(), ends[node].size(), time);
        for (const auto& arc : graph.arcs(node)) {
            const auto there = time + arc.time;
            if (there < times[arc.head]) {
                times[arc.head] = there;
                queue.emplace(there, arc.head);
            }
        }
    }
    found.resize(std::min(found.size(), k));
    return found;
}

/// An anchor that is a node: for comparing with Dijkstra, which knows no doors.
Anchored at_node(const directory::RoadNetwork& network,
                 const std::vector<StretchId>& stretch_at,
                 NodeId node) {
    const auto stretch = stretch_at[node];
    const bool begins = network.stretches[stretch].from == node;
    return {network.nodes[node].degrees(),
            {{{stretch, begins ? 0.0 : 1.0, network.nodes[node].degrees(), {}}, {}}},
            directory::Metres{0}};
}

class Measures {
public:
    explicit Measures(directory::RoadNetworkData roads)
        : m_data(std::move(roads)),
          m_network(view_of(m_data)) {}

    void run() {
        prepare();
        std::printf("\n| question | median µs | Dijkstra µs | times | differ |\n| --- | ---: | "
                    "---: | ---: | ---: |\n");
        point_to_point();
        for (const unsigned one_in : {1U, 10U, 100U}) {
            nearest(one_in);
        }
        one_to_many();
        coverage();
        draw();
        std::printf("\nresident %.0f MB\n", resident_bytes() / 1e6);
    }

private:
    void prepare() {
        const Stopwatch ordering;
        const auto order = node_order(m_network);
        std::printf("| order of %zu junctions, %zu arcs | %.2f |\n",
                    m_data.nodes.size(),
                    2 * m_data.stretches.size(),
                    ordering.microseconds() / 1e6);
        const Stopwatch building;
        m_base = std::make_unique<RoadBase>(m_network, order);
        std::printf("| hierarchy of %u arcs and %u levels, grid for snapping | %.2f |\n",
                    m_base->hierarchy.arc_count(),
                    m_base->hierarchy.levels(),
                    building.microseconds() / 1e6);
        const auto profile = made_up_profile(TravelMode::car);
        for (const int threads : {1, 2}) {
            std::vector<double> taken;
            for (int i = 0; i < 5; ++i) {
                const Stopwatch customising;
                const Metric metric(
                    m_base->hierarchy, stretch_times(m_network, profile, Season::dry), threads);
                taken.push_back(customising.microseconds() / 1e6);
            }
            std::printf("| customisation, %d thread%s (median; best) | %.2f; %.2f |\n",
                        threads,
                        threads > 1 ? "s" : "",
                        quantile(taken, 0.5),
                        *std::ranges::min_element(taken));
        }
        const Stopwatch travelling;
        m_travel = std::make_unique<Travel>(*m_base, profile, Season::dry);
        std::printf("| customisation and largest connected part | %.2f |\n",
                    travelling.microseconds() / 1e6);
        const auto& times = m_travel->metric().times();
        m_graph = std::make_unique<WeightedGraph>(m_network, times);
        m_stretch_at.assign(m_data.nodes.size(), k_none);
        for (StretchId i = 0; i < times.size(); ++i) {
            if (times.forward[i].is_reachable() && times.backward[i].is_reachable()) {
                m_stretch_at[m_data.stretches[i].from] = m_stretch_at[m_data.stretches[i].to] = i;
            }
        }
    }

    /// A junction with a road that goes both ways, so that standing on it is standing at the
    /// junction.
    NodeId any_door() {
        for (;;) {
            if (const auto node = any(); m_stretch_at[node] != k_none) {
                return node;
            }
        }
    }
    NodeId any() { return static_cast<NodeId>(throw_dice(m_dice, m_data.nodes.size())); }

    void point_to_point() {
        std::vector<std::pair<Seed, Seed>> pairs;
        for (int i = 0; i < 5000; ++i) {
            pairs.push_back({{any(), {}}, {any(), {}}});
        }
        const auto ours = median_of(pairs.size(), [&](std::size_t i) {
            travel_time(m_travel->metric(), {&pairs[i].first, 1}, {&pairs[i].second, 1}, m_space);
        });
        std::size_t wrong = 0;
        const auto theirs = median_of(k_compared, [&](std::size_t i) {
            const auto truth = dijkstra(*m_graph, {&pairs[i].first, 1}, pairs[i].second.node);
            wrong += truth !=
                     travel_time(
                         m_travel->metric(), {&pairs[i].first, 1}, {&pairs[i].second, 1}, m_space);
        });
        line("point to point", ours, theirs, wrong, k_compared);
        const auto unpacked = median_of(200, [&](std::size_t i) {
            quickest_way(m_travel->metric(), {&pairs[i].first, 1}, {&pairs[i].second, 1}, m_space);
        });
        line("point to point, with every stretch", unpacked, 0, 0, 0);
    }

    /// Ten nearest of 5,000, of which one in so many passes.
    void nearest(unsigned one_in) {
        std::vector<Target> targets;
        std::vector<NodeId> nodes;
        for (int i = 0; i < 5000; ++i) {
            nodes.push_back(any());
            targets.push_back({m_data.nodes[nodes.back()].degrees(),
                               {throw_dice(m_dice, one_in) == 0 ? 1U : 2U, 0}});
        }
        const Stopwatch building;
        const NearestTargets index(*m_travel, targets);
        const double built = building.microseconds() / 1e6;
        std::vector<std::vector<TravelTime>> ends(m_data.nodes.size());
        for (std::size_t i = 0; i < targets.size(); ++i) {
            if (targets[i].traits[0] == 1) {
                ends[nodes[i]].push_back({});
            }
        }
        const std::array tests{TraitTest{0, 1}};
        const NearestTargets::Options options{10, k_unreachable, tests};
        const std::function<bool(std::uint32_t)> anyone = [](std::uint32_t) { return true; };
        NearestTargets::Scratch scratch;
        std::vector<Anchored> from;
        std::vector<NodeId> from_nodes;
        for (int i = 0; i < 5000; ++i) {
            from_nodes.push_back(any_door());
            from.push_back(at_node(m_network, m_stretch_at, from_nodes.back()));
        }
        const auto ours = median_of(from.size(), [&](std::size_t i) {
            (void)index.nearest(from[i], options, anyone, scratch);
        });
        std::size_t wrong = 0;
        const auto theirs = median_of(k_compared, [&](std::size_t i) {
            const Seed seed{from_nodes[i], {}};
            const auto truth = nearest_by_dijkstra(*m_graph, {&seed, 1}, ends, 10);
            (void)truth;
        });
        for (std::size_t i = 0; i < k_compared; ++i) {
            wrong +=
                !same_nearest(index, targets, from[i], from_nodes[i], options, anyone, scratch);
        }
        const auto what = "10 nearest of 5,000, " + std::to_string(100 / one_in) + " % pass";
        line(what.c_str(), ours, theirs, wrong, k_compared);
        if (one_in == 1) {
            std::printf("| its index: %.1f MB, made in %.2f s | | | | |\n",
                        static_cast<double>(index.bytes()) / 1e6,
                        built);
        }
    }

    /// Against a whole Dijkstra, doors and all.
    bool same_nearest(const NearestTargets& index,
                      const std::vector<Target>& targets,
                      const Anchored& from,
                      NodeId node,
                      const NearestTargets::Options& options,
                      const std::function<bool(std::uint32_t)>& anyone,
                      NearestTargets::Scratch& scratch) {
        const Seed seed{node, {}};
        const auto truth = dijkstra(*m_graph, {&seed, 1});
        std::vector<TravelTime> all;
        for (std::uint32_t i = 0; i < targets.size(); ++i) {
            if (targets[i].traits[0] != 1) {
                continue;
            }
            auto best = m_travel->direct(from.place, targets[i].point);
            for (const auto& anchor : index.anchored(i).anchors) {
                for (const auto& end :
                     anchor.seeds(*m_base, m_travel->metric().times(), Direction::inward)) {
                    best = std::min(best, truth[end.node] + end.time);
                }
                best = std::min(best, m_travel->along_stretch(from.anchors[0], anchor));
            }
            if (best.is_reachable()) {
                all.push_back(best);
            }
        }
        std::ranges::sort(all);
        all.resize(std::min<std::size_t>(all.size(), 10));
        std::vector<TravelTime> found;
        for (const auto& one : index.nearest(from, options, anyone, scratch)) {
            found.push_back(one.time);
        }
        return found == all;
    }

    void one_to_many() {
        std::vector<NodeId> targets;
        for (int i = 0; i < 1000; ++i) {
            targets.push_back(any());
        }
        const RestrictedSweep sweep(m_travel->metric(), Direction::outward, targets);
        Climb climb;
        std::vector<Seed> from;
        for (int i = 0; i < 200; ++i) {
            from.push_back({any(), {}});
        }
        const auto ours = median_of(from.size(), [&](std::size_t i) {
            (void)sweep.times({&from[i], 1}, climb);
        });
        std::size_t wrong = 0;
        const auto theirs = median_of(k_compared, [&](std::size_t i) {
            const auto truth = dijkstra(*m_graph, {&from[i], 1});
            const auto times = sweep.times({&from[i], 1}, climb);
            for (std::size_t j = 0; j < targets.size(); ++j) {
                wrong += times[j] != truth[targets[j]];
            }
        });
        line("1 to 1,000", ours, theirs, wrong, k_compared * targets.size());
    }

    void coverage() {
        std::vector<Seed> seeds;
        std::vector<SourceSeed> sources;
        for (std::uint32_t i = 0; i < 1000; ++i) {
            seeds.push_back({any(), {}});
            sources.push_back({seeds.back(), i});
        }
        const auto times = median_of(9, [&](std::size_t) {
            (void)nearest_times(m_travel->metric(), Direction::inward, seeds);
        });
        const auto named = median_of(9, [&](std::size_t) {
            (void)nearest_sources(m_travel->metric(), Direction::inward, sources);
        });
        const WeightedGraph reverse(m_network, m_travel->metric().times(), Direction::inward);
        std::size_t wrong = 0;
        const auto theirs = median_of(3, [&](std::size_t) { (void)dijkstra(reverse, seeds); });
        const auto truth = dijkstra(reverse, seeds);
        const auto swept = nearest_times(m_travel->metric(), Direction::inward, seeds);
        for (NodeId node = 0; node < truth.size(); ++node) {
            wrong += truth[node] != swept[m_base->hierarchy.rank(node)];
        }
        line("every node to its nearest of 1,000", times, theirs, wrong, truth.size());
        line("the same, and to which", named, theirs, 0, 0);
    }

    void draw() {
        const auto taken = median_of(5, [&](std::size_t) {
            IsochroneOptions options;
            options.within = TravelTime{60 * 60'000};
            (void)isochrone(*m_travel, at_node(m_network, m_stretch_at, any_door()), options);
        });
        line("isochrone of 60 minutes", taken, 0, 0, 0);
    }

    static constexpr std::size_t k_compared = 10;
    directory::RoadNetworkData m_data;
    directory::RoadNetwork m_network;
    std::vector<StretchId> m_stretch_at; ///< by node: a stretch of its that goes both ways
    std::unique_ptr<RoadBase> m_base;
    std::unique_ptr<Travel> m_travel;
    std::unique_ptr<WeightedGraph> m_graph;
    SearchSpace m_space;
    Dice m_dice{5};
};

} // namespace

void measure_roads(directory::RoadNetworkData roads) {
    Measures(std::move(roads)).run();
}

} // namespace relais::bench
