#include "directory/apportion.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace relais::directory {
namespace {

std::vector<double> usable(std::vector<double> weights) {
    for (auto& weight : weights) {
        weight = std::isfinite(weight) && weight > 0 ? weight : 0;
    }
    const bool none = std::ranges::all_of(weights, [](double weight) { return weight == 0; });
    if (none) {
        std::ranges::fill(weights, 1.0);
    }
    return weights;
}

} // namespace

std::vector<std::int64_t> apportion(std::int64_t total, const std::vector<double>& given) {
    const auto weights = usable(given);
    const auto sum = std::accumulate(weights.begin(), weights.end(), 0.0L);
    std::vector<std::int64_t> parts(weights.size());
    std::vector<std::size_t> order(weights.size());
    std::vector<long double> remainders(weights.size());
    std::int64_t left = total;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const long double exact = static_cast<long double>(total) * weights[i] / sum;
        parts[i] = std::min(static_cast<std::int64_t>(exact), left); // rounding never hands out more than there is
        remainders[i] = exact - static_cast<long double>(parts[i]);
        left -= parts[i];
        order[i] = i;
    }
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
    for (std::size_t i = 0; left > 0 && !order.empty(); i = (i + 1) % order.size(), --left) {
        ++parts[order[i]];
    }
    return parts;
}

} // namespace relais::directory
