#include "directory/case_code.h"
#include "store/case_store.h"
#include "store/referral_store.h"
#include "support/referral_case.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <thread>

using namespace relais;
using namespace relais::directory;
using namespace std::chrono_literals;
using test::ReferralCase;

namespace {

template <class Work>
std::string field_refused(const Work& work) {
    try {
        work();
        return "taken";
    } catch (const util::InvalidInput& wrong) {
        return wrong.field();
    }
}

bool has(const usecases::CheckedService& checked, ReferralWarning warning) {
    return std::ranges::find(checked.warnings, warning) != checked.warnings.end();
}

} // namespace

TEST_CASE_METHOD(ReferralCase,
                 "a case has a code that can be read out, and holds what the form said",
                 "[referral]") {
    const auto one = open();
    CHECK(read_case_code(one.code) == one.code);
    const auto kept = usecases::case_seen(database, caseworker, one.id).file;
    CHECK(kept.age == AgeGroup::from_25);
    CHECK(kept.needs.size() == 3);
    CHECK(kept.needs.front() == CaseNeed{"legal_aid", Priority::urgent});
    CHECK(usecases::words_of(kept).needs == identification().needs);
    CHECK(open().code != one.code);
}

TEST_CASE_METHOD(ReferralCase,
                 "a form from a device's queue that arrives twice makes one case",
                 "[referral]") {
    const auto send = [&](const char* key) {
        return usecases::open_case(
                   database, caseworker, snapshot->directory(), identification(), key, now)
            .id;
    };
    CHECK(send("a1") == send("a1"));
    CHECK(send("a1") != send("b2"));
    CHECK(usecases::own_cases(database, caseworker).size() == 2);
}

TEST_CASE_METHOD(ReferralCase, "a form names the field that is wrong", "[referral]") {
    const auto with = [&](auto change) {
        auto words = identification();
        change(words);
        return field_refused([&] { open(words); });
    };
    CHECK(with([](auto& words) { words.settlement = "nowhere"; }) == "settlement");
    CHECK(with([](auto& words) { words.age = "34"; }) == "age");
    CHECK(with([](auto& words) { words.needs.clear(); }) == "needs");
    CHECK(with([](auto& words) { words.needs = {{"social", "urgent"}}; }) == "needs");
    CHECK(with([](auto& words) { words.needs.front().second = "now"; }) == "urgency");
    CHECK(with([](auto& words) { words.languages = {"xx"}; }) == "languages");
}

TEST_CASE_METHOD(ReferralCase, "nobody of another organisation sees a case", "[referral]") {
    const auto one = open();
    const auto other = worker("Paul", 8);
    CHECK_THROWS_AS(usecases::case_seen(database, other, one.id), util::Forbidden);
    CHECK_THROWS_AS(usecases::withdraw_consent(database, other, one.id, now), util::Forbidden);
    CHECK(usecases::own_cases(database, other).empty());
    CHECK_NOTHROW(usecases::case_seen(database, worker("Fadi", 7), one.id));
    CHECK_THROWS_AS(usecases::own_cases(database, worker("Nobody's", 0)), util::Forbidden);
}

TEST_CASE_METHOD(ReferralCase,
                 "without consent to tell the need nobody is referred",
                 "[referral]") {
    const auto one = open();
    CHECK_THROWS_AS(refer(one.id, {{101}}), util::Conflict);
    CHECK(field_refused([&] { consent(one.id, agreed({"note"})); }) == "item");
    consent(one.id);
    CHECK(refer(one.id, {{101}}).size() == 1);
    now += 24h * 366; // beyond its last day
    CHECK_THROWS_AS(refer(one.id, {{102}}), util::Conflict);
}

TEST_CASE_METHOD(ReferralCase, "several referrals are sent together, or none", "[referral]") {
    const auto one = open();
    consent(one.id);
    CHECK_THROWS_AS(refer(one.id, {{101}, {999}}), util::NotFound);
    CHECK(usecases::case_seen(database, caseworker, one.id).referrals.empty());
    const auto sent = refer(one.id, {{101}, {102}, {103}});
    REQUIRE(sent.size() == 3);
    CHECK(sent[0].referral.priority == Priority::emergency);
    CHECK(sent[1].referral.need == "legal_aid");
    CHECK(sent[2].referral.receiver_name == "Atelier du Mandara");
    CHECK(sent[2].referral.region == "CM004");
    CHECK(sent[0].referral.code != sent[1].referral.code);
    CHECK(sent[0].referral.code != one.code);
    CHECK(field_refused([&] { refer(one.id, {}); }) == "service");
    auto unasked = words();
    unasked.person_agreed = false;
    CHECK(field_refused([&] { refer(one.id, {{101}}, unasked); }) == "person_agreed");
}

