#include "store/identity_store.h"
#include "store/reference_store.h"
#include "support/sample_records.h"
#include "support/temporary.h"
#include "usecases/carry_corrections.h"
#include "usecases/error_reports.h"
#include "usecases/focal_point.h"
#include "usecases/keep_record.h"
#include "usecases/load_snapshot.h"
#include "usecases/manage_editions.h"
#include "usecases/upkeep.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::directory;
using store::RecordKind;
using usecases::FormFields;

namespace {

const util::Instant k_now{*util::parse_day("2026-11-24") + std::chrono::hours{11}};
const SiteId k_site{1};
const SiteId k_shelter{3};

struct Kept {
    tests::TemporaryFolder folder;
    store::Database database = store::Database::open_or_create(folder / "relais.sqlite");
    usecases::Actor manager{{1}, Role::manager, {}, "Amina", "fr"};
    usecases::Actor caseworker{{2}, Role::caseworker, {}, "Paul", "fr"};
    std::vector<Language> languages = tests::sample_reference().languages;

    Kept() {
        store::Transaction all(database);
        store::save_reference(database, tests::sample_reference());
        all.commit();
        usecases::publish_edition(database, draft(tests::sample_records()), {"Amina", k_now});
    }
    EditionId draft(const store::Records& records) {
        store::Transaction all(database);
        const auto id = store::write_draft(database, tests::sample_edition(), records, {});
        all.commit();
        return id;
    }
    usecases::KeptRecord record(SiteId id = k_site) { return usecases::find_record(database, id); }
    void change(const FormFields& form, SiteId id = k_site) {
        usecases::change_record(database, manager, id, "", form, languages, k_now);
    }
    std::string ask(SiteId id = k_site) {
        return usecases::ask_focal_point(
                   database,
                   manager,
                   id,
                   [](const auto&, auto) { return usecases::NewMessage{}; },
                   k_now)
            .secret;
    }
    void decide(std::int64_t id,
                const std::set<std::string>& taken,
                const std::string& reason = "",
                usecases::Verdict confirmation = usecases::Verdict::take) {
        usecases::decide_request(database,
                                 manager,
                                 id,
                                 usecases::version_of(record()),
                                 taken,
                                 confirmation,
                                 reason,
                                 k_now);
    }
};

} // namespace

TEST_CASE_METHOD(Kept,
                 "A correction changes the published record, and is in history, audit and search",
                 "[keep]") {
    const auto before = store::revision(database);
    change({{"site-1.phones", "699 00 00 11 / 677 00 00 12"},
            {"site-1.opening_hours", "Mo-Fr 09:00-12:00"},
            {"service-1.name", "Permanence juridique du lundi"},
            {"service-1.publics", ""},
            {"service-1.publics", "women"},
            {"service-1.publics", "everyone"}});
    CHECK(record().site.phones == std::vector<std::string>{"+237699000011", "+237677000012"});
    CHECK(record().site.hours.open.size() == 5);
    CHECK(record().services[0].publics == CodeSet<Public>{Public::everyone, Public::women});
    CHECK(store::revision(database) > before);
    const auto history = usecases::history_of(database, manager, k_site);
    REQUIRE(history.size() == 1);
    CHECK(history[0].fields.size() == 4);
    CHECK(history[0].actor == "Amina");
    const auto audit = store::list_audit(database, 0, 1).at(0);
    CHECK(audit.action == "change_record");
    CHECK(audit.after.find("699") == std::string::npos);
    const auto snapshot = usecases::load_snapshot(database);
    CHECK(snapshot->directory().sites[0].phones.front() == "+237699000011");
    CHECK(database.file() == folder / "relais.sqlite");
}

