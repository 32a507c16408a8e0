#include "store/account_store.h"
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
#include "usecases/merge_records.h"
#include "usecases/move_hidden_place.h"
#include "usecases/own_records.h"
#include "usecases/record_history.h"
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
    std::shared_ptr<const usecases::Snapshot> at_first;

    Kept() {
        store::Transaction all(database);
        store::save_reference(database, tests::sample_reference());
        all.commit();
        usecases::publish_edition(database, draft(tests::sample_records()), {"Amina", k_now});
        at_first = usecases::load_snapshot(database);
    }
    EditionId draft(const store::Records& records) {
        store::Transaction all(database);
        const auto id = store::write_draft(database, tests::sample_edition(), records, {});
        all.commit();
        return id;
    }
    usecases::KeptRecord record(SiteId id = k_site) { return usecases::find_record(database, id); }
    void change(const FormFields& form, SiteId id = k_site) {
        usecases::change_record(database, manager, id, "", form, *at_first, k_now);
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
                usecases::Ruling confirmation = usecases::Ruling::take) {
        decide_as(id,
                  usecases::Decision{taken, confirmation, reason, usecases::version_of(record())});
    }
    void decide_as(std::int64_t id, const usecases::Decision& decision) {
        usecases::decide_request(database, manager, id, decision, *at_first, &answer, k_now);
    }
    static usecases::NewMessage
    answer(const store::ChangeRequest& request, store::Channel channel, const std::string& lang) {
        const auto* subject = channel == store::Channel::mail ? "Answer" : "";
        return {channel,
                "change_decision",
                "",
                lang,
                subject,
                std::string(code_of(request.state)),
                "",
                ""};
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
                                                 {"site-1.name",
                                                  "a\x01"
                                                  "b"}}) {
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
        database, manager, k_site, seen, {{"site-1.landmark", "près du pont"}}, *at_first, k_now);
    CHECK_THROWS_AS(
        usecases::change_record(
            database, manager, k_site, seen, {{"site-1.landmark", "au marché"}}, *at_first, k_now),
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
    CHECK_THROWS_AS(usecases::change_record(database, caseworker, k_site, "", {}, *at_first, k_now),
                    util::Forbidden);
    CHECK_THROWS_AS(usecases::confirm_records(database, caseworker, {k_site}, k_now),
                    util::Forbidden);
    CHECK_THROWS_AS(usecases::history_of(database, caseworker, k_site), util::Forbidden);
    CHECK_THROWS_AS(usecases::undo_edit(database, caseworker, k_site, 1, k_now), util::Forbidden);
    CHECK_THROWS_AS(usecases::merge_records(database, caseworker, {1}, {2}, k_now),
                    util::Forbidden);
    CHECK_THROWS_AS(usecases::ask_focal_point(database, caseworker, k_site, {}, k_now),
                    util::Forbidden);
    CHECK_THROWS_AS(
        usecases::decide_request(database, caseworker, 1, {}, *at_first, &answer, k_now),
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
    CHECK_THROWS_AS(decide_as(id, {{"site-1.landmark"}, usecases::Ruling::take, "", seen}),
                    util::Conflict);
    CHECK(record().site.landmark == "près du pont");
    decide(id, {"site-1.landmark"});
    CHECK(record().site.landmark == "au marché");
}

TEST_CASE_METHOD(Kept,
                 "Whoever asked is told what was decided, where the link went or where they said",
                 "[keep]") {
    const auto secret = usecases::ask_focal_point(
                            database,
                            manager,
                            k_site,
                            [](const auto&, auto) {
                                return usecases::NewMessage{store::Channel::sms,
                                                            "focal_point_link",
                                                            "699 00 00 41",
                                                            "fr",
                                                            "",
                                                            "Relisez",
                                                            "",
                                                            ""};
                            },
                            k_now)
                            .secret;
    usecases::WantedChange wanted;
    wanted.form = {{"site-1.landmark", "au marché"}};
    wanted.lang = "en";
    decide(usecases::request_change(database, secret, wanted, languages, k_now),
           {"site-1.landmark"});
    wanted.form = {{"site-1.landmark", "au pont"}};
    wanted.reply_to = "Point.Focal@example.org";
    decide(usecases::request_change(database, secret, wanted, languages, k_now), {}, "C’est faux");
    std::vector<store::OutboxMessage> told;
    for (const auto& message : store::list_messages(database, std::nullopt)) {
        if (message.kind == "change_decision") {
            told.push_back(message);
        }
    }
    REQUIRE(told.size() == 2);
    CHECK(told[0].recipient == "+237699000041");
    CHECK(told[0].text == "accepted");
    CHECK(told[0].lang == "en");
    CHECK(told[1].channel == store::Channel::mail);
    CHECK(told[1].recipient == "Point.Focal@example.org");
    CHECK(told[1].text == "refused");
    CHECK(store::find_request(database, 2)->reply_to.empty()); // not kept
    wanted.reply_to = "nobody";
    CHECK_THROWS_AS(usecases::request_change(database, secret, wanted, languages, k_now),
                    util::InvalidInput);
}

TEST_CASE_METHOD(Kept,
                 "Those with an account see and mend the records of their organisation only",
                 "[keep][security]") {
    directory::Account account;
    account.email = "focal@example.org";
    account.name = "Ibrahim";
    account.role = Role::focal_point;
    account.organisation = record().organisation.id;
    account.lang = "en";
    account.state = AccountState::active;
    account.created_at = "2026-11-24T11:00:00Z";
    {
        store::Transaction all(database);
        account.id = store::add_account(database, account, "test");
        all.commit();
    }
    const usecases::Actor focal{
        account.id, account.role, account.organisation, account.name, account.lang};
    const auto own = usecases::own_records(database, focal);
    REQUIRE_FALSE(own.empty());
    for (const auto& asked : own) {
        CHECK(asked.record.organisation.id == account.organisation);
    }
    usecases::WantedChange wanted;
    wanted.form = {{"site-1.landmark", "au marché"}};
    const auto id = usecases::request_own_change(database, focal, k_site, wanted, languages, k_now);
    CHECK(store::find_request(database, id)->made_by == "Ibrahim");
    decide(id, {"site-1.landmark"});
    const auto messages = store::list_messages(database, std::nullopt);
    REQUIRE(messages.size() == 1);
    CHECK(messages[0].recipient == "focal@example.org");
    CHECK(messages[0].lang == "en");

    const usecases::Actor other{account.id, Role::focal_point, {77}, "Paul", "fr"};
    CHECK(usecases::own_records(database, other).empty());
    CHECK_THROWS_AS(usecases::own_record(database, other, k_site), util::NotFound);
    CHECK_THROWS_AS(usecases::own_record(database, other, {999}), util::NotFound);
    CHECK_THROWS_AS(usecases::request_own_change(database, other, k_site, wanted, languages, k_now),
                    util::NotFound);
    const usecases::Actor alone{account.id, Role::focal_point, {}, "Paul", "fr"};
    CHECK_THROWS_AS(usecases::own_records(database, alone), util::Forbidden);
    CHECK_THROWS_AS(usecases::own_records(database, caseworker), util::Forbidden);
}

TEST_CASE_METHOD(Kept, "A place moves with its unit and settlement, and back", "[keep]") {
    const auto before = record().site;
    change({{"site-1.point", "4.0600 N, 9.7100 E"}});
    const auto after = record().site;
    CHECK(after.point == LonLat{9.71, 4.06});
    CHECK(after.precision == LocationPrecision::surveyed);
    const auto moved = usecases::load_snapshot(database);
    CHECK(moved->directory().sites[0].point == LonLat{9.71, 4.06});
    usecases::undo_edit(database, manager, k_site, 1, k_now);
    const auto back = record().site;
    CHECK(back.area == before.area);
    CHECK(back.locality == before.locality);
    CHECK(back.precision == before.precision);
    CHECK(back.point->latitude == Approx(before.point->latitude).margin(1e-6));
    for (const auto* wrong : {"", "chez moi", "48.85, 2.35", "91, 14"}) {
        INFO(wrong);
        CHECK_THROWS_AS(change({{"site-1.point", wrong}}), util::InvalidInput);
    }
    change({{"site-1.point", "9.7100, 4.0600"}}); // longitude first is no place of Cameroon
    CHECK(record().site.point == LonLat{9.71, 4.06});
}

TEST_CASE_METHOD(Kept,
                 "Hiding a place hides at once what was asked and changed of it",
                 "[keep][privacy]") {
    const auto secret = ask();
    usecases::WantedChange wanted;
    wanted.form = {{"site-1.point", "4.06, 9.71"},
                   {"site-1.address", "Rue neuve 1"},
                   {"site-1.visibility", "confidential"}};
    const auto id = usecases::request_change(database, secret, wanted, languages, k_now);
    change({{"site-1.address", "Rue publique 3"}, {"site-1.visibility", "confidential"}});
    const auto asked = usecases::record_of_link(database, secret, k_now);
    REQUIRE(asked.last);
    for (const auto& field : asked.last->fields) {
        CHECK(field.field == "visibility");
    }
    for (const auto& edit : usecases::history_of(database, manager, k_site)) {
        for (const auto& field : edit.fields) {
            CHECK(field.field == "visibility");
        }
    }
    const auto point = record().site.point;
    decide(id, {"site-1.point", "site-1.address", "site-1.visibility"}, "Lieu protégé");
    CHECK(record().site.point == point); // what is hidden by now is not taken
    CHECK(record().site.address == "Rue publique 3");
    const auto public_site = usecases::load_snapshot(database)->directory().sites[0];
    CHECK(public_site.address.empty());
    CHECK(public_site.point != point);
}

TEST_CASE_METHOD(Kept,
                 "A hidden place is moved unseen, by those who may see it, and stays moved",
                 "[keep][privacy]") {
    const auto move = [&](const usecases::Actor& actor, SiteId id, const std::string& where) {
        usecases::move_hidden_place(
            database, actor, id, usecases::version_of(record(id)), where, *at_first, k_now);
    };
    const usecases::Actor administrator{{3}, Role::administrator, {}, "Awa", "fr"};
    CHECK_THROWS_AS(move(administrator, k_shelter, "10.6, 14.3"), util::Forbidden);
    CHECK_THROWS_AS(move(caseworker, k_shelter, "10.6, 14.3"), util::Forbidden);
    CHECK_THROWS_AS(move(manager, k_site, "10.6, 14.3"), util::NotFound);
    CHECK_THROWS_AS(move(manager, k_shelter, ""), util::InvalidInput);
    const auto seen = usecases::version_of(record(k_shelter));
    move(manager, k_shelter, "10.6234, 14.3456");
    CHECK(record(k_shelter).site.point == LonLat{14.3456, 10.6234});
    CHECK(usecases::version_of(record(k_shelter)) != seen); // a second manager is told
    CHECK(usecases::history_of(database, manager, k_shelter).empty());
    for (const auto& line : store::list_audit(database, 0, 50)) {
        CHECK((line.before + line.after).find("10.62") == std::string::npos);
    }
    // The next edition of the mapping still has it where it was.
    usecases::publish_edition(
        database, draft(tests::sample_records()), {"Amina", k_now + std::chrono::hours{1}});
    CHECK(record(k_shelter).site.point == LonLat{14.3456, 10.6234});
}

TEST_CASE_METHOD(Kept,
                 "A place hidden by hand stays hidden when the next edition says it is public",
                 "[keep][privacy]") {
    change({{"site-1.visibility", "confidential"}});
    auto records = tests::sample_records();
    records.sites[0].visibility = LocationVisibility::approximate; // not what it was before either
    usecases::publish_edition(database, draft(records), {"Amina", k_now + std::chrono::hours{1}});
    CHECK(record().site.visibility == LocationVisibility::confidential);
    records.sites[1].visibility = LocationVisibility::confidential; // what hides more wins
    change({{"site-2.visibility", "public"}}, {2});
    usecases::publish_edition(database, draft(records), {"Amina", k_now + std::chrono::hours{2}});
    CHECK(record({2}).site.visibility == LocationVisibility::confidential);
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
