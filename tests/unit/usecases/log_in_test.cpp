#include "store/account_store.h"
#include "store/session_store.h"
#include "support/temporary.h"
#include "usecases/accounts.h"
#include "usecases/links.h"
#include "usecases/log_in.h"
#include "usecases/own_account.h"
#include "util/errors.h"
#include "util/totp.h"

#include <catch2/catch.hpp>

#include <chrono>

using namespace relais;
using namespace std::chrono_literals;

namespace {

const util::Instant k_noon{*util::parse_day("2026-11-24") + 11h};
const std::string k_password = "rivière girafe 7 tambours";

/// A database with one caseworker who chose a password.
struct Office {
    tests::TemporaryFolder folder;
    std::unique_ptr<usecases::Desk> desk;
    usecases::Actor administrator = usecases::command_line_actor("test");

    Office() {
        store::Database::open_or_create(folder / "relais.sqlite");
        desk = std::make_unique<usecases::Desk>(folder / "relais.sqlite");
        usecases::choose_password(*desk,
                                  usecases::k_invite,
                                  invite("amina@example.org", "caseworker").secret,
                                  k_password,
                                  "10.0.0.1",
                                  k_noon);
    }
    usecases::Invitation invite(const std::string& email, const std::string& role) const {
        return desk->write([&](const store::Database& database) {
            return usecases::invite_account(
                database, administrator, {email, "Amina Bello", role, {}, "fr"}, k_noon);
        });
    }
    /// The key of what is said, "" when the door opens.
    std::string enter(const std::string& password,
                      const std::string& client,
                      util::Instant now,
                      const std::string& email = "amina@example.org",
                      const std::string& code = "") const {
        try {
            usecases::log_in(*desk, {email, password, code, client, "Firefox/1 (Android)"}, now);
            return "";
        } catch (const util::Error& error) {
            return error.message().key;
        }
    }
    usecases::LoggedIn entered(util::Instant now, const std::string& code = "") const {
        const auto secret =
            usecases::log_in(*desk, {"amina@example.org", k_password, code, "10.0.0.1", ""}, now);
        return *desk->read([&](const store::Database& database) {
            return usecases::logged_in(database, secret, now);
        });
    }
};

} // namespace

TEST_CASE("The right password opens, whatever the case of the address; everything else gets one "
          "sentence") {
    const Office office;
    CHECK(office.enter(k_password, "10.0.0.1", k_noon, " AMINA@example.ORG ").empty());
    for (const auto& [email, password] :
         {std::pair<std::string, std::string>{"amina@example.org", "wrong"},
          {"nobody@example.org", k_password},
          {"", ""},
          {"amina@example.org' --", k_password}}) {
        CHECK(office.enter(password, "10.0.0.1", k_noon, email) == "account.login_failed");
    }
}

TEST_CASE("Who was invited and never chose a password, or is disabled, does not enter") {
    const Office office;
    office.invite("new@example.org", "planner");
    CHECK(office.enter("", "10.0.0.1", k_noon, "new@example.org") == "account.login_failed");
    office.desk->write([&](const store::Database& database) {
        usecases::set_standing(
            database, office.administrator, {1}, usecases::Standing::disabled, k_noon);
    });
    CHECK(office.enter(k_password, "10.0.0.1", k_noon) == "account.login_failed");
}

TEST_CASE("A guesser at one place waits longer and longer, and the owner elsewhere does not") {
    const Office office;
    for (int i = 0; i < 6; ++i) {
        CHECK(office.enter("wrong", "10.9.9.9", k_noon) == "account.login_failed");
    }
    CHECK(office.enter(k_password, "10.9.9.9", k_noon) == "account.wait");
    CHECK(office.enter(k_password, "10.9.9.9", k_noon + 1s) == "account.wait");
    CHECK(office.enter("wrong", "10.9.9.9", k_noon + 2s) == "account.login_failed");
    CHECK(office.enter("wrong", "10.9.9.9", k_noon + 4s) == "account.wait");
    CHECK(office.enter(k_password, "10.0.0.1", k_noon).empty());
    CHECK(office.enter(k_password, "10.9.9.9", k_noon + 6s).empty());
    CHECK(office.enter("wrong", "10.9.9.9", k_noon + 6s) ==
          "account.login_failed"); // forgiven with the right one
}