TEST_CASE_METHOD(Kept,
                 "What is typed wrongly is refused by field, and nothing is changed",
                 "[keep]") {
    for (const auto& [field, value] : FormFields{{"site-1.phones", "12"},
                                                 {"site-1.emails", "personne"},
                                                 {"site-1.status", "away"},
                                                 {"site-1.status", ""},
                                                 {"site-1.closed_from", "31/12/2026"},
                                                 {"service-1.fee", "cheap"},
                                                 {"service-1.publics", "witches"},
                                                 {"service-1.languages", "xx"},
                                                 {"service-1.capacity_per_month", "-3"},
                                                 {"service-1.capacity_per_month", "1e9"},
                                                 {"site-1.name", std::string(161, 'x')},
                                                 {"site-1.name", "a\x01" "b"}}) {
        INFO(field << " = " << value);
        try {
            change({{field, value}});
            FAIL("taken");
        } catch (const util::InvalidInput& wrong) {
            CHECK(wrong.field() == field);
        }
    }
    CHECK_THROWS_AS(
        change({{"site-1.closed_from", "2026-12-31"}, {"site-1.closed_until", "2026-12-01"}}),
        util::InvalidInput);
    CHECK(usecases::history_of(database, manager, k_site).empty());
}

TEST_CASE_METHOD(Kept,
                 "A form changes its own record only, and no field that is none of a form's",
                 "[keep]") {
    change({{"site-2.phones", "699000099"},
            {"service-2.name", "x"},
            {"service-1.verified_at", "2030-01-01"},
            {"service-1.site", "2"},
            {"service-1.organisation", "9"},
            {"site-1.visibility", "public"},
            {"site-1.edition", "7"},
            {"site-1.id", "5"}});
    CHECK(usecases::history_of(database, manager, k_site).empty());
    CHECK(record({2}).site.phones == std::vector<std::string>{"+237600000000"});
}

TEST_CASE_METHOD(Kept,
                 "Where a shelter stands is in no form, request or history",
                 "[keep][privacy]") {
    change({{"site-3.address", "Rue neuve"},
            {"site-3.landmark", "x"},
            {"site-3.name", "x"},
            {"site-3.closure_message", "x"},
            {"service-3.description_fr", "x"},
            {"site-3.phones", "699000033"}},
           k_shelter);
    const auto history = usecases::history_of(database, manager, k_shelter);
    REQUIRE(history.size() == 1);
    REQUIRE(history[0].fields.size() == 1);
    CHECK(history[0].fields[0].field == "phones");
    CHECK(record(k_shelter).site.address == "Rue cachée 12");
    // One that is hidden later hides its history as well.
    change({{"site-1.address", "Rue publique 3"}});
    auto hidden = tests::sample_records();
    hidden.sites[0].visibility = LocationVisibility::confidential;
    usecases::publish_edition(database, draft(hidden), {"Amina", k_now});
    CHECK(usecases::history_of(database, manager, k_site).empty());
}

TEST_CASE_METHOD(Kept, "Of two managers the second is told", "[keep]") {
    const auto seen = usecases::version_of(record());
    usecases::change_record(
        database, manager, k_site, seen, {{"site-1.landmark", "près du pont"}}, languages, k_now);
    CHECK_THROWS_AS(
        usecases::change_record(
            database, manager, k_site, seen, {{"site-1.landmark", "au marché"}}, languages, k_now),
        util::Conflict);
    CHECK(record().site.landmark == "près du pont");
}

TEST_CASE_METHOD(Kept, "An edit is taken back once, and not over a later one", "[keep]") {
    change({{"site-1.landmark", "A"}});
    change({{"site-1.landmark", "B"}});
    CHECK_THROWS_AS(usecases::undo_edit(database, manager, k_site, 1, k_now), util::Conflict);
    usecases::undo_edit(database, manager, k_site, 2, k_now);
    CHECK(record().site.landmark == "A");
    usecases::undo_edit(database, manager, k_site, 1, k_now);
    CHECK(record().site.landmark == "en face du puits");
    CHECK_THROWS_AS(usecases::undo_edit(database, manager, {2}, 1, k_now), util::NotFound);
    CHECK(usecases::history_of(database, manager, k_site).size() == 4);
}

TEST_CASE_METHOD(Kept,
                 "Still true: many records verified at once, one taken back alone",
                 "[keep]") {
    CHECK(usecases::confirm_records(database, manager, {{1}, {2}, {1}, {99}}, k_now) == 2);
    CHECK(util::to_string(*record().services[0].verified_at) == "2026-11-24");
    CHECK(util::to_string(*record(k_shelter).services[0].verified_at) == "2026-10-01");
    usecases::undo_edit(database, manager, {2}, 1, k_now);
    CHECK(util::to_string(*record({2}).services[0].verified_at) == "2026-10-01");
    CHECK(util::to_string(*record().services[0].verified_at) == "2026-11-24");
}

