#include "store/account_store.h"
#include "store/audit_log.h"
#include "store/reference_store.h"
#include "support/sample_records.h"
#include "support/temporary.h"
#include "usecases/edition_desk.h"
#include "usecases/file_on_disk.h"
#include "usecases/upload_desk.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace relais;
using namespace std::chrono_literals;
using directory::Role;

namespace {

const util::Instant k_noon{*util::parse_day("2026-11-24") + 11h};
const std::string k_mapping = "Nom de la structure;Région;Ville;Latitude;Longitude;Service offert\n"
                              "Kawtal;Extrême-Nord;Maroua;10.59;14.32;Aide juridique\n"
                              "Djam;Extrême-Nord;Maroua;91;14.32;Aide juridique\n"
                              "Tout;Extrême-Nord;Maroua;;;Vol spatial habité\n";

struct Uploads {
    tests::TemporaryFolder folder;
    store::Database database = store::Database::open_or_create(folder / "relais.sqlite");
    usecases::Actor manager = actor(Role::manager);

    Uploads() {
        store::Transaction all(database);
        store::save_reference(database, tests::sample_reference());
        all.commit();
    }

    usecases::Actor actor(Role role) {
        directory::Account account;
        account.email =
            std::string(directory::code_of(role)) + std::to_string(++count) + "@example.org";
        account.name = "Amina";
        account.role = role;
        account.state = directory::AccountState::active;
        store::Transaction all(database);
        const auto id = store::add_account(database, account, "test");
        all.commit();
        return {id, role, {}, "Amina", "fr"};
    }

    store::UploadId send(const std::string& bytes = k_mapping,
                         const std::string& name = "mapping.csv") {
        return usecases::add_upload(
            database, manager, {name, bytes, "Essai", "2026-11-01", "Comité"}, k_noon);
    }
    directory::EditionId check(store::UploadId id) {
        return usecases::check_upload(database, manager, id, k_noon, {}, {});
    }
    [[nodiscard]] std::vector<std::string> audited() const {
        std::vector<std::string> actions;
        for (const auto& line : store::list_audit(database, 0, 100)) {
            actions.push_back(line.action);
        }
        return actions;
    }

    int count = 0;
};

} // namespace

TEST_CASE("A file's name is never a path, a hidden file or nothing", "[upload]") {
    using usecases::safe_file_name;
    CHECK(safe_file_name("../../etc/passwd") == "passwd");
    CHECK(safe_file_name("C:\\temp\\Été 2026.xlsx") == "Été 2026.xlsx");
    CHECK(safe_file_name("..") == "cartographie");
    CHECK(safe_file_name("") == "cartographie");
    CHECK(safe_file_name(".columns.csv") == "columns.csv");
    CHECK(safe_file_name("a\n<b>.csv") == "a__b_.csv");
    CHECK(safe_file_name("/vsicurl/http://x") == "x");
    CHECK(safe_file_name("\xff.csv") == "cartographie");
    CHECK(safe_file_name(std::string(400, 'a') + ".xlsx") == std::string(100, 'a') + ".xlsx");
}

TEST_CASE_METHOD(Uploads,
                 "A file becomes a draft; checked again it becomes another in its place",
                 "[upload]") {
    const auto id = send();
    const auto first = check(id);
    auto seen = usecases::see_edition(database, manager, first);
    CHECK(seen.edition.state == directory::EditionState::draft);
    CHECK(seen.edition.label == "Essai");
    CHECK(seen.edition.source_file == "mapping.csv");
    CHECK(seen.edition.validated_by == "Comité");
    CHECK(seen.services == 1);
    CHECK(seen.notes.rejected.size() == 2);
    const auto second = check(id);
    CHECK(second != first);
    CHECK_THROWS_AS(store::find_edition(database, first), util::NotFound);
    CHECK(store::find_upload(database, id).edition == second);
    CHECK(usecases::see_editions(database, manager).editions.size() == 1);
    store::check_integrity(database);
}

