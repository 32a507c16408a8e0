#include "geometry/capacity.h"
#include "geometry/geodesic.h"
#include "planning/country.h"
#include "planning/runs.h"

#include <algorithm>
#include <cstdio>
#include <vector>

namespace relais::bench {
namespace {

using namespace geometry;

/// Whom each provider reaches, nearest first: what has to be made before anybody is served.
std::vector<Catchment> catchments(const ReachIndex& index,
                                  const std::vector<directory::LonLat>& settlements,
                                  const std::vector<directory::LonLat>& places,
                                  double metres,
                                  double capacity) {
    const auto table = index.table(places, std::vector<directory::Metres>{{metres}});
    std::vector<Catchment> all;
    for (std::size_t i = 0; i < places.size(); ++i) {
        Catchment one{capacity, {}};
        for (const auto& run : table.row(i)) {
            for (auto rank = run.first; rank < run.end; ++rank) {
                one.people.push_back(
                    {rank, geodesic_distance(places[i], settlements[index.order()[rank]]).value});
            }
        }
        std::ranges::sort(one.people, {}, [](const InReach& person) {
            return std::pair(person.metres, person.rank);
        });
        all.push_back(std::move(one));
    }
    return all;
}

} // namespace

void run_capacity() {
    std::printf("\n| capacity, settlements × providers | km | catchments ms | nearest first ms | "
                "by provider ms | "
                "million pairs | received %% of reached |\n| ---: | ---: | ---: | ---: | ---: | "
                "---: | ---: |\n");
    for (const std::size_t size : {3'750, 7'500, 15'000, 30'000}) {
        const auto made = country(size);
        const auto places = provider_places(size * 2 / 3);
        const ReachIndex index(made.settlements);
        const auto people = index.in_rank_order(made.people);
        std::vector<Catchment> all;
        const double making =
            fastest([&] { all = catchments(index, made.settlements, places, 20'000, 1'000); });
        std::size_t pairs = 0;
        for (const auto& one : all) {
            pairs += one.people.size();
        }
        ServedPeople served;
        const double nearest =
            fastest([&] { served = serve_people(all, people, ServingOrder::nearest); });
        const double by_provider =
            fastest([&] { served = serve_people(all, people, ServingOrder::catchment); });
        std::printf("| %zu × %zu | 20 | %.1f | %.1f | %.1f | %.2f | %.1f |\n",
                    size,
                    places.size(),
                    making,
                    nearest,
                    by_provider,
                    static_cast<double>(pairs) / 1e6,
                    100 * served.all_served / served.reached);
    }
}

} // namespace relais::bench