TEST_CASE_METHOD(ReferralCase,
                 "a service that is full, closed, stale or does not suit is warned of",
                 "[referral]") {
    directory.directory().services[0].saturation = Saturation::high;
    directory.directory().services[1].verified_at = *util::parse_day("2024-01-01");
    directory.directory().services[2].sexes = {Sex::male};
    directory.directory().sites[1].status = SiteStatus::closed;
    snapshot = directory.snapshot();
    const auto one = open();
    const auto check = [&](std::int64_t id) {
        return usecases::check_service(*snapshot, one, {}, {id}, test::test_day());
    };
    CHECK(check(101).warnings == std::vector{ReferralWarning::saturated});
    CHECK(check(102).warnings == std::vector{ReferralWarning::stale});
    CHECK(check(103).warnings ==
          std::vector{ReferralWarning::not_suitable, ReferralWarning::not_taking});
    consent(one.id);
    CHECK(field_refused([&] { refer(one.id, {{101}}); }) == "despite_warnings");
    auto anyway = words();
    anyway.despite_warnings = true;
    const auto sent = refer(one.id, {{101}}, anyway);
    CHECK(has(usecases::check_service(*snapshot, one, {sent[0].referral}, {101}, test::test_day()),
              ReferralWarning::already_open));
}

TEST_CASE_METHOD(ReferralCase,
                 "the receiver sees what consent lets through, and nothing else",
                 "[referral]") {
    const auto one = open();
    consent(one.id, agreed({"need", "languages"}));
    const auto secret = refer(one.id, {{101}}).front().secret;
    const auto seen = usecases::referral_of_link(database, secret, now);
    CHECK(seen.languages == std::vector<std::string>{"fr"});
    CHECK(seen.safety.has(SafetyFlag::do_not_phone));
    CHECK_FALSE(seen.sex);
    CHECK_FALSE(seen.age);
    CHECK(seen.publics.empty());
    CHECK(seen.note.text.empty());
    consent(one.id); // all of it: from now on more is told, but the note was never taken
    CHECK(usecases::referral_of_link(database, secret, now).age == AgeGroup::from_25);
}

TEST_CASE_METHOD(ReferralCase,
                 "withdrawn consent stops sharing at once and tells the receiver",
                 "[referral]") {
    const auto one = open();
    consent(one.id);
    const auto sent = refer(one.id, {{101}, {102}});
    CHECK(usecases::referral_of_link(database, sent[0].secret, now).note.text == words().note);
    usecases::answer_by_link(database, sent[1].secret, "declined", "closed", now);
    // Whoever declined was told of the person, too.
    CHECK(usecases::withdraw_consent(database, caseworker, one.id, now + 1h).size() == 2);
    const auto seen = usecases::referral_of_link(database, sent[0].secret, now + 1h);
    CHECK(seen.is_stopped);
    CHECK(seen.referral.state == ReferralState::withdrawn);
    CHECK(seen.note.text.empty());
    CHECK(seen.languages.empty());
    CHECK(store::noted_referrals(database).empty());
    CHECK_THROWS_AS(refer(one.id, {{103}}), util::Conflict);
    CHECK(usecases::withdraw_consent(database, caseworker, one.id, now + 2h).empty());
}

TEST_CASE_METHOD(ReferralCase,
                 "a receiver answers by link, by code, or over the caseworker",
                 "[referral]") {
    const auto one = open();
    consent(one.id);
    const auto sent = refer(one.id, {{101}, {102}, {103}});
    usecases::answer_by_link(database, sent[0].secret, "acknowledged", "", now);
    usecases::answer_by_link(database, sent[0].secret, "accepted", "", now + 1h);
    CHECK_THROWS_AS(usecases::answer_by_link(database, sent[0].secret, "acknowledged", "", now),
                    util::Conflict);
    CHECK(field_refused([&] {
              usecases::answer_by_link(database, sent[0].secret, "declined", "", now);
          }) == "reason");
    usecases::answer_by_code(
        database, sent[1].referral.code, "203.0.113.5", "declined", "no_capacity", now);
    CHECK(store::find_referral(database, sent[1].referral.id).reason == DeclineReason::no_capacity);
    usecases::move_own_referral(
        database, caseworker, sent[2].referral.id, 2, "in_progress", "", now);
    CHECK_THROWS_AS(usecases::move_own_referral(
                        database, caseworker, sent[2].referral.id, 2, "completed", "", now),
                    util::Conflict); // seen before the last move
    usecases::move_own_referral(database, caseworker, sent[2].referral.id, 3, "completed", "", now);
    const auto own = usecases::own_referral(database, caseworker, sent[0].referral.id);
    REQUIRE(own.moves.size() == 3);
    CHECK(own.moves[2].by == "link");
    CHECK(own.referral.answered_at == now + 1h);
    CHECK_THROWS_AS(usecases::referral_of_link(database, sent[0].secret, now + 24h * 61),
                    util::NotFound);
    const auto renewed =
        usecases::renew_answer_link(database, caseworker, sent[0].referral.id, now);
    CHECK_THROWS_AS(usecases::referral_of_link(database, sent[0].secret, now), util::NotFound);
    CHECK_NOTHROW(usecases::referral_of_link(database, renewed, now));
}

