#include "store/complementary_store.h"
#include "store/identity_store.h"
#include "store/reference_store.h"
#include "support/directory_builder.h"
#include "support/sample_records.h"
#include "support/temporary.h"
#include "usecases/mark_complementary.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::directory;

namespace {

usecases::Actor planner(std::string name) {
    usecases::Actor actor;
    actor.role = Role::planner;
    actor.name = std::move(name);
    return actor;
}

struct Marks {
    Marks() {
        store::Transaction all(database);
        store::save_reference(database, tests::sample_reference());
        store::remember_identities(
            database, store::RecordKind::organisation, {{"a", 1, "key"}, {"b", 2, "key"}});
        all.commit();
    }
    ComplementaryMark mark(const ComplementaryScope& scope,
                           const std::string& reason = "deux quartiers") {
        return usecases::mark_complementary(
            database, scope, reason, planner("Amina"), util::Instant{});
    }
    std::string field_refused(const ComplementaryScope& scope, const std::string& reason = "x") {
        try {
            mark(scope, reason);
            return "taken";
        } catch (const util::InvalidInput& error) {
            return error.field();
        }
    }

    tests::TemporaryFolder folder;
    store::Database database = store::Database::open_or_create(folder / "relais.sqlite");
};

} // namespace

TEST_CASE_METHOD(
    Marks, "A mark is kept with author, reason and moment, whichever organisation is named first") {
    mark({{2}, {1}, "legal_aid", "women", "CM004"});
    const auto marks = store::load_complementary(database);
    REQUIRE(marks.size() == 1);
    CHECK(marks[0].scope.first.value == 1);
    CHECK(marks[0].author == "Amina");
    CHECK(marks[0].reason == "deux quartiers");
    CHECK(marks[0].at == "1970-01-01T00:00:00Z");
}

TEST_CASE_METHOD(Marks, "Marking again and unmarking log what was there before") {
    mark({{1}, {2}, "", "", ""});
    mark({{1}, {2}, "", "", ""}, "horaires différents");
    CHECK(store::load_complementary(database).size() == 1);
    const auto taken = usecases::unmark_complementary(
        database, {{2}, {1}, "", "", ""}, planner("Paul"), util::Instant{});
    CHECK(taken.reason == "horaires différents");
    CHECK(store::load_complementary(database).empty());
    const auto lines = store::list_audit(database, 0, 10); // newest first
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].actor == "Paul");
    CHECK(lines[0].before.find("horaires différents") != std::string::npos);
    CHECK(lines[1].before.find("deux quartiers") != std::string::npos);
    CHECK(lines[1].after == "horaires différents");
}

TEST_CASE_METHOD(Marks, "What cannot be marked is refused and changes nothing") {
    CHECK(field_refused({{1}, {1}, "", "", ""}) == "organisation");
    CHECK(field_refused({{1}, {2}, "legal_aide", "", ""}) == "need");
    CHECK(field_refused({{1}, {2}, "social", "", ""}) == "need"); // a dimension
    CHECK(field_refused({{1}, {2}, "", "goats", ""}) == "public");
    CHECK(field_refused({{1}, {2}, "", "", "CM999"}) == "area");
    CHECK(field_refused({{1}, {2}, "", "", ""}, "  ") == "reason");
    CHECK(field_refused({{1}, {2}, "", "", ""}, std::string(501, 'x')) == "reason");
    CHECK_THROWS_AS(mark({{1}, {9}, "", "", ""}), util::NotFound);
    CHECK_THROWS_AS(usecases::unmark_complementary(
                        database, {{1}, {2}, "", "", ""}, planner("Paul"), util::Instant{}),
                    util::NotFound);
    CHECK_THROWS_AS(
        usecases::mark_complementary(database, {{1}, {2}, "", "", ""}, "x", {}, util::Instant{}),
        util::Forbidden);
    CHECK(store::load_complementary(database).empty());
}

TEST_CASE("An organisation is found by number, acronym or name, and never guessed") {
    test::DirectoryBuilder builder;
    builder.organisation(4, "Ministère des Affaires sociales")
        .organisation(5, "Kawtal")
        .organisation(6, "KAWTAL");
    builder.directory().organisations[0].acronym = "MINAS";
    const auto find = [&](const std::string& words) {
        return usecases::find_organisation(builder.directory(), words).value;
    };
    CHECK(find("minas") == 4);
    CHECK(find("ministere des affaires sociales") == 4);
    CHECK(find("organisation-7") == 7);
    CHECK(find("7") == 7);
    CHECK_THROWS_AS(find("nobody"), util::NotFound);
    CHECK_THROWS_AS(find(""), util::NotFound);
    CHECK_THROWS_AS(find("kawtal"), util::InvalidInput);
}
