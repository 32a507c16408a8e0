#include "store/audit_log.h"
#include "store/outbox_store.h"
#include "store/referral_store.h"
#include "support/killed_child.h"
#include "support/referral_case.h"
#include "usecases/run_due.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <map>
#include <random>
#include <set>
#include <unistd.h>

using namespace relais;
using namespace relais::directory;
using namespace std::chrono_literals;

namespace {

std::string say_key(const std::string& lang, const util::Message& message) {
    return lang + " " + message.key;
}

/// A case, its referral, the receiver's answer, and the scheduler ten days on; again and again.
/// Each is told down the pipe once it is acknowledged: "s12" referral 12 was sent, "a12" it was
/// accepted.
struct Work : test::ReferralCase {
    Work() {
        directory.directory().sites[0].emails = {"accueil@example.org"};
        snapshot = directory.snapshot();
        Account account; // the caseworker, in a file that this process does not hold open
        account.email = "a1@example.org";
        account.name = caseworker.name;
        account.organisation = caseworker.organisation;
        account.state = AccountState::active;
        const auto fresh = store::Database::open_or_create(file);
        store::Transaction all(fresh);
        REQUIRE(store::add_account(fresh, account, "test") == caseworker.account);
        all.commit();
    }

    [[noreturn]] void until_killed(int pipe) {
        const auto own = store::Database::open(file, store::Access::read_write);
        const auto tell = [&](char what, ReferralId id) {
            const auto line = what + std::to_string(id.value) + "\n";
            if (::write(pipe, line.data(), line.size()) < 0) {
                _exit(2);
            }
        };
        for (;;) {
            const auto one = usecases::open_case(
                own, caseworker, snapshot->directory(), identification(), "", now);
            usecases::record_consent(own, caseworker, snapshot->directory(), one.id, agreed(), now);
            const auto sent = usecases::refer_person(
                own, caseworker, *snapshot, one.id, {{101}, {102}}, words(), now);
            for (const auto& each : sent) {
                tell('s', each.referral.id);
            }
            usecases::answer_by_link(own, sent[0].secret, "accepted", "", now);
            tell('a', sent[0].referral.id);
            usecases::run_due(own, snapshot.get(), say_key, now + 240h);
        }
    }

    /// Kills it after a while; what it had told.
    std::string heard(std::chrono::microseconds after) {
        return test::told_before_kill(after, [this](int words) { until_killed(words); });
    }

    std::filesystem::path file = folder / "killed.sqlite";
};

} // namespace

TEST_CASE_METHOD(
    Work,
    "killed at work thirty times, no acknowledged referral, answer or message is lost or doubled",
    "[kill][referral]") {
    std::mt19937 random(20261126); // NOLINT: the moments are the same each time
    std::set<std::int64_t> sent;
    std::set<std::int64_t> accepted;
    for (int i = 0; i < 30; ++i) {
        const auto text = heard(std::chrono::microseconds{random() % 40'000});
        for (std::size_t begin = 0, end = 0; (end = text.find('\n', begin)) != std::string::npos;
             begin = end + 1) {
            (text[begin] == 's' ? sent : accepted)
                .insert(std::stoll(text.substr(begin + 1, end - begin - 1)));
        }
    }
    const auto again = store::Database::open(file, store::Access::read_write);
    store::check_integrity(again);
    usecases::run_due(again, snapshot.get(), say_key, now + 240h); // what was cut off is caught up
    REQUIRE_FALSE(accepted.empty());
    for (const auto id : sent) {
        const auto referral = store::find_referral(again, {id});
        // Sent with the other in one transaction; without an answer it expired.
        CHECK((referral.state == ReferralState::expired ||
               referral.state == ReferralState::accepted));
    }
    for (const auto id : accepted) {
        CHECK(store::find_referral(again, {id}).answered_at == now);
    }
    std::map<std::string, int> messages;
    for (const auto& message : store::list_messages(again, std::nullopt)) {
        CHECK(++messages[message.kind + " " + message.about + " " + message.recipient] == 1);
    }
    CHECK_FALSE(messages.empty());
    CHECK_FALSE(store::verify_audit(again).first_wrong);
}
