#include "directory/referral_rules.h"

#include <catch2/catch.hpp>

#include <array>
#include <string>

using namespace relais::directory;
using namespace std::chrono;
using relais::util::Instant;

namespace {

constexpr Instant k_noon = sys_days{2026y / November / 24} + hours{11};

/// Rows: from; columns: to, in the order of the enumeration. s sender, r receiver, c calendar;
/// several may.
constexpr std::array<std::array<const char*, 9>, 9> k_table{{
    // draft sent acknowledged accepted in_progress completed declined withdrawn expired
    {"", "s", "", "", "", "", "", "s", ""},         // draft
    {"", "", "sr", "sr", "sr", "", "sr", "s", "c"}, // sent
    {"", "", "", "sr", "sr", "", "sr", "s", "c"},   // acknowledged
    {"", "", "", "", "sr", "", "sr", "s", "c"},     // accepted
    {"", "", "", "", "", "sr", "sr", "s", "c"},     // in_progress
    {"", "", "", "", "", "", "", "", ""},           // completed
    {"", "", "", "", "", "", "", "", ""},           // declined
    {"", "", "", "", "", "", "", "", ""},           // withdrawn
    {"", "", "", "", "", "", "", "", ""},           // expired
}};

Referral referral(ReferralState state, Priority priority) {
    Referral one;
    one.state = state;
    one.priority = priority;
    one.moved_at = k_noon;
    return one;
}

Consent consent_to(SharedItem item, const char* until) {
    Consent consent;
    consent.items = {{item, *relais::util::parse_day(until)}};
    return consent;
}

} // namespace

TEST_CASE("every move of a referral is in the table or refused", "[unit][referral]") {
    for (std::size_t from = 0; from < 9; ++from) {
        for (std::size_t to = 0; to < 9; ++to) {
            const std::string allowed = k_table[from][to];
            for (const auto& [letter, actor] : {std::pair{'s', ReferralActor::sender},
                                                std::pair{'r', ReferralActor::receiver},
                                                std::pair{'c', ReferralActor::calendar}}) {
                INFO(from << " to " << to << " by " << letter);
                CHECK(may_move(static_cast<ReferralState>(from),
                               static_cast<ReferralState>(to),
                               actor) == (allowed.find(letter) != std::string::npos));
            }
        }
    }
}

TEST_CASE("an open referral can always end, an ended one never moves", "[unit][referral]") {
    for (std::size_t i = 0; i < 9; ++i) {
        const auto state = static_cast<ReferralState>(i);
        INFO(code_of(state));
        CHECK(may_move(state, ReferralState::expired, ReferralActor::calendar) == is_open(state));
        const bool is_at_end = !is_open(state) && state != ReferralState::draft;
        CHECK(moves_from(state, ReferralActor::sender).empty() == is_at_end);
    }
}

TEST_CASE("an answer is due within 24 hours, 72 hours or 14 days", "[unit][referral]") {
    const auto [priority, within] = GENERATE(std::pair{Priority::emergency, hours{24}},
                                             std::pair{Priority::urgent, hours{72}},
                                             std::pair{Priority::normal, hours{14 * 24}});
    CHECK(answer_within(priority) == within);
    const auto sent = referral(ReferralState::sent, priority);
    const auto due = [&](seconds after) { return due_at(sent, k_noon + after); };
    CHECK(due(within / 2 - seconds{1}) == Due{Escalation::none, false});
    CHECK(due(within / 2) == Due{Escalation::receiver_reminded, false});
    CHECK(due(within) == Due{Escalation::sender_told, false});
    CHECK(due(2 * within) == Due{Escalation::coordinator_told, false});
    CHECK(due(3 * within - seconds{1}) == Due{Escalation::coordinator_told, false});
    CHECK(due(3 * within) == Due{Escalation::coordinator_told, true});
}

TEST_CASE("what was accepted has 30 days to be done, whatever its priority", "[unit][referral]") {
    const auto state = GENERATE(ReferralState::accepted, ReferralState::in_progress);
    const auto met = referral(state, Priority::emergency);
    CHECK_FALSE(due_at(met, k_noon + days{14}).expires);
    CHECK(due_at(met, k_noon + days{30}).escalation == Escalation::sender_told);
    CHECK(due_at(met, k_noon + days{90}).expires);
}

TEST_CASE("nothing is due of an ended referral, nor by a clock set back", "[unit][referral]") {
    CHECK(due_at(referral(ReferralState::completed, Priority::emergency), k_noon + days{900}) ==
          Due{});
    CHECK(due_at(referral(ReferralState::draft, Priority::emergency), k_noon + days{900}) == Due{});
    CHECK(due_at(referral(ReferralState::sent, Priority::emergency), k_noon - days{900}) == Due{});
}

TEST_CASE("consent lets an item through to its last day, and not once withdrawn",
          "[unit][referral]") {
    auto consent = consent_to(SharedItem::need, "2026-12-31");
    const auto day = [](const char* text) { return *relais::util::parse_day(text); };
    CHECK(lets_through(consent, SharedItem::need, day("2026-12-31")));
    CHECK_FALSE(lets_through(consent, SharedItem::need, day("2027-01-01")));
    CHECK_FALSE(lets_through(consent, SharedItem::note, day("2026-12-01")));
    consent.withdrawn_at = k_noon;
    CHECK_FALSE(lets_through(consent, SharedItem::need, day("2026-12-01")));
}

TEST_CASE("an adult agrees alone, for a minor somebody who has the right to", "[unit][referral]") {
    using enum ConsentGiver;
    using enum ConsentBasis;
    CHECK(may_consent(person, own_will, AgeGroup::from_18));
    CHECK(may_consent(person, own_will, std::nullopt));
    CHECK_FALSE(may_consent(parent, parental_authority, AgeGroup::from_60));
    CHECK_FALSE(may_consent(person, own_will, AgeGroup::from_13));
    CHECK(may_consent(parent, parental_authority, AgeGroup::from_13));
    CHECK_FALSE(may_consent(parent, court_order, AgeGroup::from_13));
    CHECK(may_consent(guardian, guardianship, AgeGroup::from_0));
    CHECK(may_consent(guardian, court_order, AgeGroup::from_0));
    CHECK(may_consent(social_services, best_interests, AgeGroup::from_0));
    CHECK_FALSE(may_consent(social_services, parental_authority, AgeGroup::from_0));
}

TEST_CASE("the age bands leave no age out", "[unit][referral]") {
    int next = 0;
    for (std::size_t i = 0; i < code_count<AgeGroup>(); ++i) {
        const auto band = band_of(static_cast<AgeGroup>(i));
        CHECK(band.from == next);
        CHECK(is_minor(static_cast<AgeGroup>(i)) == (band.to < 18));
        next = band.to + 1;
    }
    CHECK(next == 121);
}
