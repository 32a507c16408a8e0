#include "directory/board_offer.h"

#include <catch2/catch.hpp>

using namespace relais::directory;
using namespace relais;
using namespace std::chrono;

namespace {

constexpr util::Day k_today = sys_days{2026y / November / 25};

BoardOffer an_offer() {
    BoardOffer one;
    one.offer.id = {7};
    one.offer.title = "Couturière";
    one.offer.state = OfferState::published;
    one.offer.state_reason = "needle";
    one.offer.contact_phone = "+237699000021";
    one.offer.confirmed_on = k_today;
    one.offer.monthly_cap = 9;
    one.offer.version = 12;
    one.company.id = {3};
    one.company.name = "Couture du Sahel";
    one.company.phone = "needle";
    one.company.email = "needle";
    one.company.state_reason = "needle";
    one.company.state = CompanyState::approved;
    one.proposed_this_month = 4;
    one.answers = {4, 1, 2.0};
    return one;
}

} // namespace

TEST_CASE("What leaves of an offer is what its page shows", "[offer]") {
    const auto open = public_part(an_offer(), k_today);
    REQUIRE(open);
    CHECK(open->offer.title == "Couturière");
    CHECK(open->offer.contact_phone == "+237699000021");
    CHECK(open->company.name == "Couture du Sahel");
    CHECK(open->offer.state_reason.empty());
    CHECK(open->company.phone.empty());
    CHECK(open->company.email.empty());
    CHECK(open->company.state_reason.empty());
    CHECK(open->offer.version == 1);
    CHECK_FALSE(open->offer.monthly_cap);
    CHECK(open->proposed_this_month == 0);
    CHECK(open->answers == AnswerRecord{}); // too few to be said
}

TEST_CASE("An offer that is full says so, not how many it took", "[offer]") {
    auto one = an_offer();
    one.proposed_this_month = 9;
    one.answers = {9, 6, 2.0};
    const auto open = public_part(one, k_today);
    REQUIRE(open);
    CHECK(open->offer.monthly_cap == 1);
    CHECK(open->proposed_this_month == 1);
    CHECK(open->answers == AnswerRecord{9, 6, 2.0});
}

TEST_CASE("An offer the public does not see does not leave", "[offer]") {
    auto one = an_offer();
    SECTION("paused") {
        one.offer.state = OfferState::paused;
    }
    SECTION("of a firm that was suspended") {
        one.company.state = CompanyState::suspended;
    }
    SECTION("opening later") {
        one.offer.opens = k_today + days{1};
    }
    SECTION("not confirmed for long") {
        one.offer.confirmed_on = k_today - days{200};
    }
    CHECK_FALSE(public_part(one, k_today));
}
