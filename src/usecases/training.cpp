#include "usecases/training.h"

#include "store/account_store.h"
#include "store/backup.h"
#include "store/exercise_store.h"
#include "store/offer_store.h"
#include "store/reference_store.h"
#include "usecases/load_snapshot.h"
#include "usecases/password_rule.h"
#include "util/errors.h"
#include "util/password.h"

namespace relais::usecases {
namespace {

namespace fs = std::filesystem;
using store::Database;

/// Removes an earlier copy; anything else of that name stays.
void remove_copy(const fs::path& file) {
    if (!fs::exists(file)) {
        return;
    }
    if (!store::is_exercise_copy(Database::open(file, store::Access::read_only))) {
        throw util::Conflict({"training.other_file", {{"file", file.string()}}});
    }
    for (const char* ending : {"", "-wal", "-shm"}) {
        fs::remove(file.string() + ending);
    }
}

/// A focal point speaks for somebody and a caseworker's cases belong to somebody: to the first organisation of the edition.
directory::OrganisationId some_organisation(const Database& database) {
    const auto snapshot = load_snapshot(database);
    return snapshot && !snapshot->directory().organisations.empty() ? snapshot->directory().organisations.front().id
                                                                   : directory::OrganisationId{};
}

void add_accounts(const Database& database, const Training& training, const std::string& password, util::Instant now) {
    const auto hash = util::hash_password(password);
    const auto organisation = some_organisation(database);
    store::Transaction all(database);
    for (const auto& one : training.accounts) {
        directory::Account account;
        account.email = one.email;
        account.name = one.name;
        account.role = one.role;
        account.state = directory::AccountState::active;
        account.created_at = util::to_string(now);
        if (one.role == directory::Role::focal_point || one.role == directory::Role::caseworker) {
            account.organisation = organisation;
        }
        store::set_credentials(database, store::add_account(database, account, "training"), {hash, "", 0});
    }
    all.commit();
}

} // namespace

Training prepare_training(const fs::path& directory_file, const std::string& password,
                          const std::vector<std::pair<directory::Role, std::string>>& names, util::Instant now) {
    check_password_rule(password, {});
    const auto stem = (directory_file.parent_path() / directory_file.stem()).string();
    Training training{stem + ".training.sqlite", stem + ".training-start.sqlite", {}};
    for (const auto& [role, name] : names) {
        training.accounts.push_back({role, std::string(directory::code_of(role)) + "@training.invalid", name});
    }
    remove_copy(training.live);
    remove_copy(training.start);
    store::write_backup(Database::open(directory_file, store::Access::read_only), training.start);
    {
        const auto copy = Database::open(training.start, store::Access::read_write);
        store::make_exercise_copy(copy, util::to_string(now));
        add_accounts(copy, training, password, now);
        store::write_backup(copy, training.live);
    }
    return training;
}

void restart_training(Desk& desk, const Training& training) {
    desk.write([&](const Database& database) {
        const auto revision = store::revision(database);
        const auto offers = store::offer_revision(database);
        store::read_backup(database, training.start);
        store::Transaction all(database);
        store::raise_revision(database, revision + 1);
        store::raise_offer_revision(database, offers + 1);
        all.commit();
    });
}

} // namespace relais::usecases
