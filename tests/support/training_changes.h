#pragma once
#include "store/account_store.h"
#include "usecases/desk.h"

#include <cstddef>

/// What is done on a copy to practise on, so that going back to its beginning can be seen.
namespace relais::tests {

inline std::size_t account_count(usecases::Desk& desk) {
    return desk.read([](const auto& database) { return store::list_accounts(database).size(); });
}

inline void add_somebody(usecases::Desk& desk) {
    desk.write([](const store::Database& database) {
        store::Transaction all(database);
        directory::Account account;
        account.email = "new@example.org";
        account.name = "New";
        account.created_at = "2026-11-24T11:00:00Z";
        store::add_account(database, account, "test");
        all.commit();
    });
}

} // namespace relais::tests
