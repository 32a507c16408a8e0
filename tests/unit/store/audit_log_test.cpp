#include "store/audit_log.h"

#include "support/temporary.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <catch2/catch.hpp>

#include <string>

using namespace relais;

namespace {

void write_lines(const store::Database& database, int count) {
    store::Transaction all(database);
    for (int i = 0; i < count; ++i) {
        store::append_audit(database, {"2026-11-24T11:00:00Z", {i % 2}, "Amina", "place_offer",
                                       "offer " + std::to_string(i), "", "draft"});
    }
    all.commit();
}

/// What somebody with the file in their hands could do.
void tamper(const store::Database& database, const std::string& sql) {
    database.sql().exec("DROP TRIGGER audit_is_never_changed");
    database.sql().exec("DROP TRIGGER audit_is_never_cut");
    database.sql().exec(sql);
}

} // namespace

TEST_CASE("An untouched audit log verifies, and says where it ends") {
    const tests::TemporaryFolder folder;
    const auto database = store::Database::open_or_create(folder / "relais.sqlite");
    CHECK(store::verify_audit(database).lines == 0);
    write_lines(database, 5);
    const auto check = store::verify_audit(database);
    CHECK(check.lines == 5);
    CHECK_FALSE(check.first_wrong);
    CHECK(check.last_digest == store::list_audit(database, 0, 1).at(0).digest);
    CHECK(store::list_audit(database, 3, 10).size() == 2);
}

TEST_CASE("The database refuses to change or remove a line of the audit log") {
    const tests::TemporaryFolder folder;
    const auto database = store::Database::open_or_create(folder / "relais.sqlite");
    write_lines(database, 2);
    CHECK_THROWS(database.sql().exec("UPDATE audit SET actor = 'nobody'"));
    CHECK_THROWS(database.sql().exec("DELETE FROM audit WHERE id = 2"));
    CHECK(store::verify_audit(database).lines == 2);
}

TEST_CASE("Every tampering with the audit log is found at its line") {
    const std::string changed = GENERATE(
        "UPDATE audit SET at = '2026-11-24T11:00:01Z' WHERE id = 3", "UPDATE audit SET account = 7 WHERE id = 3",
        "UPDATE audit SET account = NULL WHERE id = 4", "UPDATE audit SET actor = 'Amin' WHERE id = 3",
        "UPDATE audit SET action = 'x' WHERE id = 3", "UPDATE audit SET subject = 'offer 9' WHERE id = 3",
        "UPDATE audit SET before = 'draft', after = '' WHERE id = 3", "UPDATE audit SET digest = '' WHERE id = 3",
        "DELETE FROM audit WHERE id = 3", "DELETE FROM audit WHERE id = 1",
        "UPDATE audit SET actor = 'Aminap', action = 'lace_offer' WHERE id = 3");
    const tests::TemporaryFolder folder;
    const auto database = store::Database::open_or_create(folder / "relais.sqlite");
    write_lines(database, 5);
    tamper(database, changed);
    INFO(changed);
    CHECK(store::verify_audit(database).first_wrong);
}

TEST_CASE("A log that was cut at its end no longer ends with the digest that was kept elsewhere") {
    const tests::TemporaryFolder folder;
    const auto database = store::Database::open_or_create(folder / "relais.sqlite");
    write_lines(database, 5);
    const auto kept = store::verify_audit(database).last_digest;
    tamper(database, "DELETE FROM audit WHERE id = 5");
    CHECK(store::verify_audit(database).last_digest != kept);
}
