#include "usecases/likeness.h"

#include "geometry/geodesic.h"
#include "util/text_fold.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

namespace relais::usecases {
namespace {

using namespace relais::directory;

std::vector<std::string> letter_pairs(std::string_view text) {
    std::vector<std::string> pairs;
    for (const auto& word : util::folded_words(text)) {
        for (std::size_t i = 0; i + 1 < word.size(); ++i) {
            pairs.push_back(word.substr(i, 2));
        }
        if (word.size() == 1) { // "Maroua I" is not "Maroua II"
            pairs.push_back(word);
        }
    }
    std::ranges::sort(pairs);
    return pairs;
}

std::string percent(double share) {
    return std::to_string(static_cast<int>(std::lround(100 * share)));
}

bool share_a_phone(const Site& a, const Site& b) {
    return std::ranges::find_first_of(a.phones, b.phones) != a.phones.end();
}

/// 1 at no distance, a half at 400 m, nothing at a kilometre; nothing known where a point is coarse.
std::optional<double> nearness(const Site& a, const Site& b, double& metres) {
    const auto fine = [](const Site& site) {
        return site.point && site.precision <= LocationPrecision::neighbourhood;
    };
    if (!fine(a) || !fine(b)) {
        return std::nullopt;
    }
    metres = geometry::geodesic_distance(*a.point, *b.point).value;
    return 1 / (1 + std::exp(0.01 * metres - 4));
}

/// A weighted mean of what is known.
class Mean {
public:
    void add(double weight, double value) {
        m_sum += weight * value;
        m_weight += weight;
    }
    [[nodiscard]] double value() const { return m_weight > 0 ? m_sum / m_weight : 0; }

private:
    double m_sum = 0;
    double m_weight = 0;
};

std::string full_name(const Organisation& organisation, const Site& site) {
    return organisation.name + " " + site.name;
}

} // namespace

double name_likeness(std::string_view a, std::string_view b) {
    const auto first = letter_pairs(a);
    const auto second = letter_pairs(b);
    if (first.empty() || second.empty()) {
        return 0;
    }
    std::vector<std::string> common;
    std::ranges::set_intersection(first, second, std::back_inserter(common));
    return 2.0 * static_cast<double>(common.size()) / static_cast<double>(first.size() + second.size());
}

Likeness likeness(const Organisation& a, const Organisation& b) {
    Likeness result;
    const double names = name_likeness(a.name, b.name);
    result.score = names;
    result.reasons.push_back({"match.names", {{"percent", percent(names)}}});
    if (!a.acronym.empty() && util::squeeze(a.acronym) == util::squeeze(b.acronym)) {
        result.score = std::max(result.score, (1 + names) / 2);
        result.reasons.push_back({"match.same_acronym", {{"value", a.acronym}}});
    }
    if (!a.website.empty() && util::squeeze(a.website) == util::squeeze(b.website)) {
        result.score = std::max(result.score, (1 + names) / 2);
        result.reasons.push_back({"match.same_website", {{"value", a.website}}});
    }
    return result;
}

Likeness likeness(const Organisation& organisation_a, const Site& a, const Organisation& organisation_b,
                  const Site& b) {
    constexpr double k_name_weight = 0.6;
    constexpr double k_place_weight = 0.25;
    constexpr double k_phone_weight = 0.15;
    Likeness result;
    Mean mean;
    const double names = name_likeness(full_name(organisation_a, a), full_name(organisation_b, b));
    mean.add(k_name_weight, names);
    result.reasons.push_back({"match.names", {{"percent", percent(names)}}});
    double metres = 0;
    if (const auto near = nearness(a, b, metres)) {
        mean.add(k_place_weight, *near);
        result.reasons.push_back({"match.distance", {{"metres", std::to_string(std::lround(metres))}}});
    }
    if (!a.phones.empty() && !b.phones.empty()) {
        const bool same = share_a_phone(a, b);
        mean.add(k_phone_weight, same ? 1 : 0);
        result.reasons.push_back({same ? "match.same_phone" : "match.other_phone", {}});
    }
    result.score = mean.value();
    return result;
}

} // namespace relais::usecases