TEST_CASE_METHOD(Kept, "A temporary closure is what suitability reads", "[keep]") {
    change({{"site-1.status", "temporarily_closed"},
            {"site-1.closed_from", "2026-12-20"},
            {"site-1.closed_until", "2027-01-05"},
            {"site-1.closure_message", "Congés"}});
    const auto snapshot = usecases::load_snapshot(database);
    const auto& site = snapshot->directory().sites[0];
    CHECK(site.status == SiteStatus::temporarily_closed);
    CHECK(util::to_string(*site.closed_until) == "2027-01-05");
    CHECK(site.closure_message == "Congés");
}

TEST_CASE_METHOD(Kept, "Only those who review changes do any of this", "[keep]") {
    CHECK_THROWS_AS(usecases::change_record(database, caseworker, k_site, "", {}, languages, k_now),
                    util::Forbidden);
    CHECK_THROWS_AS(usecases::confirm_records(database, caseworker, {k_site}, k_now),
                    util::Forbidden);
    CHECK_THROWS_AS(usecases::history_of(database, caseworker, k_site), util::Forbidden);
    CHECK_THROWS_AS(usecases::undo_edit(database, caseworker, k_site, 1, k_now), util::Forbidden);
    CHECK_THROWS_AS(usecases::merge_records(database, caseworker, {1}, {2}, k_now),
                    util::Forbidden);
    CHECK_THROWS_AS(usecases::ask_focal_point(database, caseworker, k_site, {}, k_now),
                    util::Forbidden);
    CHECK_THROWS_AS(usecases::decide_request(
                        database, caseworker, 1, "", {}, usecases::Verdict::take, "", k_now),
                    util::Forbidden);
    CHECK_THROWS_AS(
        usecases::close_report(database, caseworker, 1, store::ReportState::mended, k_now),
        util::Forbidden);
}

TEST_CASE_METHOD(Kept,
                 "A focal point asks by link, a manager takes a part and says why not the rest",
                 "[keep]") {
    const auto secret = ask();
    CHECK_FALSE(usecases::record_of_link(database, secret, k_now).is_waiting());
    usecases::WantedChange wanted;
    wanted.form = {{"site-1.phones", "699 00 00 77"},
                   {"service-1.fee", "paid"},
                   {"site-2.phones", "699 00 00 88"}};
    wanted.confirms = true;
    wanted.note = "Nous avons déménagé";
    const auto id = usecases::request_change(database, secret, wanted, languages, k_now);
    CHECK(record().site.phones ==
          std::vector<std::string>{"+237600000000"}); // nothing is changed yet
    CHECK_THROWS_AS(usecases::request_change(database, secret, wanted, languages, k_now),
                    util::Conflict);
    const auto waiting = store::list_waiting_requests(database);
    REQUIRE(waiting.size() == 1);
    REQUIRE(waiting[0].fields.size() == 2);
    CHECK(waiting[0].fields[0].before == "+237600000000");
    CHECK_THROWS_AS(decide(id, {"site-1.phones"}), util::InvalidInput); // why not the rest?
    decide(id, {"site-1.phones"}, "C’est gratuit d’après la convention");
    CHECK(record().site.phones == std::vector<std::string>{"+237699000077"});
    CHECK(record().services[0].fee == Fee::free);
    CHECK(util::to_string(*record().services[0].verified_at) == "2026-11-24");
    const auto last = usecases::record_of_link(database, secret, k_now).last;
    CHECK(last->state == store::RequestState::in_part);
    CHECK(last->reason == "C’est gratuit d’après la convention");
    CHECK(usecases::history_of(database, manager, k_site).at(0).origin == "request 1");
    CHECK_THROWS_AS(decide(id, {}), util::Conflict);
    CHECK_THROWS_AS(decide(99, {}), util::NotFound);
}

