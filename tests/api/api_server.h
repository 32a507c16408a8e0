#pragma once
#include "server/server.h"
#include "support/directory_builder.h"
#include "util/errors.h"

#include <httplib.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace relais::test {

inline const present::Catalogues& texts() {
    static const auto all = present::Catalogues::load(RELAIS_SOURCE_DIR "/web/i18n");
    return all;
}

/// A real server on a free port, and what it logged. Stopped at the end of the test.
class ApiServer {
public:
    explicit ApiServer(std::shared_ptr<const usecases::Snapshot> snapshot, server::ServerOptions options = {})
        : m_snapshot(std::move(snapshot)) {
        options.port = 0;
        options.threads = 8;
        if (options.web.empty()) {
            options.web = RELAIS_SOURCE_DIR "/web";
        }
        options.poll = std::chrono::milliseconds(20);
        options.log = [this](std::string_view line) {
            const std::scoped_lock lock(m_mutex);
            m_log += std::string(line) + "\n";
        };
        server::EditionSource source{[this] {
                                         const std::scoped_lock lock(m_mutex);
                                         return m_snapshot ? std::to_string(m_version) : std::string();
                                     },
                                     [this] {
                                         const std::scoped_lock lock(m_mutex);
                                         return m_snapshot;
                                     }};
        m_server = std::make_unique<server::Server>(std::move(options), texts(), std::move(source),
                                                    [] { return test_noon(); });
        m_port = m_server->bind();
        m_runner = std::thread([this] { m_server->run(); });
    }
    ~ApiServer() { stop(); }
    ApiServer(const ApiServer&) = delete;
    ApiServer& operator=(const ApiServer&) = delete;

    void stop() {
        m_server->stop();
        if (m_runner.joinable()) {
            m_runner.join();
        }
    }

    /// Publishes another edition.
    void publish(std::shared_ptr<const usecases::Snapshot> snapshot) {
        {
            const std::scoped_lock lock(m_mutex);
            m_snapshot = std::move(snapshot);
            ++m_version;
        }
        m_server->refresh();
    }

    [[nodiscard]] httplib::Client client() const {
        httplib::Client client("127.0.0.1", m_port);
        client.set_tcp_nodelay(true);
        client.set_read_timeout(20);
        return client;
    }
    [[nodiscard]] int port() const { return m_port; }
    [[nodiscard]] std::string log() const {
        const std::scoped_lock lock(m_mutex);
        return m_log;
    }
    server::Server& server() { return *m_server; }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const usecases::Snapshot> m_snapshot;
    int m_version = 1;
    std::string m_log;
    std::unique_ptr<server::Server> m_server;
    int m_port = 0;
    std::thread m_runner;
};

/// The answer's body as JSON; the test fails where it is none.
inline nlohmann::json json_of(const httplib::Result& result) {
    return result ? nlohmann::json::parse(result->body, nullptr, false) : nlohmann::json();
}

/// Maroua's counselling centre, Mokolo's training centre, and a mobile legal team: three providers.
inline DirectoryBuilder small_directory() {
    DirectoryBuilder builder;
    builder.organisation(1, "Association Kawtal");
    builder.site(11, "Centre d’écoute de Domayo", 14.3300, 10.6000).phones = {"+237699000011"};
    builder.service(101, 11, "individual_counselling").languages = {"fr", "ful"};
    builder.organisation(2, "Centre de formation de Mokolo");
    builder.site(12, "", 13.8020, 10.7400, "CM004006", "gn2");
    builder.service(102, 12, "vocational_training").publics = {directory::Public::youth};
    builder.organisation(3, "Clinique juridique mobile");
    builder.outreach(103, "legal_aid");
    return builder;
}

} // namespace relais::test
