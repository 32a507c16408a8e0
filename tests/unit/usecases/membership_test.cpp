#include "store/audit_log.h"
#include "store/edition_store.h"
#include "store/published_view.h"
#include "store/reference_store.h"
#include "support/sample_records.h"
#include "support/temporary.h"
#include "usecases/import_members.h"
#include "usecases/manage_editions.h"
#include "usecases/membership_desk.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace std::chrono_literals;
using directory::MnrMembership;
using directory::Role;

namespace {

const util::Instant k_noon{*util::parse_day("2026-11-24") + 11h};
const auto k_today = *util::parse_day("2026-11-24");

struct Members {
    tests::TemporaryFolder folder;
    store::Database database = store::Database::open_or_create(folder / "relais.sqlite");
    usecases::Actor manager{{}, Role::manager, {}, "Amina", "fr"};

    Members() {
        store::Transaction all(database);
        store::save_reference(database, tests::sample_reference());
        const auto id =
            store::write_draft(database, tests::sample_edition(), tests::sample_records(), {});
        all.commit();
        usecases::publish_edition(database, id, {"test", k_noon});
    }
    [[nodiscard]] directory::Directory published() const {
        return *store::load_published(database);
    }
    void say(const usecases::MembershipWords& words, const std::string& seen = {}) {
        usecases::save_membership(database, manager, published(), words, seen, k_noon);
    }
    [[nodiscard]] std::vector<usecases::Member> on(util::Day day) const {
        return usecases::members_of(published(), usecases::memberships(database), day);
    }
};

} // namespace

TEST_CASE("What holds on a day", "[membership]") {
    directory::Membership said;
    said.state = MnrMembership::member;
    said.since = util::parse_day("2026-03-01");
    said.until = util::parse_day("2026-12-31");
    CHECK_FALSE(directory::membership_on(said, *util::parse_day("2026-02-28")));
    CHECK(directory::membership_on(said, *util::parse_day("2026-03-01")) == MnrMembership::member);
    CHECK(directory::membership_on(said, *util::parse_day("2026-12-31")) == MnrMembership::member);
    CHECK(directory::membership_on(said, *util::parse_day("2027-01-01")) == MnrMembership::none);
}

TEST_CASE_METHOD(Members,
                 "A membership is shown in the directory, outlives editions, and can be taken back",
                 "[membership]") {
    const auto revision = store::revision(database);
    say({{1}, "signatory", "2025-03-01", "", "point focal juridique", "legal focal point"});
    CHECK(store::revision(database) > revision);
    CHECK(published().organisations[0].mnr_membership == MnrMembership::signatory);
    REQUIRE(on(k_today).size() == 1);
    CHECK(on(k_today)[0].said->role_en == "legal focal point");
    store::Transaction all(database);
    const auto next =
        store::write_draft(database, tests::sample_edition(), tests::sample_records(), {});
    all.commit();
    usecases::publish_edition(database, next, {"test", k_noon});
    CHECK(published().organisations[0].mnr_membership == MnrMembership::signatory);
    say({{1}, "", "", "", "", ""});
    CHECK_FALSE(published().organisations[0].mnr_membership);
    CHECK(on(k_today).empty());
    CHECK(store::list_audit(database, 0, 9)[0].action == "save_membership");
}

TEST_CASE_METHOD(Members,
                 "One that has ended counts no more, and the servers are told on that day",
                 "[membership]") {
    say({{1}, "member", "2020-01-01", "2020-12-31", "", ""});
    CHECK(published().organisations[0].mnr_membership == MnrMembership::none);
    CHECK(on(*util::parse_day("2020-06-01")).size() == 1);
    CHECK(on(*util::parse_day("2021-01-01")).empty());
    CHECK(store::membership_phase(database, *util::parse_day("2020-12-31")) !=
          store::membership_phase(database, *util::parse_day("2021-01-01")));
    CHECK(store::membership_phase(database, *util::parse_day("2019-12-31")) !=
          store::membership_phase(database, *util::parse_day("2020-01-01")));
}

TEST_CASE_METHOD(Members,
                 "What is no membership is refused, and the second of two managers is told",
                 "[membership]") {
    CHECK_THROWS_AS(say({{99}, "member", "", "", "", ""}), util::NotFound);
    CHECK_THROWS_AS(say({{1}, "boss", "", "", "", ""}), util::InvalidInput);
    CHECK_THROWS_AS(say({{1}, "member", "demain", "", "", ""}), util::InvalidInput);
    CHECK_THROWS_AS(say({{1}, "member", "2026-02-01", "2026-01-01", "", ""}), util::InvalidInput);
    CHECK_THROWS_AS(say({{1}, "member", "", "", std::string(201, 'x'), ""}), util::InvalidInput);
    const auto nothing = usecases::version_of(std::optional<directory::Membership>());
    say({{1}, "member", "", "", "", ""}, nothing);
    CHECK_THROWS_AS(say({{1}, "invited", "", "", "", ""}, nothing), util::Conflict);
    for (const auto role :
         {Role::public_, Role::caseworker, Role::focal_point, Role::partner, Role::planner}) {
        manager.role = role;
        CHECK_THROWS_AS(say({{1}, "none", "", "", "", ""}), util::Forbidden);
    }
}

TEST_CASE_METHOD(Members,
                 "A committee's list is read: good rows are noted, the others told, and again it "
                 "changes nothing",
                 "[membership]") {
    const std::string list = "Structure;Adhésion;Depuis le;Jusqu’au;Rôle\n"
                             "Aide juridique de test;Signataire;21/08/2024;2027-12-31;Point focal\n"
                             "Personne;Membre;;;\n"
                             "1;Membre;;;\n";
    const auto read = [&](usecases::Apply apply) {
        return usecases::import_members(
            database, manager, published(), "membres.csv", list, apply, k_noon);
    };
    const auto tried = read(usecases::Apply::no);
    CHECK(tried.saved == 1);
    CHECK(usecases::memberships(database).empty());
    REQUIRE(tried.faults.size() == 2); // unknown, and the same organisation again by its number
    CHECK(tried.faults[0].row == 3);
    CHECK(tried.faults[1].why.key == "member.twice");
    CHECK(read(usecases::Apply::yes).saved == 1);
    const auto said = usecases::memberships(database).at(0).membership;
    CHECK(said.state == MnrMembership::signatory);
    CHECK(said.since == util::parse_day("2024-08-21"));
    CHECK(said.until == util::parse_day("2027-12-31"));
    CHECK(said.role_fr == "Point focal");
    CHECK(said.role_en == "Point focal"); // one column for both
    const auto again = read(usecases::Apply::yes);
    CHECK(again.saved == 0);
    CHECK(again.same == 1);
    CHECK_THROWS_AS(usecases::import_members(database,
                                             manager,
                                             published(),
                                             "x.csv",
                                             "Ville;Depuis\nMaroua;2024\n",
                                             usecases::Apply::yes,
                                             k_noon),
                    util::InvalidInput);
    const usecases::Actor planner{{}, Role::planner, {}, "Paul", "fr"};
    CHECK_THROWS_AS(usecases::import_members(
                        database, planner, published(), "m.csv", list, usecases::Apply::no, k_noon),
                    util::Forbidden);
}
