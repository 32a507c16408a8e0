#include "geometry/overlap.h"

#include "unit/geometry/overlap_world.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

using namespace relais::geometry;
using namespace relais::test;

namespace {

using Cells = std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, std::set<std::uint32_t>>;

Cells by_naive_loops(const OverlapWorld& world, std::uint64_t needs) {
    Cells cells;
    for (const auto& service : world.services) {
        for (std::uint32_t need = 0; need < 64; ++need) {
            for (std::uint32_t group = 0; group < 32; ++group) {
                const bool has = ((service.needs & needs) >> need & 1) != 0 && (service.publics >> group & 1) != 0;
                for (std::size_t i = 0; has && i < world.zones[service.zone].size(); ++i) {
                    cells[{need, world.zones[service.zone][i], group}].insert(service.organisation);
                }
            }
        }
    }
    std::erase_if(cells, [](const auto& cell) { return cell.second.size() < 2; });
    return cells;
}

Cells to_cells(const Overlaps& overlaps) {
    Cells cells;
    for (const auto& cell : overlaps.cells) {
        const auto list = overlaps.of(cell);
        cells[{cell.need, cell.area, cell.public_group}] = {list.begin(), list.end()};
    }
    return cells;
}

constexpr std::uint64_t k_all = ~std::uint64_t{0};

} // namespace

TEST_CASE("Cells are those that naive loops find, sorted, each once, organisations rising") {
    REQUIRE(rc::check("naive", [] {
        const auto world = any_overlap_world();
        const auto overlaps = find_overlaps(world.services, world.zones, k_all);
        RC_ASSERT(to_cells(overlaps) == by_naive_loops(world, k_all));
        RC_ASSERT(to_cells(overlaps).size() == overlaps.cells.size());
        RC_ASSERT(std::ranges::is_sorted(overlaps.cells, {}, [](const OverlapCell& cell) {
            return std::tuple(cell.need, cell.area, cell.public_group);
        }));
        for (const auto& cell : overlaps.cells) {
            RC_ASSERT(std::ranges::adjacent_find(overlaps.of(cell), std::greater_equal<>()) ==
                      overlaps.of(cell).end());
        }
    }));
}

TEST_CASE("Only the needs asked are looked at, and parts make the whole") {
    REQUIRE(rc::check("parts", [] {
        const auto world = any_overlap_world();
        const auto part = *rc::gen::arbitrary<std::uint64_t>();
        RC_ASSERT(to_cells(find_overlaps(world.services, world.zones, part)) == by_naive_loops(world, part));
        auto whole = to_cells(find_overlaps(world.services, world.zones, part));
        whole.merge(to_cells(find_overlaps(world.services, world.zones, ~part)));
        RC_ASSERT(whole == to_cells(find_overlaps(world.services, world.zones, k_all)));
    }));
}

TEST_CASE("The order of services changes nothing") {
    REQUIRE(rc::check("order", [] {
        auto world = any_overlap_world();
        const auto straight = find_overlaps(world.services, world.zones, k_all);
        std::ranges::reverse(world.services);
        const auto turned = find_overlaps(world.services, world.zones, k_all);
        RC_ASSERT(turned.cells == straight.cells);
        RC_ASSERT(turned.organisations == straight.organisations);
    }));
}

TEST_CASE("One service has to have need, public and area together") {
    // Organisation 1 has the need for women in area 0 and for men in area 1: nothing for women in area 1.
    const std::vector<OverlapZone> zones{{0}, {1}, {0, 1}};
    const std::vector<OverlapService> services{{0, 1, 0b11, 2}, {1, 1, 0b01, 0}, {1, 1, 0b10, 1}};
    const auto overlaps = find_overlaps(services, zones, k_all);
    REQUIRE(overlaps.cells.size() == 2);
    CHECK(overlaps.cells[0] == OverlapCell{0, 0, 0, 0, 2});
    CHECK(overlaps.cells[1] == OverlapCell{0, 1, 1, 2, 2});
}

TEST_CASE("Two services of one organisation are no overlap, and neither is what is not known") {
    const std::vector<OverlapZone> zones{{}, {0, 0, 3}};
    CHECK(find_overlaps(std::vector<OverlapService>{{4, 1, 1, 1}, {4, 1, 1, 1}}, zones, k_all).cells.empty());
    CHECK(find_overlaps(std::vector<OverlapService>{{4, 1, 1, 1}, {5, 1, 1, 0}}, zones, k_all).cells.empty());
    CHECK(find_overlaps(std::vector<OverlapService>{{4, 1, 1, 1}, {5, 1, 0, 1}}, zones, k_all).cells.empty());
    CHECK(find_overlaps(std::vector<OverlapService>{{4, 1, 1, 1}, {5, 1, 1, 9}}, zones, k_all).cells.empty());
    CHECK(find_overlaps({}, {}, k_all).cells.empty());
    CHECK(find_overlaps(std::vector<OverlapService>{{4, 1, 1, 1}, {5, 1, 1, 1}}, zones, k_all).cells.size() == 2);
}

TEST_CASE("Publics with the same organisations share one list") {
    const std::vector<OverlapZone> zones{{0}};
    const std::vector<OverlapService> services{{0, 1, 0xfffff, 0}, {1, 1, 0xfffff, 0}, {2, 1, 0xffffe, 0}};
    const auto overlaps = find_overlaps(services, zones, k_all);
    CHECK(overlaps.cells.size() == 20);
    CHECK(overlaps.organisations == std::vector<std::uint32_t>{0, 1, 0, 1, 2});
}
