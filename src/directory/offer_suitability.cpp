#include "directory/offer_suitability.h"

#include <algorithm>

namespace relais::directory {
namespace {

constexpr int k_same_family = 1;

Verdict met_if(bool met) {
    return met ? Verdict::met : Verdict::not_met;
}

Verdict occupation_verdict(std::optional<int> distance) {
    return distance ? met_if(*distance <= k_same_family) : Verdict::not_asked;
}

Verdict level_verdict(const Offer& offer, const Seeker& seeker) {
    if (offer.level == SchoolLevel::none) {
        return Verdict::met;
    }
    if (!offer.level || !seeker.level) {
        return Verdict::unknown;
    }
    return met_if(*seeker.level >= *offer.level);
}

Verdict language_verdict(const Offer& offer, const Seeker& seeker) {
    if (seeker.languages.empty()) {
        return Verdict::not_asked;
    }
    if (offer.languages.empty()) {
        return Verdict::unknown;
    }
    return met_if(std::ranges::any_of(seeker.languages, [&](const std::string& language) {
        return std::ranges::find(offer.languages, language) != offer.languages.end();
    }));
}

/// Never against anybody.
Verdict encouraged_verdict(const Offer& offer, const Seeker& seeker) {
    const bool welcome = (offer.encouraged.bits & seeker.publics.bits) != 0 ||
                         (offer.encouraged.has(Public::everyone) && !seeker.publics.empty());
    return welcome ? Verdict::met : Verdict::not_asked;
}

} // namespace

int OfferAssessment::count(Verdict verdict) const {
    return static_cast<int>(std::ranges::count(verdicts, verdict));
}

Suitability OfferAssessment::suitability() const {
    const int against = count(Verdict::not_met);
    if (against > 1) {
        return Suitability::unsuitable;
    }
    if (against == 1) {
        return Suitability::near_miss;
    }
    return count(Verdict::unknown) == 0 ? Suitability::suitable : Suitability::possible;
}

OfferAssessment assess_offer(const Offer& offer,
                             OfferStanding standing,
                             const Seeker& seeker,
                             std::optional<int> occupation_distance) {
    OfferAssessment out;
    const auto say = [&](OfferCriterion criterion, Verdict verdict) {
        out.verdicts[static_cast<std::size_t>(criterion)] = verdict;
    };
    say(OfferCriterion::occupation, occupation_verdict(occupation_distance));
    say(OfferCriterion::level, level_verdict(offer, seeker));
    say(OfferCriterion::language, language_verdict(offer, seeker));
    say(OfferCriterion::encouraged, encouraged_verdict(offer, seeker));
    say(OfferCriterion::capacity, met_if(standing != OfferStanding::full_this_month));
    say(OfferCriterion::freshness,
        standing == OfferStanding::unconfirmed ? Verdict::unknown : Verdict::met);
    return out;
}

} // namespace relais::directory