TEST_CASE(
    "The longest wait is a quarter of an hour, and a try made while waiting lengthens nothing") {
    const Office office;
    auto now = k_noon;
    for (int i = 0; i < 40; ++i) {
        office.enter("wrong", "10.9.9.9", now);
        now += 15min;
    }
    office.enter("wrong", "10.9.9.9", now);
    for (int i = 0; i < 20; ++i) {
        CHECK(office.enter("wrong", "10.9.9.9", now + 1min) == "account.wait");
    }
    CHECK(office.enter(k_password, "10.9.9.9", now + 15min).empty());
}

TEST_CASE("Guesses from a thousand places slow strangers, never the owner where they were before") {
    const Office office;
    for (int i = 0; i < 32; ++i) {
        office.enter("wrong", "10.1.0." + std::to_string(i), k_noon);
    }
    CHECK(office.enter("wrong", "10.2.0.1", k_noon + 1s) == "account.wait");
    CHECK(office.enter(k_password, "10.0.0.1", k_noon + 1s).empty());
    CHECK(office.enter(k_password, "10.2.0.2", k_noon + 31s).empty());
}

TEST_CASE("One place that tries many accounts waits, as does its whole IPv6 network") {
    const Office office;
    for (int i = 0; i < 21; ++i) {
        office.enter("wrong",
                     "2001:db8:1:2::" + std::to_string(i),
                     k_noon,
                     "a" + std::to_string(i) + "@example.org");
    }
    CHECK(office.enter(k_password, "2001:db8:1:2:ffff::1", k_noon) == "account.wait");
    CHECK(office.enter(k_password, "2001:db8:1:3::1", k_noon).empty());
}

TEST_CASE("A reset link lets the owner in at once, however much others guessed") {
    const Office office;
    for (int i = 0; i < 40; ++i) {
        office.enter("wrong", "10.7.7.7", k_noon);
        office.enter("wrong", "10.1.1." + std::to_string(i), k_noon);
    }
    const auto made = office.desk->write([&](const store::Database& database) {
        return usecases::reset_account(
            database, office.administrator, {1}, usecases::SecondFactor::kept, k_noon);
    });
    CHECK_THROWS_AS(usecases::choose_password(*office.desk,
                                              usecases::k_invite,
                                              made.secret,
                                              "une autre phrase longue",
                                              "10.3.3.3",
                                              k_noon),
                    util::NotFound);
    usecases::choose_password(*office.desk,
                              usecases::k_reset,
                              made.secret,
                              "une autre phrase longue",
                              "10.3.3.3",
                              k_noon);
    CHECK(office.enter("une autre phrase longue", "10.3.3.3", k_noon).empty());
    CHECK_THROWS_AS(
        usecases::choose_password(
            *office.desk, usecases::k_reset, made.secret, k_password, "10.3.3.3", k_noon),
        util::NotFound);
}

