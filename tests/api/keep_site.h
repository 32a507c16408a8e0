#pragma once
#include "api/account_site.h"
#include "store/edition_store.h"
#include "store/reference_store.h"
#include "support/sample_records.h"
#include "usecases/load_snapshot.h"
#include "usecases/manage_editions.h"

#include <atomic>
#include <memory>
#include <string>
#include <utility>

namespace relais::test {

/// A server that serves what its own database publishes: the sample records (one public, one
/// approximate, one confidential place).
class KeepSite {
public:
    KeepSite() {
        auto database = store::Database::open_or_create(file());
        {
            store::Transaction all(database);
            store::save_reference(database, tests::sample_reference());
            all.commit();
        }
        publish(database, tests::sample_records());
        server::ServerOptions options;
        options.desk = m_desk = std::make_shared<usecases::Desk>(file());
        options.port = 0;
        options.threads = 8;
        options.web = RELAIS_SOURCE_DIR "/web";
        options.poll = std::chrono::milliseconds(20);
        options.log = [this](std::string_view line) {
            const std::scoped_lock lock(m_mutex);
            m_log += std::string(line) + "\n";
        };
        auto reader = std::make_shared<store::Database>(
            store::Database::open(file(), store::Access::read_only));
        server::EditionSource source{[reader] { return std::to_string(store::revision(*reader)); },
                                     [reader] { return usecases::load_snapshot(*reader); }};
        m_server = std::make_unique<server::Server>(
            std::move(options), texts(), std::move(source), [this] {
                return test_noon() + std::chrono::seconds(m_later);
            });
        m_port = m_server->bind();
        m_runner = std::thread([this] { m_server->run(); });
    }
    ~KeepSite() {
        m_server->stop();
        m_runner.join();
    }
    KeepSite(const KeepSite&) = delete;
    KeepSite& operator=(const KeepSite&) = delete;

    static directory::EditionId publish(const store::Database& database,
                                        const store::Records& records) {
        directory::EditionId id;
        {
            store::Transaction all(database);
            id = store::write_draft(database, tests::sample_edition(), records, {});
            all.commit();
        }
        usecases::publish_edition(database, id, {"test", test_noon()});
        return id;
    }

    [[nodiscard]] std::filesystem::path file() const { return m_folder / "relais.sqlite"; }
    [[nodiscard]] usecases::Desk& desk() { return *m_desk; }
    [[nodiscard]] std::string log() const {
        const std::scoped_lock lock(m_mutex);
        return m_log;
    }
    void pass(std::chrono::seconds time) { m_later += time.count(); }
    void refresh() { m_server->refresh(); }

    /// One person at a browser; "" for nobody in particular.
    class Visitor {
    public:
        Visitor(int port, std::string cookie)
            : m_client("127.0.0.1", port),
              m_cookie(std::move(cookie)) {
            m_client.set_read_timeout(20);
        }
        httplib::Result get(const std::string& path) {
            return m_client.Get(path.c_str(), headers());
        }
        httplib::Result
        post(const std::string& path, httplib::Params fields, httplib::Headers more = {}) {
            if (!m_cookie.empty()) {
                fields.emplace("csrf", AccountSite::csrf_of(m_cookie));
            }
            auto all = headers();
            all.insert(more.begin(), more.end());
            return m_client.Post(path.c_str(), all, fields);
        }

        /// As another site's page would send it: with the cookie, without the token.
        httplib::Result forged(const std::string& path, const httplib::Params& fields) {
            return m_client.Post(path.c_str(), headers(), fields);
        }

    private:
        [[nodiscard]] httplib::Headers headers() const {
            return m_cookie.empty() ? httplib::Headers{} : httplib::Headers{{"Cookie", m_cookie}};
        }
        httplib::Client m_client;
        std::string m_cookie;
    };
    Visitor anybody() { return {m_port, ""}; }
    Visitor visitor(directory::Role role, directory::OrganisationId organisation = {}) {
        directory::Account account;
        account.email = "a" + std::to_string(++m_count) + "@example.org";
        account.name = "Amina Bello";
        account.role = role;
        account.organisation = organisation;
        account.state = directory::AccountState::active;
        account.created_at = "2026-11-24T11:00:00Z";
        const auto secret = m_desk->write([&](const store::Database& database) {
            store::Transaction all(database);
            account.id = store::add_account(database, account, "test");
            if (directory::needs_second_factor(role)) {
                store::set_credentials(database, account.id, {"", "JBSWY3DPEHPK3PXP", 0});
            }
            auto made = usecases::open_session(database, account, "test", test_noon());
            all.commit();
            return made;
        });
        return {m_port, "relais=" + secret};
    }

private:
    tests::TemporaryFolder m_folder;
    std::shared_ptr<usecases::Desk> m_desk;
    mutable std::mutex m_mutex;
    std::string m_log;
    std::atomic<std::int64_t> m_later = 0;
    std::unique_ptr<server::Server> m_server;
    std::thread m_runner;
    int m_port = 0;
    int m_count = 0;
};

} // namespace relais::test
