#include "geometry/roads/nearest_targets.h"
#include "travel_oracle.h"

#include <catch2/catch.hpp>

#include <rapidcheck.h>

using namespace relais::geometry::roads;
using namespace relais::directory;
using namespace relais::test;

namespace {

std::vector<TargetTime> brute_force(const Travel& travel,
                                    const Anchored& from,
                                    std::span<const Target> targets,
                                    const NearestTargets::Options& options,
                                    const std::function<bool(std::uint32_t)>& accept) {
    std::vector<TargetTime> all;
    for (std::uint32_t i = 0; i < targets.size(); ++i) {
        const auto time = oracle_time(travel, from, travel.anchor(targets[i].point));
        const auto passes = [&](const TraitTest& test) {
            return (targets[i].traits[test.word] & test.any_of) != 0;
        };
        if (time.is_reachable() && time <= options.within &&
            std::ranges::all_of(options.tests, passes) && accept(i)) {
            all.push_back({i, time});
        }
    }
    std::ranges::sort(all, [](const auto& a, const auto& b) {
        return a.time != b.time ? a.time < b.time : a.target < b.target;
    });
    all.resize(std::min(all.size(), options.k));
    return all;
}

} // namespace

TEST_CASE("The nearest by road is not the nearest as the crow flies", "[roads]") {
    AsciiRoads roads({"A         b", //
                      "|         |",
                      "c---------d"});
    const RoadBase base(roads.network(), node_order(roads.network()));
    const Travel travel(base, drawn_profile(), Season::dry);
    const std::vector<Target> targets{
        {roads.at('b'), {1, 0}}, {roads.at('c'), {2, 0}}, {roads.at('d'), {1, 0}}};
    const NearestTargets index(travel, targets);
    NearestTargets::Scratch scratch;
    const auto anyone = [](std::uint32_t) { return true; };
    const auto all = index.nearest(travel.anchor(roads.at('A')), {}, anyone, scratch);
    REQUIRE(all.size() == 3); // fewer than k, and said
    CHECK(all[0].target == 1);
    CHECK(all[0].time.minutes() == Approx(2).margin(1e-3));
    CHECK(all[2].target == 0);
    CHECK(all[2].time.minutes() == Approx(14).margin(1e-3));
    const std::array tests{TraitTest{0, 1}};
    const auto some = index.nearest(
        travel.anchor(roads.at('A')), {10, TravelTime{13 * 60'000}, tests}, anyone, scratch);
    REQUIRE(some.size() == 1);
    CHECK(some[0].target == 2);
    CHECK(index.nearest(travel.anchor(roads.at('A')), {0, k_unreachable, {}}, anyone, scratch)
              .empty());
}

TEST_CASE("The nearest targets are those of brute force by Dijkstra, whatever the filter",
          "[roads]") {
    REQUIRE(rc::check("nearest", [] {
        const auto nodes = *rc::gen::inRange<std::uint32_t>(2, 60);
        RandomTravel world(nodes, nodes * 3 / 2, *rc::gen::arbitrary<std::uint32_t>());
        std::vector<Target> targets;
        for (int i = *rc::gen::inRange(0, 60); i > 0; --i) {
            targets.push_back({world.place(), {world.random() % 8, 1}});
            if (i % 5 == 0) {
                targets.push_back(targets.back()); // several services of one site
            }
        }
        const NearestTargets index(world.travel, targets);
        NearestTargets::Scratch scratch;
        const std::array tests{TraitTest{0, *rc::gen::inRange<std::uint64_t>(1, 8)},
                               TraitTest{1, 1}};
        const auto odd = [](std::uint32_t target) { return target % 3 != 1; };
        for (int i = 0; i < 5; ++i) {
            NearestTargets::Options options{
                *rc::gen::inRange<std::size_t>(1, 12), k_unreachable, tests};
            options.within =
                *rc::gen::element(k_unreachable, TravelTime{5 * 60'000}, TravelTime{60 * 60'000});
            const auto from = world.travel.anchor(world.place());
            const auto times = index.times(from, scratch);
            for (std::uint32_t target = 0; target < targets.size(); ++target) {
                RC_ASSERT(times[target] == oracle_time(world.travel, from, index.anchored(target)));
            }
            RC_ASSERT(index.nearest(from, options, odd, scratch) ==
                      brute_force(world.travel, from, targets, options, odd));
        }
    }));
}
