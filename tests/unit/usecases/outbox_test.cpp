#include "support/temporary.h"
#include "usecases/keep_backups.h"
#include "usecases/outbox.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

using namespace relais;
using store::MessageState;

namespace {

struct Outbox {
    tests::TemporaryFolder folder;
    store::Database database = store::Database::open_or_create(folder / "relais.sqlite");
    util::Instant now{std::chrono::hours(400'000)};
    std::vector<std::int64_t> handed;

    bool queue(usecases::NewMessage message) {
        store::Transaction all(database);
        const bool added = usecases::queue_message(database, message, now);
        all.commit();
        return added;
    }
    usecases::SendReport send(usecases::Delivery delivery = usecases::Delivery::sent) {
        return usecases::send_due(
            database,
            [&](const store::OutboxMessage& message) {
                handed.push_back(message.id);
                // Another sender meanwhile finds it taken.
                CHECK(store::find_message(database, message.id).state == MessageState::sending);
                return usecases::Outcome{delivery,
                                         delivery == usecases::Delivery::sent ? "" : "no"};
            },
            [this] { return now; });
    }
    store::OutboxMessage message(std::int64_t id) { return store::find_message(database, id); }
};

usecases::NewMessage mail() {
    return {store::Channel::mail,
            "test",
            "point@example.org",
            "fr",
            "Votre fiche",
            "https://example.org/?s=1234567",
            "site 12",
            ""};
}

usecases::NewMessage sms(std::string text) {
    return {store::Channel::sms, "test", "699 00 00 21", "fr", "", std::move(text), "", ""};
}

} // namespace

TEST_CASE_METHOD(Outbox, "A message leaves once, and its text is erased then", "[outbox]") {
    REQUIRE(queue(mail()));
    CHECK(message(1).text == "https://example.org/?s=1234567");
    CHECK(send().sent == 1);
    CHECK(send().sent == 0);
    CHECK(handed == std::vector<std::int64_t>{1});
    CHECK(message(1).state == MessageState::sent);
    CHECK(message(1).text.empty());
}

TEST_CASE_METHOD(Outbox, "An occasion has one message, however often it is asked for", "[outbox]") {
    auto once = mail();
    once.once = "reminder 7 day 3";
    CHECK(queue(once));
    CHECK_FALSE(queue(once));
    CHECK(queue(mail()));
    CHECK(store::list_messages(database, {}).size() == 2);
}

TEST_CASE_METHOD(Outbox,
                 "What cannot leave now waits longer each time, and is given up at last",
                 "[outbox]") {
    queue(mail());
    CHECK(send(usecases::Delivery::later).later == 1);
    CHECK(send(usecases::Delivery::later).later == 0); // not due
    CHECK(message(1).fault == "no");
    for (int tries = 0; tries < 6; ++tries) {
        now += std::chrono::hours(25);
        send(usecases::Delivery::later);
    }
    CHECK(message(1).state == MessageState::failed);
    CHECK(message(1).tries == 6);
    usecases::retry_message(database, 1, {"test", now});
    CHECK(send().sent == 1);
}

TEST_CASE_METHOD(Outbox, "What may have left is not sent again by itself", "[outbox]") {
    queue(mail());
    CHECK(send(usecases::Delivery::unknown).unknown == 1);
    now += std::chrono::hours(48);
    CHECK(send().sent == 0);
    CHECK(message(1).state == MessageState::sending);
    usecases::withdraw_message(database, 1, {"test", now});
    CHECK(message(1).text.empty());
    CHECK_THROWS_AS(usecases::retry_message(database, 1, {"test", now}), util::Conflict);
    CHECK_THROWS_AS(usecases::retry_message(database, 9, {"test", now}), util::NotFound);
}

TEST_CASE_METHOD(Outbox,
                 "A refused address is kept as bounced, with what it is about",
                 "[outbox]") {
    queue(mail());
    send(usecases::Delivery::refused);
    const auto bounced = store::list_messages(database, MessageState::bounced);
    REQUIRE(bounced.size() == 1);
    CHECK(bounced[0].about == "site 12");
    now += std::chrono::hours(24 * 200); // what was sent is forgotten, what bounced is not
    send();
    CHECK(store::list_messages(database, MessageState::bounced).size() == 1);
}

TEST_CASE_METHOD(Outbox,
                 "Subjects and SMS hold no address and no number, and no second header",
                 "[outbox]") {
    for (const char* subject :
         {"De awa@example.org", "Appelez le 699 12 34 56", "Deux\nlignes", ""}) {
        auto wrong = mail();
        wrong.subject = subject;
        CHECK_THROWS_AS(queue(wrong), util::InvalidInput);
    }
    CHECK_THROWS_AS(queue(sms("Rappeler +237 699123456")), util::InvalidInput);
    CHECK_THROWS_AS(queue(sms(std::string(460, 'x'))), util::InvalidInput);
    CHECK(queue(
        sms("Votre fiche, jusqu’au 26/11/2026 : https://example.org/fr/fiche?s=12345678901")));
    auto nobody = mail();
    nobody.recipient = "x@y\r\nBcc: z@example.org";
    CHECK_THROWS_AS(queue(nobody), util::InvalidInput);
    CHECK(store::list_messages(database, {}).size() == 1);
}

TEST_CASE_METHOD(
    Outbox,
    "What waited in a backup may have left since: after a restore nothing of it is sent",
    "[outbox]") {
    queue(mail());
    usecases::back_up(database, folder / "backup.sqlite");
    CHECK(send().sent == 1);
    usecases::restore(
        database, folder / "backup.sqlite", folder / "aside.sqlite", {"cli:test", now});
    CHECK(message(1).state == MessageState::withdrawn);
    CHECK(send().sent == 0);
}
