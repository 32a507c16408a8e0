#include "geometry/overlap_people.h"

#include "unit/geometry/overlap_world.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>

using namespace relais::directory;
using namespace relais::geometry;
using namespace relais::test;

namespace {

/// A world with its reach, and the same answers by naive loops.
class Scene {
public:
    Scene(OverlapWorld world, double metres, bool by_zone)
        : m_world(std::move(world)), m_by_zone(by_zone), m_index(m_world.settlements),
          m_people(m_index.in_rank_order(m_world.people)),
          m_reach(m_index.table(m_world.places, std::vector<Metres>{{metres}})),
          m_reaches(m_world.services.size()) {
        for (const auto settlement : m_index.order()) {
            m_area_of_rank.push_back(m_world.area_of_settlement[settlement]);
        }
        for (std::size_t i = 0; i < m_world.services.size(); ++i) {
            for (const auto& settlement : m_world.settlements) {
                m_reaches[i].push_back(geodesic_distance(m_world.places[i], settlement).value <= metres);
            }
            for (std::size_t j = 0; by_zone && j < m_world.settlements.size(); ++j) {
                const auto& zone = m_world.zones[m_world.services[i].zone];
                const bool served = std::ranges::find(zone, m_world.area_of_settlement[j]) != zone.end();
                m_reaches[i][j] = m_reaches[i][j] && served;
            }
        }
    }

    [[nodiscard]] OverlapPeople people() const {
        return m_by_zone ? OverlapPeople(m_world.services, m_reach, m_people, {m_world.zones, m_area_of_rank})
                         : OverlapPeople(m_world.services, m_reach, m_people);
    }
    [[nodiscard]] const OverlapWorld& world() const { return m_world; }

