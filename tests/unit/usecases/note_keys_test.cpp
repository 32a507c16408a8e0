#include "store/referral_store.h"
#include "support/file_text.h"
#include "support/referral_case.h"
#include "usecases/note_keys.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

using namespace relais;
using tests::text_of;
using test::ReferralCase;

namespace {

struct Noted : ReferralCase {
    Noted() {
        const auto one = open();
        consent(one.id);
        id = refer(one.id, {{101}}).front().referral.id;
    }
    std::string note() { return usecases::read_note(database, id).text; }
    std::filesystem::path keys = usecases::key_file_of(folder / "relais.sqlite");
    directory::ReferralId id;
};

} // namespace

TEST_CASE_METHOD(
    Noted,
    "a note is in no byte of the database, and its key is in a file for its owner alone",
    "[referral]") {
    CHECK(note() == words().note);
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        INFO(entry.path());
        CHECK(text_of(entry.path()).find("devant la famille") == std::string::npos);
    }
    const auto modes = std::filesystem::status(keys).permissions();
    CHECK(modes == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

TEST_CASE_METHOD(
    Noted,
    "keys are rotated: notes open with the new one, older files still open older backups",
    "[referral]") {
    const auto before = text_of(keys);
    const auto sealed = store::note_of(database, id);
    CHECK(usecases::rotate_keys(database, caseworker, now).notes == 1);
    CHECK(note() == words().note);
    CHECK(store::note_of(database, id).key != sealed.key);
    CHECK(text_of(keys).starts_with(before));
    store::set_note(database, id, sealed); // as in a backup of before
    CHECK(note() == words().note);
}

TEST_CASE_METHOD(Noted,
                 "without its key a note is lost, is said to be, and no second file is begun",
                 "[referral]") {
    std::filesystem::remove(keys);
    CHECK(usecases::read_note(database, id).is_lost);
    CHECK_THROWS_AS(usecases::write_note(database, id, "autre"), util::Unavailable);
    CHECK_THROWS_AS(usecases::rotate_keys(database, caseworker, now), util::Unavailable);
    usecases::create_keys(keys); // the owner decides to go on
    CHECK_THROWS_AS(usecases::create_keys(keys), util::Conflict);
    usecases::write_note(database, id, "autre");
    CHECK(note() == "autre");
}

TEST_CASE_METHOD(Noted, "notes moved to another referral do not open", "[referral]") {
    const auto one = open();
    consent(one.id);
    auto bare = words();
    bare.note.clear();
    const auto other = refer(one.id, {{102}}, bare).front().referral.id;
    store::set_note(database, other, store::note_of(database, id));
    CHECK(usecases::read_note(database, other).is_lost);
}
