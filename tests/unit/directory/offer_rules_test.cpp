#include "directory/offer_rules.h"

#include <catch2/catch.hpp>

#include <array>
#include <string>
#include <utility>
#include <vector>

using namespace relais::directory;
using namespace std::chrono;
using relais::util::Day;

namespace {

constexpr Day k_today = sys_days{2026y / November / 25};

Offer published_offer() {
    Offer offer;
    offer.state = OfferState::published;
    offer.posts = 3;
    offer.confirmed_on = k_today - days{1};
    return offer;
}

OfferStanding standing(const Offer& offer, int proposed = 0) {
    return standing_of(offer, CompanyState::approved, proposed, k_today);
}

/// Rows: from; columns: to, in the order of the enumeration. p partner, m manager, c calendar;
/// several may.
constexpr std::array<std::array<const char*, 7>, 7> k_table{{
    // draft submitted published paused filled withdrawn expired
    {"", "p", "", "", "", "p", ""},      // draft
    {"pm", "", "m", "", "", "pm", ""},   // submitted
    {"", "", "", "pm", "pc", "pm", "c"}, // published
    {"", "", "pm", "", "p", "pm", "c"},  // paused
    {"", "", "p", "", "", "", ""},       // filled
    {"", "", "", "", "", "", ""},        // withdrawn
    {"", "", "p", "", "", "p", ""},      // expired
}};

} // namespace

TEST_CASE("every move of an offer is in the table or refused", "[unit][offer]") {
    for (std::size_t from = 0; from < 7; ++from) {
        for (std::size_t to = 0; to < 7; ++to) {
            const std::string allowed = k_table[from][to];
            for (const auto& [letter, actor] : {std::pair{'p', OfferActor::partner},
                                                std::pair{'m', OfferActor::manager},
                                                std::pair{'c', OfferActor::calendar}}) {
                INFO(from << " to " << to << " by " << letter);
                CHECK(may_move(static_cast<OfferState>(from), static_cast<OfferState>(to), actor) ==
                      (allowed.find(letter) != std::string::npos));
            }
        }
    }
}

TEST_CASE("an offer of an approved firm that is confirmed and open is shown", "[unit][offer]") {
    CHECK(standing(published_offer()) == OfferStanding::shown);
}

TEST_CASE("an offer not confirmed is flagged after 90 days and hidden two weeks later",
          "[unit][offer]") {
    auto offer = published_offer();
    const auto after = [&](int passed) {
        offer.confirmed_on = k_today - days{passed};
        return standing(offer);
    };
    CHECK(after(89) == OfferStanding::shown);
    CHECK(after(90) == OfferStanding::unconfirmed);
    CHECK(after(103) == OfferStanding::unconfirmed);
    CHECK(after(104) == OfferStanding::hidden_unconfirmed);
    offer.confirmed_on.reset();
    CHECK(standing(offer) == OfferStanding::hidden_unconfirmed);
    CHECK(is_visible(OfferStanding::unconfirmed));
    CHECK_FALSE(is_visible(OfferStanding::hidden_unconfirmed));
}

TEST_CASE("an offer is open from its first day to its last, both included", "[unit][offer]") {
    auto offer = published_offer();
    offer.opens = k_today + days{1};
    CHECK(standing(offer) == OfferStanding::not_open_yet);
    offer.opens = k_today;
    offer.closes = k_today;
    CHECK(standing(offer) == OfferStanding::shown);
    offer.closes = k_today - days{1};
    CHECK(standing(offer) == OfferStanding::closed);
}

TEST_CASE("a month's cap keeps the offer in sight and stops proposals", "[unit][offer]") {
    auto offer = published_offer();
    offer.monthly_cap = 2;
    CHECK(standing(offer, 1) == OfferStanding::shown);
    CHECK(standing(offer, 2) == OfferStanding::full_this_month);
    CHECK(is_visible(standing(offer, 2)));
}

TEST_CASE("with as many placed as there are posts an offer is filled, whatever its state says",
          "[unit][offer]") {
    auto offer = published_offer();
    offer.placed = 3;
    CHECK(standing(offer) == OfferStanding::filled);
}

TEST_CASE("no offer of a firm that is not approved is seen", "[unit][offer]") {
    for (const auto state :
         {CompanyState::submitted, CompanyState::refused, CompanyState::suspended}) {
        CHECK(standing_of(published_offer(), state, 0, k_today) ==
              OfferStanding::company_not_approved);
    }
}

TEST_CASE("an employer's answers go forward only", "[unit][offer]") {
    using enum ProposalState;
    for (const auto last : {placed, declined, full}) {
        for (const auto next : {sent, interested, met, placed, declined, full}) {
            CHECK_FALSE(may_answer(last, next));
        }
    }
    CHECK(may_answer(sent, placed));
    CHECK(may_answer(interested, met));
    CHECK_FALSE(may_answer(met, interested));
    CHECK_FALSE(may_answer(interested, interested));
}
