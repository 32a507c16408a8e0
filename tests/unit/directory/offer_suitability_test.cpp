#include "directory/offer_suitability.h"

#include <catch2/catch.hpp>

using namespace relais::directory;

namespace {

Verdict verdict(OfferCriterion criterion,
                const Offer& offer,
                const Seeker& seeker,
                std::optional<int> distance = {},
                OfferStanding standing = OfferStanding::shown) {
    return assess_offer(offer, standing, seeker, distance).of(criterion);
}

} // namespace

TEST_CASE("the same trade and its family suit, the wider family does not", "[unit][offer]") {
    CHECK(verdict(OfferCriterion::occupation, {}, {}) == Verdict::not_asked);
    CHECK(verdict(OfferCriterion::occupation, {}, {}, 0) == Verdict::met);
    CHECK(verdict(OfferCriterion::occupation, {}, {}, 1) == Verdict::met);
    CHECK(verdict(OfferCriterion::occupation, {}, {}, 2) == Verdict::not_met);
}

TEST_CASE("a level must be reached; what is not said is unknown", "[unit][offer]") {
    using enum SchoolLevel;
    const auto level = [](std::optional<SchoolLevel> asked, std::optional<SchoolLevel> has) {
        Offer offer;
        offer.level = asked;
        Seeker seeker;
        seeker.level = has;
        return verdict(OfferCriterion::level, offer, seeker);
    };
    CHECK(level(none, {}) == Verdict::met);
    CHECK(level({}, higher) == Verdict::unknown);
    CHECK(level(primary, {}) == Verdict::unknown);
    CHECK(level(vocational, lower_secondary) == Verdict::not_met);
    CHECK(level(vocational, vocational) == Verdict::met);
    CHECK(level(vocational, higher) == Verdict::met);
}

TEST_CASE("one language in common is enough", "[unit][offer]") {
    Offer offer;
    Seeker seeker;
    CHECK(verdict(OfferCriterion::language, offer, seeker) == Verdict::not_asked);
    seeker.languages = {"ful", "fr"};
    CHECK(verdict(OfferCriterion::language, offer, seeker) == Verdict::unknown);
    offer.languages = {"fr"};
    CHECK(verdict(OfferCriterion::language, offer, seeker) == Verdict::met);
    offer.languages = {"en"};
    CHECK(verdict(OfferCriterion::language, offer, seeker) == Verdict::not_met);
}

TEST_CASE("whom an employer encourages shuts nobody out", "[unit][offer]") {
    Offer offer;
    offer.encouraged = {Public::women};
    Seeker seeker;
    seeker.publics = {Public::persons_with_disabilities};
    CHECK(verdict(OfferCriterion::encouraged, offer, seeker) == Verdict::not_asked);
    seeker.publics.add(Public::women);
    CHECK(verdict(OfferCriterion::encouraged, offer, seeker) == Verdict::met);
    offer.encouraged = {Public::everyone};
    CHECK(verdict(OfferCriterion::encouraged, offer, seeker) == Verdict::met);
}

TEST_CASE("a full month counts against an offer, an old word leaves it in doubt", "[unit][offer]") {
    Offer offer;
    offer.level = SchoolLevel::none;
    CHECK(assess_offer(offer, OfferStanding::shown, {}, {}).suitability() == Suitability::suitable);
    CHECK(assess_offer(offer, OfferStanding::unconfirmed, {}, {}).suitability() ==
          Suitability::possible);
    CHECK(assess_offer(offer, OfferStanding::full_this_month, {}, {}).suitability() ==
          Suitability::near_miss);
    CHECK(assess_offer(offer, OfferStanding::full_this_month, {}, 2).suitability() ==
          Suitability::unsuitable);
}
