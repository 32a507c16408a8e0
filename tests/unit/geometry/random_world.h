#pragma once
#include "geometry/nearest_index.h"
#include "unit/geometry/offering_builders.h"

#include <random>

namespace relais::test {

/// Services and queries of every sort, from a seed: clustered and scattered, many on one spot, with
/// and without each fact, so that every list gets something.
class RandomWorld {
public:
    explicit RandomWorld(std::uint32_t seed)
        : m_random(seed) {}

    /// Inclusive.
    int number(int low, int high) { return std::uniform_int_distribution(low, high)(m_random); }
    double real(double low, double high) {
        return std::uniform_real_distribution(low, high)(m_random);
    }
    bool chance(double probability) { return real(0, 1) < probability; }

    directory::FactTables tables() {
        using Kind = directory::ServedZone::Kind;
        directory::FactTables tables;
        tables.zones.push_back({Kind::national, {}, {}});
        for (int i = 0; i < 12; ++i) {
            tables.zones.push_back({Kind::areas, {area(), area()}, {}});
            tables.zones.push_back({Kind::areas, {area().substr(0, 5)}, {}});
            tables.zones.push_back({Kind::radius, {}, {real(0, 400'000)}});
        }
        tables.zones.push_back({Kind::areas, {}, {}});
        tables.zones.push_back({Kind::areas, {"CM", ""}, {}});
        tables.hours.push_back({true, {{480, 960}, {5000, 9000}}});
        tables.hours.push_back({true, {}});
        return tables;
    }

    std::vector<geometry::Offering> offerings(int count, const directory::FactTables& tables) {
        // How often each fact says nothing, and how often it says "all", is drawn once a world:
        // some worlds are all alike, in some hardly anybody suits.
        m_silence = chance(0.3) ? 0 : real(0, 0.6);
        m_openness = chance(0.3) ? 1 : real(0, 0.9);
        std::vector<geometry::Offering> out;
        for (int i = 0; i < count; ++i) {
            const bool same_spot = !out.empty() && chance(0.3);
            std::optional<directory::LonLat> at = same_spot ? out[number(0, i - 1)].point : point();
            if (chance(0.03)) {
                at.reset();
            }
            out.push_back({number(0, count), at, facts(tables)});
        }
        return out;
    }

    directory::Query query() {
        directory::Query query;
        query.needs = chance(0.2) ? 0xFFU : std::uint64_t{1} << number(0, 4);
        query.place.point = point();
        query.place.area = chance(0.2) ? "" : area().substr(0, chance(0.3) ? 5 : 11);
        if (chance(0.7)) {
            query.profile.sex = chance(0.5) ? directory::Sex::female : directory::Sex::male;
        }
        if (chance(0.7)) {
            const int from = number(0, 90);
            query.profile.age = directory::AgeBand{from, from + (chance(0.5) ? 0 : number(0, 50))};
        }
        query.profile.publics = directory::CodeSet<directory::Public>(chance(0.5) ? 0 : some_bits(21));
        query.profile.certain_publics = directory::CodeSet<directory::Public>(chance(0.5) ? 0 : some_bits(21));
        query.profile.languages = chance(0.5) ? 0 : some_bits(6);
        if (chance(0.3)) {
            query.wishes.fee_at_most = static_cast<directory::Fee>(number(0, 2));
        }
        query.wishes.access_modes = directory::CodeSet<directory::AccessMode>(chance(0.6) ? 0 : some_bits(5));
        if (chance(0.3)) {
            query.wishes.open_at = directory::LocalTime{number(0, directory::k_minutes_of_week - 1)};
        }
        query.today = k_today;
        return query;
    }

    geometry::NearestOptions options() {
        geometry::NearestOptions options;
        options.k = number(0, 50);
        options.near_misses = number(0, 12);
        if (chance(0.4)) {
            options.within = directory::Metres{real(0, 300'000)};
        }
        return options;
    }

private:
    /// Three towns and the country around them; on a grid now and then, for exact ties.
    directory::LonLat point() {
        static constexpr directory::LonLat k_towns[] = {{11.52, 3.87}, {9.70, 4.05}, {14.32, 10.59}};
        if (chance(0.25)) {
            return {9.0 + number(0, 14) * 0.5, 2.0 + number(0, 20) * 0.5};
        }
        if (chance(0.2)) {
            return {real(8.4, 16.2), real(1.6, 13.1)};
        }
        const auto town = k_towns[number(0, 2)];
        return {town.longitude + real(-0.1, 0.1), town.latitude + real(-0.1, 0.1)};
    }

    directory::AreaCode area() {
        return "CM00" + std::to_string(number(1, 4)) + "00" + std::to_string(number(1, 3)) + "00" +
               std::to_string(number(1, 3));
    }

    std::uint32_t some_bits(int codes) { return (1U << number(0, codes - 1)) | (1U << number(0, codes - 1)); }

    bool silent() { return chance(m_silence); }
    bool open() { return chance(m_openness); }

    directory::ServiceFacts facts(const directory::FactTables& tables) {
        directory::ServiceFacts facts;
        facts.needs = chance(0.02) ? 0 : std::uint64_t{1} << (chance(0.6) ? 0 : number(0, 5));
        facts.publics = silent() ? 0 : open() ? 1 : some_bits(21);
        facts.languages = silent() ? 0 : open() ? 0x3F : some_bits(6);
        facts.sexes = static_cast<std::uint8_t>(silent() ? 0 : open() ? 3 : number(1, 2));
        facts.fee = static_cast<std::uint8_t>(silent() ? 0 : open() ? 1 : 1 << number(0, 2));
        facts.access_modes = static_cast<std::uint8_t>(silent() ? 0 : open() ? 31 : some_bits(5));
        facts.saturation = static_cast<std::uint8_t>(silent() ? 0 : open() ? 1 : 1 << number(0, 2));
        facts.saturation_day = silent() ? directory::k_never : k_today - (open() ? 0 : number(0, 200));
        facts.verified_day = silent() ? directory::k_never : k_today - (open() ? 0 : number(0, 700));
        give_ages(facts);
        if (!open() && chance(0.2)) {
            facts.closed_from = k_today + number(-20, 20);
            facts.closed_until = chance(0.5) ? std::numeric_limits<directory::DayNumber>::max() : k_today + number(0, 30);
        }
        facts.zone = silent() ? 0 : open() ? 1 : number(1, static_cast<int>(tables.zones.size()) - 1);
        facts.hours = silent() ? 0 : number(0, static_cast<int>(tables.hours.size()) - 1);
        return facts;
    }

    void give_ages(directory::ServiceFacts& facts) {
        if (open()) {
            facts.minimum_age = 0;
            return;
        }
        if (!silent()) {
            facts.minimum_age = static_cast<std::int16_t>(number(0, 70));
        }
        if (!silent()) {
            facts.maximum_age = static_cast<std::int16_t>(number(5, 130)); // now and then below the minimum
        }
    }

    std::mt19937 m_random;
    double m_silence = 0;
    double m_openness = 1;
};

} // namespace relais::test