    [[nodiscard]] bool is_reached(std::size_t settlement, std::uint32_t organisation, std::uint64_t needs) const {
        for (std::size_t i = 0; i < m_world.services.size(); ++i) {
            const auto& service = m_world.services[i];
            if (service.organisation == organisation && (service.needs & needs) != 0 && m_reaches[i][settlement]) {
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] std::uint64_t needs_of(std::uint32_t organisation) const {
        std::uint64_t needs = 0;
        for (const auto& service : m_world.services) {
            needs |= service.organisation == organisation ? service.needs : 0;
        }
        return needs;
    }
    [[nodiscard]] double shared_by_naive_loops(std::uint32_t a, std::uint32_t b) const {
        double people = 0;
        for (std::size_t i = 0; i < m_world.settlements.size(); ++i) {
            bool shared = false;
            for (int need = 0; need < 64; ++need) {
                const auto bit = std::uint64_t{1} << need;
                shared = shared || (is_reached(i, a, bit) && is_reached(i, b, bit));
            }
            people += shared ? m_world.people[i] : 0;
        }
        return people;
    }

private:
    OverlapWorld m_world;
    bool m_by_zone;
    ReachIndex m_index;
    std::vector<double> m_people;
    ReachTable m_reach;
    std::vector<std::uint32_t> m_area_of_rank;
    std::vector<std::vector<bool>> m_reaches;
};

Scene any_scene() {
    auto world = any_overlap_world();
    return {std::move(world), *rc::gen::inRange(0, 600) * 1000.0, *rc::gen::arbitrary<bool>()};
}

} // namespace

TEST_CASE("Organisations share the needs and people that naive loops find") {
    REQUIRE(rc::check("pairs", [] {
        const auto scene = any_scene();
        const auto people = scene.people();
        std::vector<OrganisationPair> naive;
        for (std::uint32_t a = 0; a < people.organisation_count(); ++a) {
            for (auto b = a + 1; b < people.organisation_count(); ++b) {
                if (const auto needs = scene.needs_of(a) & scene.needs_of(b); needs != 0) {
                    naive.push_back({a, b, needs, scene.shared_by_naive_loops(a, b)});
                }
            }
        }
        RC_ASSERT(people.pairs() == naive);
    }));
}

TEST_CASE("People by number of providers are those of naive loops and sum to everybody") {
    REQUIRE(rc::check("counts", [] {
        const auto scene = any_scene();
        const auto people = scene.people();
        const auto need = static_cast<std::uint32_t>(*rc::gen::inRange(0, 64));
        std::array<double, 4> naive{};
        for (std::size_t i = 0; i < scene.world().settlements.size(); ++i) {
            std::size_t providers = 0;
            for (std::uint32_t a = 0; a < people.organisation_count(); ++a) {
                providers += scene.is_reached(i, a, std::uint64_t{1} << need) ? 1 : 0;
            }
            naive[std::min<std::size_t>(providers, 3)] += scene.world().people[i];
        }
        const auto counts = people.providers(need);
        RC_ASSERT(counts.people == naive);
        const auto& all = scene.world().people;
        RC_ASSERT(std::accumulate(counts.people.begin(), counts.people.end(), 0.0) ==
                  std::accumulate(all.begin(), all.end(), 0.0));
    }));
}

TEST_CASE("Pairs found in parts are the pairs found at once; the order of services changes nothing") {
    REQUIRE(rc::check("parts", [] {
        const auto world = any_overlap_world();
        const auto people = Scene(world, 90'000, false).people();
        const auto cut = static_cast<std::uint32_t>(*rc::gen::inRange(0, 12));
        auto parts = people.pairs(0, cut);
        const auto rest = people.pairs(cut, 1000);
        parts.insert(parts.end(), rest.begin(), rest.end());
        RC_ASSERT(parts == people.pairs());

        auto turned = world;
        std::ranges::reverse(turned.services);
        std::ranges::reverse(turned.places);
        RC_ASSERT(Scene(turned, 90'000, false).people().pairs() == people.pairs());
    }));
}

TEST_CASE("A kilometre more never shares fewer people nor leaves more without a provider") {
    REQUIRE(rc::check("monotone", [] {
        const auto world = any_overlap_world();
        const double metres = *rc::gen::inRange(0, 400) * 1000.0;
        const auto near = Scene(world, metres, false).people();
        const auto far = Scene(world, metres + 1000, false).people();
        const auto before = near.pairs();
        const auto after = far.pairs();
        RC_ASSERT(before.size() == after.size());
        for (std::size_t i = 0; i < before.size(); ++i) {
            RC_ASSERT(before[i].people <= after[i].people);
        }
        for (std::uint32_t need = 0; need < 64; ++need) {
            RC_ASSERT(far.providers(need).people[0] <= near.providers(need).people[0]);
        }
    }));
}

TEST_CASE("A person whom two organisations reach for two needs counts once") {
    OverlapWorld world;
    world.settlements = {{13, 5}, {13.2, 5}, {13.4, 5}};
    world.people = {100, 10, 1};
    world.area_of_settlement = {0, 0, 0};
    // Both meet needs 0 and 1; need 1 of organisation 1 is met farther east: other people, and one place in common.
    world.services = {{0, 0b11, 1, 0}, {1, 0b01, 1, 0}, {1, 0b10, 1, 0}};
    world.places = {{13.1, 5}, {13.1, 5}, {13.3, 5}};
    const Scene scene(world, 25'000, false);
    const auto people = scene.people();
    CHECK(people.pairs() == std::vector<OrganisationPair>{{0, 1, 0b11, 110}});
    CHECK(people.people_of(0) == 110);
    CHECK(people.people_of(1) == 111);
    CHECK(people.providers(1).people == std::array<double, 4>{0, 101, 10, 0});
}

TEST_CASE("Without services nobody is reached and nothing shared") {
    OverlapWorld world;
    world.settlements = {{13, 5}};
    world.people = {100};
    world.area_of_settlement = {0};
    const auto people = Scene(world, std::numeric_limits<double>::infinity(), false).people();
    CHECK(people.organisation_count() == 0);
    CHECK(people.pairs().empty());
    CHECK(people.providers(3).people == std::array<double, 4>{100, 0, 0, 0});
}

TEST_CASE("Nothing is lost when the limit is infinite") {
    OverlapWorld world;
    ReachWorld random(5);
    world.settlements = random.points(300);
    world.people = std::vector<double>(300, 1.0);
    world.area_of_settlement.resize(300, 0);
    world.services = {{0, 1, 1, 0}, {7, 1, 1, 0}, {8, 1, 1, 0}, {8, 1, 1, 0}};
    world.places = {{13, 5}, {-60, -30}, {9, 4}, {9, 4}};
    const auto people = Scene(world, std::numeric_limits<double>::infinity(), false).people();
    CHECK(people.pairs() == std::vector<OrganisationPair>{{0, 7, 1, 300}, {0, 8, 1, 300}, {7, 8, 1, 300}});
    CHECK(people.providers(0).people == std::array<double, 4>{0, 0, 0, 300});
}