TEST_CASE_METHOD(Kept, "A link ends by time, by the next one, and opens nothing else", "[keep]") {
    const auto first = ask();
    const auto second = ask();
    CHECK_THROWS_AS(usecases::record_of_link(database, first, k_now), util::NotFound);
    CHECK_NOTHROW(usecases::record_of_link(database, second, k_now + std::chrono::days{29}));
    CHECK_THROWS_AS(usecases::record_of_link(database, second, k_now + std::chrono::days{30}),
                    util::NotFound);
    CHECK_THROWS_AS(usecases::record_of_link(database, "", k_now), util::NotFound);
    CHECK_THROWS_AS(usecases::request_change(database, "x", {}, languages, k_now), util::NotFound);
    usecases::WantedChange nothing;
    CHECK_THROWS_AS(usecases::request_change(database, second, nothing, languages, k_now),
                    util::InvalidInput);
}

TEST_CASE_METHOD(Kept, "A request is not decided over a record that changed meanwhile", "[keep]") {
    const auto secret = ask();
    usecases::WantedChange wanted;
    wanted.form = {{"site-1.landmark", "au marché"}};
    const auto id = usecases::request_change(database, secret, wanted, languages, k_now);
    const auto seen = usecases::version_of(record());
    change({{"site-1.landmark", "près du pont"}});
    CHECK_THROWS_AS(
        usecases::decide_request(
            database, manager, id, seen, {"site-1.landmark"}, usecases::Verdict::take, "", k_now),
        util::Conflict);
    CHECK(record().site.landmark == "près du pont");
    decide(id, {"site-1.landmark"});
    CHECK(record().site.landmark == "au marché");
}

TEST_CASE_METHOD(
    Kept,
    "Anybody reports an error, ten of a place wait at most, and the words go when it is closed",
    "[keep]") {
    for (int i = 0; i < 12; ++i) {
        usecases::report_error(database, k_site, "wrong_phone", "Le numéro sonne ailleurs", k_now);
    }
    CHECK(store::list_waiting_reports(database).size() == 10);
    CHECK_THROWS_AS(usecases::report_error(database, {99}, "moved", "", k_now), util::NotFound);
    CHECK_THROWS_AS(usecases::report_error(database, k_site, "haunted", "", k_now),
                    util::InvalidInput);
    CHECK_THROWS_AS(usecases::report_error(database, k_site, "other", std::string(501, 'x'), k_now),
                    util::InvalidInput);
    usecases::close_report(database, manager, 1, store::ReportState::mended, k_now);
    CHECK(store::find_report(database, 1)->words.empty());
    CHECK_THROWS_AS(usecases::close_report(database, manager, 1, store::ReportState::mended, k_now),
                    util::Conflict);
}

TEST_CASE_METHOD(Kept, "Two places become one, and two again", "[keep]") {
    auto records = tests::sample_records();
    for (auto& site : records.sites) {
        site.visibility = LocationVisibility::open;
    }
    records.sites[0].phones.clear();
    records.services[2].need = "protection_gbv";
    usecases::publish_edition(database, draft(records), {"Amina", k_now});
    usecases::merge_records(database, manager, {1}, {3}, k_now);
    CHECK(record().services.size() == 2);
    CHECK(record().site.phones == std::vector<std::string>{"+237600000000"});
    CHECK(record(k_shelter).site.status == SiteStatus::closed);
    CHECK(record(k_shelter).services.empty());
    // The next edition of the mapping still has both.
    usecases::publish_edition(database, draft(records), {"Amina", k_now + std::chrono::hours{1}});
    CHECK(record().services.size() == 2);
    const auto merge = usecases::history_of(database, manager, {3}).at(0);
    CHECK(merge.origin == "merge");
    usecases::undo_edit(database, manager, {3}, merge.id, k_now);
    CHECK(record().services.size() == 1);
    CHECK(record(k_shelter).services.size() == 1);
    CHECK(record(k_shelter).site.status == SiteStatus::active);
    CHECK_THROWS_AS(usecases::merge_records(database, manager, {1}, {1}, k_now), util::Conflict);
}