TEST_CASE_METHOD(Uploads,
                 "Columns chosen by hand make a mapping of a file nobody knows",
                 "[upload]") {
    const auto id = send("Qui;Quoi;Où\nKawtal;Aide juridique;Maroua\n");
    CHECK_THROWS_AS(check(id), util::InvalidInput);
    CHECK(usecases::see_editions(database, manager).editions.empty());
    CHECK_THROWS_AS(
        usecases::choose_columns(database, manager, id, {{"Qui", "organisation"}}, k_noon),
        util::InvalidInput);
    CHECK_THROWS_AS(
        usecases::choose_columns(database, manager, id, {{"Qui", "constructor"}}, k_noon),
        util::InvalidInput);
    usecases::choose_columns(database,
                             manager,
                             id,
                             {{"Qui", "organisation"}, {"Quoi", "need"}, {"Où", "locality"}},
                             k_noon);
    CHECK(usecases::see_edition(database, manager, check(id)).services == 1);
}

TEST_CASE_METHOD(Uploads, "What is no table is refused before it is kept", "[upload]") {
    CHECK_THROWS_AS(send(""), util::InvalidInput);
    CHECK_THROWS_AS(send("%PDF-1.7 not a table"), util::InvalidInput);
    CHECK_THROWS_AS(
        usecases::add_upload(database, manager, {"a.csv", k_mapping, "", "hier", ""}, k_noon),
        util::InvalidInput);
    CHECK(store::list_uploads(database).empty());
}

TEST_CASE_METHOD(Uploads,
                 "A published edition is no longer the file's to replace or discard",
                 "[upload]") {
    const auto id = send();
    const auto edition = check(id);
    usecases::publish_seen(database, manager, edition, "0", k_noon);
    CHECK_THROWS_AS(check(id), util::Conflict);
    CHECK_THROWS_AS(usecases::discard_upload(database, manager, id, k_noon), util::Conflict);
    CHECK(usecases::see_editions(database, manager).editions.size() == 1);
    const auto other = send();
    check(other);
    usecases::discard_upload(database, manager, other, k_noon);
    CHECK(store::list_uploads(database).size() == 1);
    CHECK(usecases::see_editions(database, manager).editions.size() == 1);
    CHECK(audited() == std::vector<std::string>{"discard_upload",
                                                "check_upload",
                                                "import_edition",
                                                "upload_mapping",
                                                "publish_edition",
                                                "check_upload",
                                                "import_edition",
                                                "upload_mapping"});
}

TEST_CASE_METHOD(Uploads, "Publishing and going back ask what the manager saw", "[upload]") {
    const auto first = check(send());
    const auto second =
        check(send("Nom de la structure;Ville;Service offert\nKawtal;Maroua;Aide juridique\n"));
    usecases::publish_seen(database, manager, first, "0", k_noon);
    CHECK_THROWS_AS(usecases::publish_seen(database, manager, second, "0", k_noon), util::Conflict);
    usecases::publish_seen(database, manager, second, std::to_string(first.value), k_noon + 1h);
    CHECK_THROWS_AS(usecases::go_back(database, manager, std::to_string(first.value), k_noon),
                    util::Conflict);
    CHECK(usecases::go_back(database, manager, std::to_string(second.value), k_noon).id == first);
    // it was published once: it has a past and is not thrown away
    store::Transaction all(database);
    CHECK_THROWS_AS(store::delete_draft(database, second), util::Conflict);
}