TEST_CASE("With a second factor, a code opens once, and so does each recovery code") {
    const Office office;
    const auto secret = util::random_totp_secret();
    const auto code_at = [&](util::Instant now) {
        return util::hotp(*util::from_base32(secret),
                          static_cast<std::uint64_t>(util::totp_step(now)));
    };
    const auto who = office.entered(k_noon);
    CHECK_THROWS_AS(usecases::start_second_factor(
                        *office.desk, who, k_password, secret, "000000", "10.0.0.1", k_noon),
                    util::InvalidInput);
    CHECK_THROWS_AS(usecases::start_second_factor(
                        *office.desk, who, "wrong", secret, code_at(k_noon), "10.0.0.1", k_noon),
                    util::InvalidInput);
    CHECK_THROWS_AS(usecases::start_second_factor(
                        *office.desk, who, k_password, "MY", code_at(k_noon), "10.0.0.1", k_noon),
                    util::InvalidInput);
    const auto codes = usecases::start_second_factor(
        *office.desk, who, k_password, secret, code_at(k_noon), "10.0.0.1", k_noon);
    REQUIRE(codes.size() == 10);
    const auto enter = [&](const std::string& code, util::Instant now) {
        return office.enter(k_password, "10.0.0.1", now, "amina@example.org", code);
    };
    const auto later = k_noon + 60s;
    CHECK(enter("", later) == "account.login_failed");
    CHECK(enter(code_at(k_noon), later) == "account.login_failed"); // used to set it up
    CHECK(enter(code_at(later), later).empty());
    CHECK(enter(code_at(later), later + 1s) == "account.login_failed");
    CHECK(enter(codes[3], later).empty());
    CHECK(enter(codes[3], later) == "account.login_failed");
    CHECK(usecases::own_account(*office.desk, office.entered(later, codes[4])).recovery_codes == 8);
    CHECK(office.desk->read([](const store::Database& database) {
        return store::credentials_of(database, {1}).totp_secret;
    }) == secret);
}

TEST_CASE("Sessions end: by time, by their owner, by a new password, by a new role") {
    const Office office;
    const auto open = [&](util::Instant now) {
        return usecases::log_in(
            *office.desk, {"amina@example.org", k_password, "", "10.0.0.1", ""}, now);
    };
    const auto is_in = [&](const std::string& secret, util::Instant now) {
        return office.desk->read([&](const store::Database& database) {
            return usecases::logged_in(database, secret, now).has_value();
        });
    };
    const auto first = open(k_noon);
    CHECK(is_in(first, k_noon + 24h * 6));
    CHECK_FALSE(is_in(first, k_noon + 24h * 7));
    const auto second = open(k_noon);
    const auto who = *office.desk->read([&](const store::Database& database) {
        return usecases::logged_in(database, second, k_noon);
    });
    usecases::end_sessions(*office.desk, who, 0, k_noon);
    CHECK_FALSE(is_in(first, k_noon));
    CHECK(is_in(second, k_noon));
    const auto third = open(k_noon);
    usecases::change_password(
        *office.desk, who, k_password, "une autre phrase longue", "10.0.0.1", k_noon);
    CHECK_FALSE(is_in(third, k_noon));
    CHECK(is_in(second, k_noon));
    office.desk->write([&](const store::Database& database) {
        usecases::change_role(database, office.administrator, {1}, "planner", {}, k_noon);
    });
    CHECK_FALSE(is_in(second, k_noon));
}

TEST_CASE("A session's number of somebody else ends nothing") {
    const Office office;
    usecases::choose_password(*office.desk,
                              usecases::k_invite,
                              office.invite("b@example.org", "planner").secret,
                              k_password,
                              "10.0.0.2",
                              k_noon);
    const auto other =
        usecases::log_in(*office.desk, {"b@example.org", k_password, "", "10.0.0.2", ""}, k_noon);
    const auto mine = office.entered(k_noon);
    const auto theirs = office.desk->read(
        [&](const store::Database& database) { return store::sessions_of(database, {2}); });
    REQUIRE(theirs.size() == 1);
    CHECK_THROWS_AS(usecases::end_sessions(*office.desk, mine, theirs[0].number, k_noon),
                    util::NotFound);
    CHECK(office.desk->read([&](const store::Database& database) {
        return usecases::logged_in(database, other, k_noon).has_value();
    }));
}

TEST_CASE("A manager without a second factor may do nothing until there is one") {
    const Office office;
    usecases::choose_password(*office.desk,
                              usecases::k_invite,
                              office.invite("m@example.org", "manager").secret,
                              k_password,
                              "10.0.0.2",
                              k_noon);
    const auto secret =
        usecases::log_in(*office.desk, {"m@example.org", k_password, "", "10.0.0.2", ""}, k_noon);
    const auto who = [&](util::Instant now) {
        return office.desk->read([&](const store::Database& database) {
            return usecases::logged_in(database, secret, now);
        });
    };
    REQUIRE(who(k_noon));
    CHECK(who(k_noon)->owes_second_factor);
    CHECK(who(k_noon)->actor.is_public());
    const auto key = util::random_totp_secret();
    usecases::start_second_factor(
        *office.desk,
        *who(k_noon),
        k_password,
        key,
        util::hotp(*util::from_base32(key), static_cast<std::uint64_t>(util::totp_step(k_noon))),
        "10.0.0.2",
        k_noon);
    CHECK(who(k_noon)->actor.role == directory::Role::manager);
    CHECK_THROWS_AS(
        usecases::stop_second_factor(*office.desk, *who(k_noon), k_password, "10.0.0.2", k_noon),
        util::Conflict);
    CHECK_FALSE(who(k_noon + 12h));
}

