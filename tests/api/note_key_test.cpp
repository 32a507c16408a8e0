#include "api/visitor.h"
#include "usecases/note_keys.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

using namespace relais;
using directory::Role;
using test::Visitor;

namespace {

constexpr const char* k_note = "Ne pas parler du voyage devant la famille";

test::DirectoryBuilder one_provider() {
    test::DirectoryBuilder builder;
    builder.organisation(1, "Association Kawtal").site(11, "Kawtal", 14.33, 10.6);
    builder.service(101, 11, "legal_aid");
    return builder;
}

struct Noted {
    Noted() {
        REQUIRE(caseworker
                    .post("/fr/dossiers/nouveau",
                          {{"settlement_words", "Maroua"},
                           {"need", "legal_aid"},
                           {"urgency_legal_aid", "urgent"}})
                    ->status == 303);
        httplib::Params consent{{"lang", "fr"}, {"giver", "person"}, {"basis", "own_will"}};
        for (const auto* item : {"need", "note"}) {
            consent.emplace("item", item);
            consent.emplace(std::string("until_") + item, "2027-11-01");
        }
        REQUIRE(caseworker.post("/fr/dossiers/1/consentement", consent)->status == 303);
    }
    int refer() {
        return caseworker
            .post("/fr/dossiers/1/orienter",
                  {{"contact", "699 00 00 31"},
                   {"note", k_note},
                   {"person_agreed", "1"},
                   {"despite_warnings", "1"},
                   {"service", "101"}})
            ->status;
    }
    test::AccountSite site{one_provider().snapshot()};
    std::string cookie = site.cookie_of(site.account(Role::caseworker, "Amina Bello", {7}));
    Visitor caseworker{site, cookie};
};

} // namespace

TEST_CASE_METHOD(
    Noted,
    "Keys are rotated while the server serves: every note stays readable, none is lost",
    "[referral]") {
    REQUIRE(refer() == 200);
    std::atomic<bool> is_over = false;
    std::atomic<int> read = 0;
    std::atomic<int> unread = 0;
    std::thread reader([&] {
        Visitor other(site, cookie);
        while (!is_over) {
            const auto page = other.get("/fr/dossiers/1/orientations/1");
            const bool is_read =
                page && page->status == 200 && page->body.find(k_note) != std::string::npos;
            ++(is_read ? read : unread);
        }
    });
    constexpr int k_rounds = 8;
    int sent = 1;
    std::thread rotator([&] { // as `relais key rotate` does: a connection of its own
        const auto own = store::Database::open(site.file(), store::Access::read_write);
        for (int i = 0; i < k_rounds; ++i) {
            usecases::rotate_keys(
                own, {{}, Role::administrator, {}, "operator"}, test::test_noon());
        }
    });
    for (int i = 0; i < k_rounds; ++i, ++sent) {
        CHECK(refer() == 200);
    }
    rotator.join();
    is_over = true;
    reader.join();
    CHECK(read > 0);
    CHECK(unread == 0);
    for (int id = 1; id <= sent; ++id) {
        const auto page = caseworker.get("/fr/dossiers/1/orientations/" + std::to_string(id));
        REQUIRE(page->status == 200);
        CHECK(page->body.find(k_note) != std::string::npos);
    }
    CHECK(site.server().log().find(" 500 ") == std::string::npos);
    const auto own = store::Database::open(site.file(), store::Access::read_write);
    const auto last =
        usecases::rotate_keys(own, {{}, Role::administrator, {}, "operator"}, test::test_noon());
    CHECK(last.notes == sent);
    CHECK(last.lost == 0);
}