TEST_CASE_METHOD(ReferralCase, "who guesses codes waits; feedback is given once", "[referral]") {
    const auto one = open();
    consent(one.id);
    const auto code = refer(one.id, {{101}}).front().referral.code;
    for (std::uint64_t i = 0; i < 6; ++i) {
        CHECK_THROWS_AS(usecases::referral_of_code(database, make_case_code(i), "203.0.113.5", now),
                        util::NotFound);
    }
    CHECK_THROWS_AS(usecases::referral_of_code(database, code, "203.0.113.5", now),
                    util::Unavailable);
    const Feedback said{FeedbackAnswer::yes, FeedbackAnswer::partly, FeedbackAnswer::no};
    usecases::give_feedback(database, code, "198.51.100.1", said, now);
    CHECK(store::referral_with_code(database, code)->feedback == said);
    CHECK_THROWS_AS(usecases::give_feedback(database, code, "198.51.100.1", said, now),
                    util::Conflict);
}

TEST_CASE_METHOD(ReferralCase, "a case is closed once nothing is open", "[referral]") {
    const auto one = open();
    consent(one.id);
    const auto sent = refer(one.id, {{101}});
    CHECK_THROWS_AS(usecases::close_case(database, caseworker, one.id, 3, now), util::Conflict);
    usecases::move_own_referral(database, caseworker, sent[0].referral.id, 2, "withdrawn", "", now);
    usecases::close_case(database, caseworker, one.id, 4, now);
    CHECK_THROWS_AS(refer(one.id, {{102}}), util::Conflict);
    CHECK_THROWS_AS(consent(one.id), util::Conflict);
}

TEST_CASE_METHOD(ReferralCase,
                 "who answers comes before who does not where both are about as near",
                 "[referral]") {
    directory.organisation(3, "Clinique juridique");
    directory.site(13, "Clinique", 14.33, 10.66); // some kilometres farther than site 14
    directory.service(104, 13, "housing_emergency_shelter");
    directory.organisation(4, "Maison du droit");
    directory.site(14, "Maison", 14.33, 10.655);
    directory.service(105, 14, "housing_emergency_shelter");
    snapshot = directory.snapshot();
    auto needs = identification();
    needs.needs = {{"housing_emergency_shelter", "normal"}};
    const auto one = open(needs);
    const auto first = [&](const std::vector<ResponseFigure>& responses) {
        const auto choices =
            usecases::suggest_services(*snapshot, one, {}, {responses}, util::day_in_cameroon(now));
        return snapshot->directory().services[choices.at(0).services.at(0).service].id.value;
    };
    CHECK(first({}) == 105); // nothing known: distance alone
    const ResponseFigure answers{OrganisationId{3}, 100, 2};
    const ResponseFigure silent{OrganisationId{4}, 0, std::nullopt};
    CHECK(first({answers}) == 104);
    CHECK(first({answers, silent}) == 104);
    directory.directory().sites.back().point =
        LonLat{14.33, 10.6}; // a third nearer: no figure outweighs that
    snapshot = directory.snapshot();
    CHECK(first({answers, silent}) == 105);
}

TEST_CASE_METHOD(ReferralCase,
                 "of two answers at once one is taken, the other told so",
                 "[referral]") {
    const auto one = open();
    consent(one.id);
    for (int round = 0; round < 10; ++round) {
        const auto sent = refer(one.id, {{101}}, [&] {
            auto words = ReferralCase::words();
            words.despite_warnings = true;
            return words;
        }());
        std::atomic<int> taken = 0;
        std::atomic<int> refused = 0;
        const auto answer = [&](const char* reason) {
            const auto own =
                store::Database::open(folder / "relais.sqlite", store::Access::read_write);
            try {
                usecases::answer_by_link(own, sent[0].secret, "declined", reason, now);
                ++taken;
            } catch (const util::Conflict&) {
                ++refused;
            }
        };
        std::thread other(answer, "closed");
        answer("no_capacity");
        other.join();
        CHECK(taken == 1);
        CHECK(refused == 1);
        CHECK(store::moves_of(database, sent[0].referral.id).size() == 2);
    }
}
