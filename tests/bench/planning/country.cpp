#include "planning/country.h"

#include <random>

namespace relais::bench {
namespace {

using directory::LonLat;

constexpr int k_towns = 360;

LonLat anywhere(std::mt19937& random) {
    return {std::uniform_real_distribution(8.5, 16.2)(random), std::uniform_real_distribution(1.7, 13.0)(random)};
}

std::vector<LonLat> towns() {
    std::mt19937 random(1);
    std::vector<LonLat> towns(k_towns);
    for (auto& town : towns) {
        town = anywhere(random);
    }
    return towns;
}

LonLat around(LonLat town, double kilometres, std::mt19937& random) {
    std::normal_distribution degrees(0.0, kilometres / 111);
    return {town.longitude + degrees(random), town.latitude + degrees(random)};
}

/// Small ones often: 1/rank.
std::discrete_distribution<std::size_t> by_rank() {
    std::vector<double> shares;
    for (int rank = 1; rank <= k_towns; ++rank) {
        shares.push_back(1.0 / rank);
    }
    return {shares.begin(), shares.end()};
}

} // namespace

Country country(std::size_t settlements) {
    const auto centres = towns();
    std::mt19937 random(2);
    std::uniform_int_distribution<std::size_t> any_town(0, k_towns - 1);
    Country country;
    for (std::size_t i = 0; i < settlements; ++i) {
        const bool near_town = i % 2 == 0;
        country.settlements.push_back(near_town ? around(centres[any_town(random)], 25, random) : anywhere(random));
        country.people.push_back(3e6 / static_cast<double>(i + 1));
    }
    return country;
}

std::vector<LonLat> provider_places(std::size_t count) {
    const auto centres = towns();
    auto town = by_rank();
    std::mt19937 random(3);
    std::uniform_real_distribution spread(2.0, 8.0);
    std::vector<LonLat> places;
    for (std::size_t i = 0; i < count; ++i) {
        places.push_back(around(centres[town(random)], spread(random), random));
    }
    return places;
}

Providers providers(std::size_t organisations) {
    constexpr std::size_t k_services = 5;
    constexpr std::uint32_t k_regions = 10;
    Providers providers;
    providers.places = provider_places(organisations * k_services);
    for (std::uint32_t region = 0; region < k_regions; ++region) {
        providers.zones.push_back({region});
    }
    providers.zones.push_back({0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
    std::mt19937 random(4);
    const auto number = [&random](int low, int high) { return std::uniform_int_distribution(low, high)(random); };
    for (std::uint32_t organisation = 0; organisation < organisations; ++organisation) {
        const int needs[] = {number(0, 45), number(0, 45), number(0, 45)};
        for (std::size_t i = 0; i < k_services; ++i) {
            geometry::OverlapService service{organisation, std::uint64_t{1} << needs[number(0, 2)], 0xfffff, k_regions};
            if (number(0, 1) == 0) {
                service.publics = 0;
                for (int j = number(1, 4); j > 0; --j) {
                    service.publics |= 1U << number(0, 19);
                }
            }
            if (number(0, 9) != 0) {
                service.zone = static_cast<std::uint32_t>(number(0, k_regions - 1));
            }
            providers.services.push_back(service);
        }
    }
    return providers;
}

} // namespace relais::bench