TEST_CASE_METHOD(Kept,
                 "Corrections outlive the next edition, unless it says something new",
                 "[keep]") {
    change({{"site-1.phones", "699 00 00 11"},
            {"site-1.landmark", "près du pont"},
            {"service-1.fee", "paid"}});
    usecases::confirm_records(database, manager, {k_site}, k_now);
    auto next = tests::sample_records();           // the file knows nothing of it …
    next.sites[0].landmark = "derrière la mairie"; // … but of a move
    next.services[0].verified_at = util::parse_day("2026-11-01");
    const auto id = draft(next);
    usecases::publish_edition(database, id, {"Amina", k_now + std::chrono::hours{1}});
    CHECK(record().site.phones == std::vector<std::string>{"+237699000011"});
    CHECK(record().services[0].fee == Fee::paid);
    CHECK(util::to_string(*record().services[0].verified_at) == "2026-11-24");
    CHECK(record().site.landmark == "derrière la mairie");
    const auto history = usecases::history_of(database, manager, k_site);
    CHECK(history.at(0).origin == "edition " + std::to_string(id.value));
    CHECK(history.at(0).fields.at(0).before == "près du pont");
    // Said once, the mapping's word stays: the edition after it brings the old words back.
    usecases::publish_edition(
        database, draft(tests::sample_records()), {"Amina", k_now + std::chrono::hours{2}});
    CHECK(record().site.landmark == "en face du puits");
    CHECK(record().site.phones == std::vector<std::string>{"+237699000011"});
    // Going back to an earlier edition loses no correction either.
    change({{"site-1.phones", "699 00 00 22"}});
    usecases::rollback_edition(database, {"Amina", k_now + std::chrono::hours{3}});
    CHECK(record().site.phones == std::vector<std::string>{"+237699000022"});
}

TEST_CASE_METHOD(Kept,
                 "Stale records stand never verified first, then oldest, by region",
                 "[keep]") {
    auto records = tests::sample_records();
    records.services[0].verified_at = util::parse_day("2025-11-23"); // a year and a day
    records.services[1].verified_at.reset();
    records.services[2].verified_at = util::parse_day("2025-11-24"); // a year: fresh
    usecases::publish_edition(database, draft(records), {"Amina", k_now});
    const auto snapshot = usecases::load_snapshot(database);
    const auto today = util::day_in_cameroon(k_now);
    const auto stale = usecases::stale_records(*snapshot, today, "", 10);
    REQUIRE(stale.total == 2);
    CHECK_FALSE(stale.records[0].verified_at);
    CHECK(util::to_string(*stale.records[1].verified_at) == "2025-11-23");
    CHECK(stale.by_region == std::map<std::string, int>{{"CM004", 2}});
    CHECK(usecases::stale_records(*snapshot, today, "CM001", 10).total == 0);
    CHECK(usecases::stale_records(*snapshot, today, "CM004001", 1).records.size() == 1);
}

TEST_CASE_METHOD(
    Kept,
    "Likely duplicates are shown until somebody says they are two, and never a hidden place",
    "[keep]") {
    auto records = tests::sample_records();
    auto twin = records.organisations[0];
    twin.id = {2};
    twin.key = "autre";
    records.organisations.push_back(twin);
    records.sites[1].organisation = {2};
    records.services[1].organisation = {2};
    for (auto& site : records.sites) {
        site.name = "Permanence de Domayo";
        site.point = LonLat{14.3111, 10.5999};
    }
    CHECK(usecases::publish_edition(database, draft(records), {"Amina", k_now}).id.value > 0);
    CHECK(
        usecases::duplicate_pairs(database, manager, 10).empty()); // one of the two is approximate
    records.sites[1].visibility = LocationVisibility::open;
    usecases::publish_edition(database, draft(records), {"Amina", k_now + std::chrono::hours{1}});
    const auto pairs = usecases::duplicate_pairs(database, manager, 10);
    REQUIRE(pairs.size() == 1);
    CHECK(pairs[0].first.site.id != pairs[0].second.site.id);
    store::Transaction all(database);
    store::remember_identities(
        database, RecordKind::site, {{"site-key-1", 1, "key"}, {"site-key-2", 2, "key"}});
    all.commit();
    usecases::mark_two(database, manager, {1}, {2}, k_now);
    CHECK(usecases::duplicate_pairs(database, manager, 10).empty());
    CHECK_THROWS_AS(usecases::duplicate_pairs(database, caseworker, 10), util::Forbidden);
}
