#pragma once
#include "directory/offer.h"
#include "directory/offer_rules.h"
#include "directory/suitability.h"

#include <array>
#include <cstdint>
#include <optional>

/// How an offer suits a person: the rule of services (directory/suitability.h) for placements. What
/// an employer encourages shuts nobody out.
namespace relais::directory {

enum class OfferCriterion : std::uint8_t {
    occupation,
    level,
    language,
    encouraged,
    capacity,
    freshness
};
inline constexpr std::size_t k_offer_criterion_count = 6;

template <>
struct CodeList<OfferCriterion> {
    static constexpr std::string_view name = "offer_criterion";
    static constexpr auto codes = std::to_array<std::string_view>(
        {"occupation", "level", "language", "encouraged", "capacity", "freshness"});
};

/// What is known of who looks for a placement; nothing given is nothing known.
struct Seeker {
    std::optional<SchoolLevel> level;
    std::vector<std::string> languages;
    CodeSet<Public> publics;
};

struct OfferAssessment {
    std::array<Verdict, k_offer_criterion_count> verdicts{};
    [[nodiscard]] Verdict of(OfferCriterion criterion) const {
        return verdicts[static_cast<std::size_t>(criterion)];
    }
    [[nodiscard]] int count(Verdict verdict) const;
    /// As for services: nothing against and nothing unknown · nothing against · one against · more.
    [[nodiscard]] Suitability suitability() const;
    bool operator==(const OfferAssessment&) const = default;
};

/// `occupation_distance`: nothing when no occupation is asked; 0 same, 1 same family, 2 wider
/// family (usecases/ occupation_index.h). `standing` must be a visible one.
OfferAssessment assess_offer(const Offer& offer,
                             OfferStanding standing,
                             const Seeker& seeker,
                             std::optional<int> occupation_distance);

} // namespace relais::directory
