#include "geometry/floating_catchment.h"
#include "geometry/overlap_people.h"
#include "geometry/siting.h"
#include "planning/country.h"
#include "planning/runs.h"

#include <cstdio>
#include <thread>
#include <vector>

namespace relais::bench {
namespace {

using directory::Metres;
using namespace geometry;

constexpr std::size_t k_sizes[] = {3'750, 7'500, 15'000, 30'000};

double megabytes(double bytes) {
    return bytes / 1e6;
}

} // namespace

ReachTable table_by_all_cores(const ReachIndex& index, std::span<const directory::LonLat> places,
                              std::span<const Metres> limits) {
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    std::vector<ReachTable> pieces(cores);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < cores; ++i) {
        const auto first = places.size() * i / cores;
        const auto part = places.subspan(first, places.size() * (i + 1) / cores - first);
        threads.emplace_back([&, i, part] { pieces[i] = index.table(part, limits); });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    ReachTable whole;
    for (const auto& piece : pieces) {
        whole.append(piece);
    }
    return whole;
}

void run_reach() {
    std::printf("\n| reach | km | index ms | one core ms | all cores ms | million pairs | MB | MB as a list |\n"
                "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for (const double kilometres : {20.0, 50.0}) {
        for (const auto size : k_sizes) {
            const auto settlements = country(size).settlements;
            const std::vector<Metres> limits{{kilometres * 1000}};
            const double making = fastest([&] { const ReachIndex index(settlements); });
            const ReachIndex index(settlements);
            ReachTable table;
            const double one = fastest([&] { table = index.table(settlements, limits); });
            const double all = fastest([&] { table = table_by_all_cores(index, settlements, limits); });
            const auto pairs = static_cast<double>(table.pair_count());
            std::printf("| %zu × %zu | %.0f | %.1f | %.1f | %.1f | %.2f | %.1f | %.1f |\n", size, size, kilometres,
                        making, one, all, pairs / 1e6, megabytes(static_cast<double>(table.bytes())),
                        megabytes(pairs * 4));
        }
    }
}

void run_siting() {
    std::printf("\n| siting, n = 10 | km | greedy ms | with swaps ms | with bound ms | greedy %% | after swaps %% | "
                "bound %% | gap %% | swaps |\n"
                "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for (const double kilometres : {20.0, 50.0}) {
        for (const auto size : k_sizes) {
            const auto made = country(size);
            const ReachIndex index(made.settlements);
            const auto people = index.in_rank_order(made.people);
            const auto reach = index.table(made.settlements, std::vector<Metres>{{kilometres * 1000}});
            const SitingProblem problem{reach, people, {}};
            Siting siting;
            const double greedy = fastest(
                [&] { siting = best_places(problem, {.places = 10, .swaps = false, .bound_rounds = 0}); });
            const double swaps =
                fastest([&] { siting = best_places(problem, {.places = 10, .bound_rounds = 0}); });
            const double bound = fastest([&] { siting = best_places(problem, {.places = 10}); });
            const double share = 100 / siting.total;
            std::printf("| %zu × %zu | %.0f | %.0f | %.0f | %.0f | %.3f | %.3f | %.3f | %.3f | %d |\n", size, size,
                        kilometres, greedy, swaps, bound, siting.greedy * share, siting.after * share,
                        siting.bound * share, siting.gap() * 100, siting.swaps);
        }
    }
}

void run_overlap() {
    std::printf("\n| overlap of organisations | services | cells | cells ms | sets ms | pairs | pairs ms | "
                "1, 2, 3+ providers, 46 needs, ms |\n| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    const auto made = country(15'000);
    const ReachIndex index(made.settlements);
    const auto people = index.in_rank_order(made.people);
    for (const std::size_t organisations : {250, 500, 1'000, 2'000}) {
        const auto made_up = providers(organisations);
        const auto reach = index.table(made_up.places, std::vector<Metres>{{20'000}});
        Overlaps cells;
        const double finding =
            fastest([&] { cells = find_overlaps(made_up.services, made_up.zones, ~std::uint64_t{0}); });
        const double making = fastest([&] { const OverlapPeople overlap(made_up.services, reach, people); });
        const OverlapPeople overlap(made_up.services, reach, people);
        std::vector<OrganisationPair> pairs;
        const double pairing = fastest([&] { pairs = overlap.pairs(); });
        double reached = 0;
        const double counting = fastest([&] {
            for (std::uint32_t need = 0; need < 46; ++need) {
                reached += overlap.providers(need).people[1];
            }
        });
        std::printf("| %zu | %zu | %zu | %.1f | %.1f | %zu | %.1f | %.1f |\n", organisations,
                    made_up.services.size(), cells.cells.size(), finding, making, pairs.size(), pairing, counting);
        if (reached < 0) {
            std::printf("impossible\n"); // keeps the work from being optimised away
        }
    }
}

void run_floating_catchments() {
    std::printf("\n| E2SFCA, settlements × providers | km | reach ms | scores ms | million pairs | supply given back |\n"
                "| ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for (const auto size : k_sizes) {
        const auto made = country(size);
        const auto places = provider_places(size * 2 / 3);
        const std::vector<double> supply(places.size(), 10);
        const auto bands = published_bands({30'000});
        const ReachIndex index(made.settlements);
        const auto people = index.in_rank_order(made.people);
        ReachTable reach;
        const double reaching = fastest([&] { reach = index.table(places, limits_of(bands)); });
        FloatingCatchments scores;
        const double scoring = fastest([&] { scores = floating_catchments(reach, supply, people, bands); });
        double given = 0;
        for (std::size_t rank = 0; rank < people.size(); ++rank) {
            given += people[rank] * scores.score[rank];
        }
        std::printf("| %zu × %zu | 30 | %.1f | %.1f | %.2f | %.15f |\n", size, places.size(), reaching, scoring,
                    static_cast<double>(reach.pair_count()) / 1e6, given / scores.handed_out);
    }
}

} // namespace relais::bench
