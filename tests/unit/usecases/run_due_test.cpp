#include "store/case_store.h"
#include "store/outbox_store.h"
#include "store/referral_store.h"
#include "support/referral_case.h"
#include "usecases/case_file.h"
#include "usecases/keep_retention.h"
#include "usecases/note_keys.h"
#include "usecases/read_audit.h"
#include "usecases/run_due.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <stdexcept>

using namespace relais;
using namespace relais::directory;
using namespace std::chrono_literals;
using test::ReferralCase;

namespace {

constexpr auto k_day = 24h;

std::string say_key(const std::string& lang, const util::Message& message) {
    return lang + " " + message.key;
}

/// An urgent referral (72 hours) to a service with a mail address, and a manager.
struct Waiting : ReferralCase {
    Waiting() {
        directory.directory().sites[0].emails = {"accueil@example.org"};
        snapshot = directory.snapshot();
        Account manager;
        manager.email = "coordination@example.org";
        manager.role = Role::manager;
        manager.state = AccountState::active;
        manager.lang = "en";
        store::Transaction all(database);
        store::add_account(database, manager, "test");
        all.commit();
        file = open().id;
        consent(file);
        const auto sent = refer(file, {{102}});
        id = sent.front().referral.id;
        secret = sent.front().secret;
    }
    usecases::DueReport run(std::chrono::seconds after) {
        return usecases::run_due(database, snapshot.get(), say_key, now + after);
    }
    Referral referral() { return store::find_referral(database, id); }
    std::vector<std::string> kinds() {
        std::vector<std::string> all;
        for (const auto& message : store::list_messages(database, std::nullopt)) {
            all.push_back(message.kind + " " + message.recipient);
        }
        std::ranges::sort(all);
        return all;
    }
    CaseId file;
    ReferralId id;
    std::string secret;
};

} // namespace

TEST_CASE_METHOD(Waiting, "silence is escalated step by step, each once, and ends", "[referral]") {
    CHECK(run(35h) == usecases::DueReport{});
    CHECK(run(36h).reminded == 1);
    CHECK(run(37h) == usecases::DueReport{});
    CHECK(run(72h).sender_told == 1);
    CHECK(run(144h).coordinator_told == 1);
    CHECK(run(145h) == usecases::DueReport{});
    CHECK(run(216h).expired == 1);
    CHECK(referral().state == ReferralState::expired);
    CHECK(run(500h) == usecases::DueReport{});
    CHECK(kinds() == std::vector<std::string>{"referral_coordinator_told coordination@example.org",
                                              "referral_expired a1@example.org",
                                              "referral_receiver_reminded accueil@example.org",
                                              "referral_sender_told a1@example.org"});
    const auto moves = store::moves_of(database, id);
    CHECK(moves.back().by == "calendar");
    CHECK_THROWS_AS(usecases::answer_by_link(database, secret, "accepted", "", now + 217h),
                    util::Conflict);
}

TEST_CASE_METHOD(Waiting,
                 "an answer begins the patience anew; a clock set back does nothing",
                 "[referral]") {
    CHECK(run(36h).reminded == 1);
    usecases::answer_by_link(database, secret, "accepted", "", now + 40h);
    CHECK(referral().escalation == Escalation::none);
    CHECK(run(200h) == usecases::DueReport{});
    CHECK(run(-500h) == usecases::DueReport{});
    CHECK(run(40h + 15 * k_day).reminded == 1);
}

TEST_CASE_METHOD(Waiting, "after a long stop all steps are taken at once", "[referral]") {
    const auto done = run(999h);
    CHECK(done.reminded == 1);
    CHECK(done.sender_told == 1);
    CHECK(done.coordinator_told == 1);
    CHECK(done.expired == 1);
}

TEST_CASE_METHOD(Waiting,
                 "broken off at any message and run again, nothing is done twice or left out",
                 "[referral]") {
    refer(file, {{101}, {103}});
    for (int breaks = 1; breaks <= 12; ++breaks) {
        int left = breaks;
        const usecases::Say breaking = [&](const std::string& lang, const util::Message& message) {
            if (--left == 0) {
                throw std::runtime_error("killed");
            }
            return say_key(lang, message);
        };
        try {
            usecases::run_due(database, snapshot.get(), breaking, now + 999h);
        } catch (const std::runtime_error&) {
        }
    }
    run(999h);
    const auto all = kinds();
    CHECK(std::ranges::adjacent_find(all) != all.end()); // three referrals: three of a kind
    // Two are due to their end, the third to the coordinator; its place has no address to remind.
    CHECK(all.size() == 2 + 3 + 3 + 2);
    for (const auto& one : store::referrals_of(database, file)) {
        CHECK(one.state ==
              (one.need == "vocational_training" ? ReferralState::sent : ReferralState::expired));
    }
}

