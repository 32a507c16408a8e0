#pragma once
#include "store/account_store.h"
#include "store/database.h"
#include "support/directory_builder.h"
#include "support/temporary.h"
#include "usecases/answer_referral.h"
#include "usecases/case_desk.h"
#include "usecases/consent_desk.h"
#include "usecases/refer_person.h"

namespace relais::test {

/// A database with a caseworker of organisation 7, and a directory of three services that suit a
/// woman in Maroua.
struct ReferralCase {
    ReferralCase() {
        directory.organisation(1, "Association Kawtal");
        directory.site(11, "Centre d’écoute de Domayo", 14.33, 10.6).phones = {"+237699000011"};
        directory.service(101, 11, "individual_counselling");
        directory.service(102, 11, "legal_aid");
        directory.organisation(2, "Atelier du Mandara");
        directory.site(12, "", 14.32, 10.59);
        directory.service(103, 12, "vocational_training");
        snapshot = directory.snapshot();
        caseworker = worker("Amina Bello", 7);
    }

    usecases::Actor worker(std::string name, std::int64_t organisation) {
        directory::Account account;
        account.email = "a" + std::to_string(++accounts) + "@example.org";
        account.name = name;
        account.organisation = {organisation};
        account.state = directory::AccountState::active;
        account.created_at = "2026-11-24T11:00:00Z";
        store::Transaction all(database);
        account.id = store::add_account(database, account, "test");
        all.commit();
        return {account.id, directory::Role::caseworker, {organisation}, std::move(name), "fr"};
    }

    static usecases::CaseWords identification() {
        usecases::CaseWords words;
        words.settlement = "gn1";
        words.sex = "female";
        words.age = "25-35";
        words.publics = {"survivors_of_trafficking"};
        words.languages = {"fr"};
        words.needs = {{"legal_aid", "urgent"},
                       {"individual_counselling", "emergency"},
                       {"vocational_training", "normal"}};
        words.safety = {"do_not_phone"};
        return words;
    }
    directory::Case open(const usecases::CaseWords& words = identification()) {
        return usecases::open_case(database, caseworker, snapshot->directory(), words, "", now);
    }
    static usecases::ConsentWords
    agreed(std::vector<std::string> items = {
               "need", "profile", "publics", "languages", "note", "statistics"}) {
        usecases::ConsentWords words{"fr", {}, "person", "own_will", false};
        for (auto& item : items) {
            words.items.emplace_back(std::move(item), "2027-11-24");
        }
        return words;
    }
    directory::Consent consent(directory::CaseId id,
                               const usecases::ConsentWords& words = agreed()) {
        return usecases::record_consent(
            database, caseworker, snapshot->directory(), id, words, now);
    }
    static usecases::ReferralWords words() {
        usecases::ReferralWords words;
        words.note = "Ne pas parler du voyage devant la famille.";
        words.contact = "699 00 00 31";
        words.person_agreed = true;
        return words;
    }
    std::vector<usecases::Sent> refer(directory::CaseId id,
                                      std::vector<directory::ServiceId> services,
                                      const usecases::ReferralWords& with = words()) {
        return usecases::refer_person(database, caseworker, *snapshot, id, services, with, now);
    }

    tests::TemporaryFolder folder;
    store::Database database = store::Database::open_or_create(folder / "relais.sqlite");
    DirectoryBuilder directory;
    std::shared_ptr<const usecases::Snapshot> snapshot;
    usecases::Actor caseworker;
    util::Instant now = test_noon();
    int accounts = 0;
};

} // namespace relais::test