TEST_CASE_METHOD(Uploads,
                 "What stands in a file is for its sender and for those who see hidden places",
                 "[upload]") {
    const auto id = send();
    const auto edition = check(id);
    const auto administrator = actor(Role::administrator);
    const auto upload = usecases::find_upload(database, administrator, id);
    const auto sheet = usecases::preview_upload(database, manager, id).sheets[0].sheet;
    CHECK_THROWS_AS(usecases::written_row(database, administrator, upload, sheet, 2),
                    util::Forbidden);
    CHECK_THROWS_AS(usecases::annotated_workbook(database, administrator, upload, {}, "x"),
                    util::Forbidden);
    CHECK_FALSE(usecases::see_edition(database, administrator, edition).shows_values);
    for (const auto& column : usecases::preview_upload(database, administrator, id).columns) {
        CHECK(column.samples.empty());
    }
    CHECK(usecases::written_row(database, manager, upload, sheet, 2).cells[0] == "Kawtal");
    usecases::note_look(database, manager, upload, k_noon); // one's own file
    CHECK(audited().front() == "check_upload");
    usecases::note_look(database, actor(Role::manager), upload, k_noon);
    CHECK(audited().front() == "look_into_upload");
    for (const auto role :
         {Role::public_, Role::caseworker, Role::focal_point, Role::partner, Role::planner}) {
        const usecases::Actor other{{}, role, {1}, "x", "fr"};
        CHECK_THROWS_AS(
            usecases::add_upload(database, other, {"a.csv", k_mapping, "", "", ""}, k_noon),
            util::Forbidden);
        CHECK_THROWS_AS(usecases::see_editions(database, other), util::Forbidden);
        CHECK_THROWS_AS(usecases::see_edition(database, other, edition), util::Forbidden);
        CHECK_THROWS_AS(usecases::changed_places(database, other, edition), util::Forbidden);
        CHECK_THROWS_AS(usecases::preview_upload(database, other, id), util::Forbidden);
        CHECK_THROWS_AS(usecases::choose_columns(database, other, id, {}, k_noon), util::Forbidden);
        CHECK_THROWS_AS(usecases::check_upload(database, other, id, k_noon, {}, {}),
                        util::Forbidden);
        CHECK_THROWS_AS(usecases::discard_upload(database, other, id, k_noon), util::Forbidden);
        CHECK_THROWS_AS(usecases::publish_seen(database, other, edition, "0", k_noon),
                        util::Forbidden);
        CHECK_THROWS_AS(usecases::go_back(database, other, "0", k_noon), util::Forbidden);
    }
}

TEST_CASE_METHOD(Uploads, "The map of changes shows a hidden place at its stand-in", "[upload]") {
    const auto header =
        "Nom de la structure;Région;Ville;Latitude;Longitude;Service offert;Visibilité du lieu\n";
    usecases::publish_seen(database, manager, check(send()), "0", k_noon);
    const auto edition =
        check(send(std::string(header) +
                   "Refuge;Extrême-Nord;Maroua;10.6111;14.3222;Protection VBG;confidentiel\n"));
    const auto places = usecases::changed_places(database, manager, edition);
    REQUIRE(places.size() == 2); // Kawtal vanished, the shelter came
    for (const auto& place : places) {
        const bool is_true_place = std::abs(place.point.latitude - 10.6111) < 1e-6;
        CHECK_FALSE(is_true_place);
    }
    CHECK(std::ranges::count(
              places, usecases::RecordChange::Kind::added, &usecases::ChangedPlace::kind) == 1);
}

TEST_CASE_METHOD(Uploads, "Work that is stopped leaves no edition", "[upload]") {
    const auto id = send();
    const auto stop = [](std::int64_t, std::int64_t) -> bool {
        throw util::Unavailable({"manage.interrupted", {}});
    };
    CHECK_THROWS_AS(usecases::check_upload(database, manager, id, k_noon, stop, {}),
                    util::Unavailable);
    CHECK_THROWS_AS(usecases::check_upload(database, manager, id, k_noon, {}, stop),
                    util::Unavailable);
    CHECK(usecases::see_editions(database, manager).editions.empty());
    CHECK(store::find_upload(database, id).edition.is_none());
}

TEST_CASE_METHOD(Uploads,
                 "Files nobody made an edition of are forgotten after ninety days",
                 "[upload]") {
    const auto old = send();
    const auto kept = send();
    check(kept);
    usecases::add_upload(database, manager, {"new.csv", k_mapping, "", "", ""}, k_noon + 24h * 91);
    CHECK_THROWS_AS(store::find_upload(database, old), util::NotFound);
    CHECK(store::find_upload(database, kept).id == kept);
}