TEST_CASE_METHOD(Waiting, "no message names the person, the need or the case", "[referral]") {
    run(999h);
    const auto code = store::find_case(database, file).code;
    for (const auto& message : store::list_messages(database, std::nullopt)) {
        INFO(message.text);
        CHECK((message.subject + message.text).find(code) == std::string::npos);
        CHECK((message.subject + message.text).find("legal") == std::string::npos);
    }
}

TEST_CASE_METHOD(Waiting,
                 "free text goes 90 days after closing, all but counts after 24 months",
                 "[referral]") {
    usecases::move_own_referral(database, caseworker, id, 2, "withdrawn", "", now);
    usecases::close_case(database, caseworker, file, store::find_case(database, file).version, now);
    CHECK(run(90 * k_day).texts_erased == 0);
    CHECK(run(91 * k_day).texts_erased == 1);
    CHECK(usecases::read_note(database, id).text.empty());
    CHECK(run(92 * k_day) == usecases::DueReport{});
    CHECK(run(731 * k_day).anonymised == 1);
    CHECK_THROWS_AS(store::find_case(database, file), util::NotFound);
    CHECK_THROWS_AS(store::find_referral(database, id), util::NotFound);
    const auto lines = store::list_audit(database, 0, 100);
    CHECK(std::ranges::any_of(lines,
                              [](const auto& line) { return line.action == "anonymise_case"; }));
    CHECK(store::verify_audit(database).first_wrong == std::nullopt);
    CHECK(run(800 * k_day) == usecases::DueReport{});
}

TEST_CASE_METHOD(Waiting, "a case that nobody touches for a year is closed", "[referral]") {
    CHECK(run(366 * k_day).closed == 1); // its referral expired in the same run
    CHECK(run(367 * k_day).closed == 0);
}

TEST_CASE_METHOD(Waiting,
                 "retention is an administrator's to change, within bounds",
                 "[referral]") {
    usecases::Actor administrator;
    administrator.role = Role::administrator;
    usecases::keep_retention(database, administrator, {30, 365, 100}, now);
    CHECK(store::load_retention(database) == store::Retention{30, 365, 100});
    CHECK_THROWS_AS(usecases::keep_retention(database, administrator, {400, 365, 100}, now),
                    util::InvalidInput);
    CHECK_THROWS_AS(usecases::keep_retention(database, caseworker, {30, 365, 100}, now),
                    util::Forbidden);
}

TEST_CASE_METHOD(Waiting,
                 "a case is taken out whole, and erased whole once nobody waits for it",
                 "[referral]") {
    const auto all = usecases::take_case_file(database, caseworker, file, now);
    CHECK(all.consents.size() == 1);
    CHECK(all.referrals.front().note.text == words().note);
    CHECK_THROWS_AS(usecases::erase_case(database, caseworker, file, now), util::Conflict);
    usecases::withdraw_consent(database, caseworker, file, now);
    usecases::erase_case(database, caseworker, file, now);
    CHECK_THROWS_AS(store::find_case(database, file), util::NotFound);
    CHECK_THROWS_AS(usecases::referral_of_link(database, secret, now), util::NotFound);
}

TEST_CASE_METHOD(Waiting, "how organisations answer is counted once a day", "[referral]") {
    for (int i = 0; i < 9; ++i) {
        const auto another = open().id;
        consent(another);
        usecases::answer_by_link(
            database, refer(another, {{102}}).front().secret, "accepted", "", now + 24h);
    }
    run(25h);
    CHECK(store::load_response_figures(database).empty()); // nine, and one that still waits
    usecases::answer_by_link(database, secret, "accepted", "", now + 26h);
    run(27h);
    CHECK(store::load_response_figures(database).empty()); // the same day
    run(50h);
    CHECK(store::load_response_figures(database) ==
          std::vector<ResponseFigure>{{OrganisationId{1}, 100, 1}});
    usecases::withdraw_consent(database, caseworker, file, now + 51h);
    run(-500h);
    CHECK(store::load_response_figures(database).size() == 1); // a clock set back
    run(75h);
    CHECK(store::load_response_figures(database).empty()); // who withdraws is counted no more
}

TEST_CASE_METHOD(Waiting,
                 "what refusals tell of gaps is counted once a day, of five people or more",
                 "[referral]") {
    const auto decline = [&](const char* reason) {
        const auto another = open().id;
        consent(another);
        usecases::answer_by_link(
            database, refer(another, {{102}}).front().secret, "declined", reason, now + 24h);
    };
    for (int i = 0; i < 6; ++i) {
        decline(i < 4 ? "not_eligible" : "closed");
    }
    run(25h);
    CHECK(store::load_gap_figures(database).empty()); // four people
    decline("not_eligible");
    run(27h);
    CHECK(store::load_gap_figures(database).empty()); // the same day
    run(50h);
    CHECK(store::load_gap_figures(database) ==
          std::vector<GapCell>{{GapTold::other_public, referral().region, "legal_aid", 5}});
}