TEST_CASE("Only an administrator touches accounts, and never their own door") {
    const Office office;
    office.desk->write([&](const store::Database& database) {
        for (const auto role : {directory::Role::public_,
                                directory::Role::caseworker,
                                directory::Role::focal_point,
                                directory::Role::partner,
                                directory::Role::planner,
                                directory::Role::manager}) {
            const usecases::Actor actor{{9}, role, {1}, "x", "fr"};
            CHECK_THROWS_AS(
                usecases::invite_account(
                    database, actor, {"c@example.org", "C", "planner", {}, "fr"}, k_noon),
                util::Forbidden);
            CHECK_THROWS_AS(usecases::reset_account(
                                database, actor, {1}, usecases::SecondFactor::removed, k_noon),
                            util::Forbidden);
            CHECK_THROWS_AS(
                usecases::set_standing(database, actor, {1}, usecases::Standing::disabled, k_noon),
                util::Forbidden);
            CHECK_THROWS_AS(
                usecases::change_role(database, actor, {1}, "administrator", {}, k_noon),
                util::Forbidden);
            CHECK_THROWS_AS(usecases::list_accounts(database, actor), util::Forbidden);
        }
        const usecases::Actor own{{1}, directory::Role::administrator, {}, "x", "fr"};
        CHECK_THROWS_AS(
            usecases::set_standing(database, own, {1}, usecases::Standing::disabled, k_noon),
            util::Conflict);
        CHECK_THROWS_AS(usecases::change_role(database, own, {1}, "planner", {}, k_noon),
                        util::Conflict);
        CHECK_THROWS_AS(usecases::invite_account(
                            database, own, {"AMINA@example.org", "C", "planner", {}, "fr"}, k_noon),
                        util::Conflict);
        CHECK_THROWS_AS(usecases::invite_account(
                            database, own, {"c@example.org", "C", "public", {}, "fr"}, k_noon),
                        util::InvalidInput);
        CHECK_THROWS_AS(usecases::invite_account(
                            database, own, {"c@example.org", "C", "focal_point", {}, "fr"}, k_noon),
                        util::InvalidInput);
        CHECK_THROWS_AS(
            usecases::invite_account(
                database, own, {"c@example.org", "C", "focal_point", {777}, "fr"}, k_noon),
            util::InvalidInput);
    });
    CHECK(office.desk->read([](const store::Database& database) {
        return store::list_accounts(database).size();
    }) == 1);
}

TEST_CASE("Two administrators at one account: the second is told, and nothing is overwritten") {
    const Office office;
    office.desk->write([&](const store::Database& database) {
        const auto seen = usecases::version_of(store::find_account(database, {1}));
        usecases::change_role(database, office.administrator, {1}, "planner", {}, k_noon, seen);
        CHECK_THROWS_AS(
            usecases::change_role(database, office.administrator, {1}, "partner", {}, k_noon, seen),
            util::Conflict);
        CHECK_THROWS_AS(
            usecases::set_standing(
                database, office.administrator, {1}, usecases::Standing::disabled, k_noon, seen),
            util::Conflict);
        CHECK(store::find_account(database, {1}).role == directory::Role::planner);
        const auto fresh = usecases::version_of(store::find_account(database, {1}));
        usecases::change_role(database, office.administrator, {1}, "partner", {}, k_noon, fresh);
        CHECK(store::find_account(database, {1}).role == directory::Role::partner);
    });
}
