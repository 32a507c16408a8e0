#include "store/edition_store.h"

#include "store/identity_store.h"
#include "store/reference_store.h"
#include "support/sample_records.h"
#include "support/temporary.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

using namespace relais;
using namespace relais::directory;

namespace {

struct Fixture {
    tests::TemporaryFolder folder;
    store::Database database = store::Database::open_or_create(folder / "relais.sqlite");

    EditionId draft(const store::ImportNotes& notes = {}) {
        store::Transaction all(database);
        const auto id = store::write_draft(database, tests::sample_edition(), tests::sample_records(), notes);
        all.commit();
        return id;
    }
};

} // namespace

TEST_CASE_METHOD(Fixture, "Records come back as they were written, true places included") {
    const auto id = draft();
    const auto records = store::load_records(database, id);
    CHECK(records.sites == tests::sample_records().sites);
    CHECK(records.services == tests::sample_records().services);
    CHECK(records.organisations == tests::sample_records().organisations);
}

TEST_CASE_METHOD(Fixture, "Findings and rejected lines are kept with every word") {
    store::ImportNotes notes;
    notes.findings = {{FindingLevel::error, "Feuille", 7, "Latitude", "91", {"finding.latitude", {{"min", "-90"}, {"max", "90"}}}, "9,1"},
                      {FindingLevel::note, "", 0, "", "", {"finding.heading", {}}, ""}};
    notes.rejected = {{{"Feuille", 7}, {"Nom", "Latitude"}, {"A|B\n", "91"}}, {{"Feuille", 9}, {"Nom"}, {""}}};
    notes.lines_read = 12;
    const auto read = store::load_notes(database, draft(notes));
    CHECK(read.findings == notes.findings);
    CHECK(read.rejected == notes.rejected);
    CHECK(read.lines_read == 12);
}

TEST_CASE_METHOD(Fixture, "One edition at a time is published, and can be rolled back") {
    const auto first = draft();
    const auto second = draft();
    store::set_published(database, first, "t1");
    store::set_published(database, second, "t2");
    CHECK(store::published_edition(database)->id == second);
    CHECK(store::find_edition(database, first).state == EditionState::superseded);
    store::set_rolled_back(database, second, first, "t3");
    CHECK(store::published_edition(database)->id == first);
    CHECK(store::find_edition(database, second).state == EditionState::draft);
    CHECK(store::revision(database) == 3);
}

TEST_CASE_METHOD(Fixture, "An edition is found by its number and by its file") {
    const auto id = draft();
    CHECK(store::edition_of_file(database, std::string(64, 'a'))->id == id);
    CHECK_FALSE(store::edition_of_file(database, std::string(64, 'b')));
    CHECK_THROWS_AS(store::find_edition(database, {99}), util::NotFound);
}

TEST_CASE_METHOD(Fixture, "Identities and distinct pairs are remembered once") {
    using store::RecordKind;
    store::remember_identities(database, RecordKind::site, {{"a", 4, "key"}, {"b", 4, "name"}});
    store::remember_identities(database, RecordKind::site, {{"a", 9, "key"}});
    const auto identities = store::load_identities(database, RecordKind::site);
    CHECK(identities.by_key.at("a") == 4);
    CHECK(identities.by_key.at("b") == 4);
    CHECK(identities.next == 5);
    CHECK(store::load_identities(database, RecordKind::service).next == 1);
    store::remember_distinct(database, RecordKind::site, "z", "a", "moi", "t", "deux antennes");
    store::remember_distinct(database, RecordKind::site, "a", "z", "toi", "t", "");
    CHECK(store::load_distinct(database, RecordKind::site) == store::DistinctPairs{{"a", "z"}});
}

TEST_CASE_METHOD(Fixture, "Reference tables and boundaries come back as they were saved") {
    const auto reference = tests::sample_reference();
    store::save_reference(database, reference);
    const auto read = store::load_reference(database);
    CHECK(read.taxonomy.terms() == reference.taxonomy.terms());
    CHECK(read.languages == reference.languages);
    CHECK(read.gazetteer.areas() == reference.gazetteer.areas());
    CHECK(read.gazetteer.zones() == reference.gazetteer.zones());
    CHECK(read.gazetteer.settlements() == reference.gazetteer.settlements());

    const Ring square{{14, 10}, {15, 10}, {15, 11}, {14, 11}, {14, 10}};
    const Ring hole{{14.4, 10.4}, {14.4, 10.6}, {14.6, 10.6}, {14.6, 10.4}, {14.4, 10.4}};
    const std::vector<Boundary> boundaries{{"CM004", "", 1, "Extrême-Nord", {{square, {hole}}, {square, {}}}, "essai"}};
    store::save_boundaries(database, 1, boundaries);
    store::save_boundaries(database, 2, {});
    CHECK(store::load_boundaries(database) == boundaries);
}
