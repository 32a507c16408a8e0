#pragma once
#include "api/api_server.h"
#include "server/access.h"
#include "store/account_store.h"
#include "store/session_store.h"
#include "support/temporary.h"
#include "usecases/desk.h"
#include "usecases/sessions.h"

#include <memory>
#include <string>

namespace relais::test {

/// A server with a database of its own, and accounts in it.
class AccountSite {
public:
    AccountSite() : AccountSite(small_directory().snapshot()) {}
    explicit AccountSite(std::shared_ptr<const usecases::Snapshot> snapshot, server::ServerOptions options = {}) {
        store::Database::open_or_create(file());
        options.desk = m_desk = std::make_shared<usecases::Desk>(file());
        m_server = std::make_unique<ApiServer>(std::move(snapshot), std::move(options));
    }

    [[nodiscard]] std::filesystem::path file() const { return m_folder / "relais.sqlite"; }
    [[nodiscard]] ApiServer& server() { return *m_server; }
    [[nodiscard]] usecases::Desk& desk() { return *m_desk; }
    [[nodiscard]] httplib::Client client() const { return m_server->client(); }

    /// An active account; those who need a second factor have one.
    directory::Account account(directory::Role role, std::string name = "Amina Bello",
                               directory::OrganisationId organisation = {}) {
        directory::Account account;
        account.email = "a" + std::to_string(++m_count) + "@example.org";
        account.name = std::move(name);
        account.role = role;
        account.organisation = organisation;
        account.state = directory::AccountState::active;
        account.created_at = "2026-11-24T11:00:00Z";
        m_desk->write([&](const store::Database& database) {
            store::Transaction all(database);
            account.id = store::add_account(database, account, "test");
            if (directory::needs_second_factor(role)) {
                store::set_credentials(database, account.id, {"", "JBSWY3DPEHPK3PXP", 0});
            }
            all.commit();
        });
        return account;
    }

    /// The cookie of a new session.
    std::string cookie_of(const directory::Account& account) {
        return "relais=" + m_desk->write([&](const store::Database& database) {
                   store::Transaction all(database);
                   auto secret = usecases::open_session(database, account, "test", test_noon());
                   all.commit();
                   return secret;
               });
    }
    std::string cookie_of(directory::Role role) { return cookie_of(account(role)); }

    /// What the forms of a session hold.
    static std::string csrf_of(const std::string& cookie) {
        return server::csrf_token(cookie.substr(cookie.find('=') + 1));
    }

private:
    tests::TemporaryFolder m_folder;
    std::shared_ptr<usecases::Desk> m_desk;
    std::unique_ptr<ApiServer> m_server;
    int m_count = 0;
};

} // namespace relais::test
