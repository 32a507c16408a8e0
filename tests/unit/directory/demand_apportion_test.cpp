#include "directory/apportion.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <limits>
#include <numeric>

using relais::directory::apportion;
using Parts = std::vector<std::int64_t>;

TEST_CASE("people are cut in proportion, the largest remainders first") {
    CHECK(apportion(10, {1, 1, 2}) == Parts{3, 2, 5}); // 2.5, 2.5 and 5: the earlier of equals
    CHECK(apportion(7, {5, 3, 1}) == Parts{4, 2, 1});
    CHECK(apportion(0, {1, 2}) == Parts{0, 0});
    CHECK(apportion(5, {}).empty());
}

TEST_CASE("weights that cannot count count as nothing, and where none counts all parts are alike") {
    CHECK(apportion(9, {-4, 1, std::numeric_limits<double>::quiet_NaN(), 2}) == Parts{0, 3, 0, 6});
    CHECK(apportion(5, {0, 0}) == Parts{3, 2});
}

TEST_CASE("parts sum to the whole, none is negative, and none is off by a person or more") {
    CHECK(rc::check([](const std::vector<std::uint32_t>& drawn) {
        const auto total = *rc::gen::inRange<std::int64_t>(0, 30'000'000);
        const std::vector<double> weights(drawn.begin(), drawn.end());
        const auto parts = apportion(total, weights);
        RC_ASSERT(parts.size() == weights.size());
        const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
        for (std::size_t i = 0; sum > 0 && i < parts.size(); ++i) {
            const double exact = static_cast<double>(total) * weights[i] / sum;
            RC_ASSERT(parts[i] >= 0);
            RC_ASSERT(std::abs(static_cast<double>(parts[i]) - exact) < 1 + 1e-6);
        }
        RC_ASSERT(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}) == (parts.empty() ? 0 : total));
    }));
}
