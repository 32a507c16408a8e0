#include "nearest/whole_questions.h"

#include "geometry/nearest_index.h"
#include "support/timing.h"

#include <cstdio>
#include <random>

namespace relais::bench {
namespace {

using namespace directory;

constexpr DayNumber k_today = 20'000;
constexpr int k_needs = 46;
constexpr int k_regions = 10;

class World {
public:
    geometry::Offering offering(std::int64_t number, LonLat at) {
        ServiceFacts facts;
        facts.needs = NeedMask{1} << index(k_needs);
        facts.publics = chance(0.3) ? 0 : chance(0.4) ? 1 : some_bits(21);
        facts.languages = chance(0.3) ? 0 : chance(0.5) ? 3 : 1;
        facts.sexes = static_cast<std::uint8_t>(chance(0.3) ? 0 : chance(0.8) ? 3 : 1 + index(2));
        facts.fee = static_cast<std::uint8_t>(chance(0.4) ? 0 : 1 << index(3));
        facts.access_modes = static_cast<std::uint8_t>(chance(0.4) ? 0 : some_bits(5));
        facts.saturation = static_cast<std::uint8_t>(chance(0.6) ? 0 : 1 << index(3));
        facts.saturation_day = facts.saturation == 0 ? k_never : k_today - index(200);
        facts.verified_day = chance(0.2) ? k_never : k_today - index(600);
        facts.minimum_age = static_cast<std::int16_t>(chance(0.5) ? -1 : index(20));
        facts.maximum_age = static_cast<std::int16_t>(chance(0.7) ? -1 : 18 + index(50));
        facts.closed_from = chance(0.03) ? k_never : facts.closed_from;
        facts.zone = static_cast<std::uint32_t>(chance(0.2) ? 0 : chance(0.3) ? 1 : 2 + index(k_regions + 2));
        return {number, at, facts};
    }

    static FactTables tables() {
        FactTables tables;
        tables.zones.push_back({ServedZone::Kind::national, {}, {}});
        for (int i = 0; i < k_regions; ++i) {
            tables.zones.push_back({ServedZone::Kind::areas, {"CM00" + std::to_string(i)}, {}});
        }
        tables.zones.push_back({ServedZone::Kind::radius, {}, {20'000}});
        tables.zones.push_back({ServedZone::Kind::radius, {}, {100'000}});
        return tables;
    }

    Query query(LonLat at) {
        Query query;
        query.needs = NeedMask{1} << index(k_needs);
        query.place = {at, "CM00" + std::to_string(index(k_regions)) + "001"};
        query.profile.sex = static_cast<Sex>(index(2));
        const int age = 10 + index(50);
        query.profile.age = AgeBand{age, age};
        query.profile.publics = {Public::returnees, static_cast<Public>(2 + index(19))};
        query.profile.languages = chance(0.7) ? 1 : 2;
        if (chance(0.3)) {
            query.wishes.fee_at_most = Fee::free;
        }
        query.today = k_today;
        return query;
    }

private:
    int index(int count) { return std::uniform_int_distribution(0, count - 1)(m_random); }
    bool chance(double probability) { return std::uniform_real_distribution(0.0, 1.0)(m_random) < probability; }
    std::uint32_t some_bits(int codes) { return (1U << index(codes)) | (1U << index(codes)); }

    std::mt19937_64 m_random{5};
};

} // namespace

void print_whole_questions_heading() {
    std::printf("\n| whole questions, set | queries | median µs | p99 µs | suitable | possible | near misses |\n");
    std::printf("| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
}

void print_whole_questions(const DataSet& set, std::size_t count) {
    World world;
    std::vector<geometry::Offering> offerings;
    for (const auto& point : set.points) {
        offerings.push_back(world.offering(static_cast<std::int64_t>(offerings.size()), point.at));
    }
    const geometry::NearestIndex index(std::move(offerings), World::tables());
    std::vector<double> times;
    std::size_t suitable = 0;
    std::size_t possible = 0;
    std::size_t near_misses = 0;
    for (const auto& asked : queries(set, 1, count)) {
        const auto query = world.query(asked.at);
        const Stopwatch asking;
        const auto answer = index.nearest(query, {});
        times.push_back(asking.microseconds());
        suitable += answer.suitable.size();
        possible += answer.possible.size();
        near_misses += answer.near_misses.size();
    }
    const auto mean = [count](std::size_t sum) { return static_cast<double>(sum) / static_cast<double>(count); };
    std::printf("| %s | %zu | %.1f | %.1f | %.1f | %.1f | %.1f |\n",
                set.name.c_str(),
                count,
                quantile(times, 0.5),
                quantile(times, 0.99),
                mean(suitable),
                mean(possible),
                mean(near_misses));
}

} // namespace relais::bench
