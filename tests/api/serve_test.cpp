#include "commands/run.h"
#include "store/reference_store.h"
#include "store/road_store.h"
#include "support/sample_records.h"
#include "support/temporary.h"
#include "usecases/manage_editions.h"
#include "util/clock.h"

#include <catch2/catch.hpp>
#include <httplib.h>
#include <nlohmann/json.hpp>

#include <csignal>
#include <fstream>
#include <sstream>
#include <thread>
#include <unistd.h>

using namespace relais;
using nlohmann::json;

namespace {

/// `relais serve` over a real database file, in a thread of its own, ended by a signal as an administrator would.
class ServeCommand {
public:
    ServeCommand() {
        sigemptyset(&m_signals);
        sigaddset(&m_signals, SIGTERM);
        sigaddset(&m_signals, SIGINT);
        pthread_sigmask(SIG_BLOCK, &m_signals, nullptr); // of this process only `serve` waits for them
        store::Transaction all(m_database);
        store::save_reference(m_database, tests::sample_reference());
        store::bump_revision(m_database);
        all.commit();
    }
    ~ServeCommand() {
        if (m_runner.joinable()) {
            stop();
        }
        pthread_sigmask(SIG_UNBLOCK, &m_signals, nullptr);
    }
    ServeCommand(const ServeCommand&) = delete;
    ServeCommand& operator=(const ServeCommand&) = delete;

    void publish(const store::Records& records) {
        store::Transaction all(m_database);
        const auto id = store::write_draft(m_database, tests::sample_edition(), records, {});
        all.commit();
        usecases::publish_edition(m_database, id, {"test", util::Instant{}});
    }

    void start() {
        m_runner = std::thread([this] {
            const auto database = (m_folder / "relais.sqlite").string();
            const char* const argv[] = {"relais", "--lang", "en", "--web", RELAIS_SOURCE_DIR "/web", "--db",
                                        database.c_str(), "serve", "--port", "0", "--threads", "4"};
            std::ofstream out(m_folder / "out.txt");
            std::ofstream err(m_folder / "err.txt");
            m_code = commands::run(static_cast<int>(std::size(argv)), argv, out, err, util::system_clock());
        });
        while (port() == 0) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
    }

    int stop() {
        kill(getpid(), SIGTERM);
        m_runner.join();
        return m_code;
    }

    [[nodiscard]] std::string said() const { return text_of("out.txt"); }
    [[nodiscard]] std::string complained() const { return text_of("err.txt"); }
    [[nodiscard]] int port() const {
        const auto text = said();
        const auto colon = text.find("127.0.0.1:");
        return colon == std::string::npos || text.find('\n') == std::string::npos ? 0 : std::stoi(text.substr(colon + 10));
    }
    [[nodiscard]] httplib::Client client() const { return httplib::Client("127.0.0.1", port()); }

    /// The network's file stayed behind when the database was moved or renamed.
    void lose_roads() {
        store::Transaction all(m_database);
        store::RoadNetworkRow row;
        row.file = "former.roads-0123456789abcdef.bin";
        row.sha256 = std::string(64, '0');
        store::save_road_network(m_database, row);
        all.commit();
    }

private:
    [[nodiscard]] std::string text_of(const char* file) const {
        std::ifstream in(m_folder / file);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    tests::TemporaryFolder m_folder;
    store::Database m_database = store::Database::open_or_create(m_folder / "relais.sqlite");
    sigset_t m_signals{};
    std::thread m_runner;
    int m_code = -1;
};

} // namespace

TEST_CASE("The server shows an edition published by another process, and ends well when told to") {
    ServeCommand serve;
    serve.start();
    auto client = serve.client();
    CHECK(client.Get("/api/v1/search")->status == 503);
    CHECK(client.Get("/en/")->status == 503);
    serve.publish(tests::sample_records());
    int status = 503;
    for (int turn = 0; status != 200 && turn < 1000; ++turn) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        status = client.Get("/api/v1/search")->status;
    }
    CHECK(status == 200);
    CHECK(serve.stop() == 0);
    CHECK(serve.said().find("Relais has stopped.") != std::string::npos);
}

TEST_CASE("A server whose roads are missing answers, and says so when it starts") {
    ServeCommand serve;
    serve.publish(tests::sample_records());
    serve.lose_roads();
    serve.start();
    CHECK(serve.client().Get("/api/v1/search")->status == 200);
    CHECK(serve.complained().find("former.roads-0123456789abcdef.bin") != std::string::npos);
    CHECK(serve.stop() == 0);
}

TEST_CASE("From the database to the wire, a confidential place keeps its door to itself") {
    ServeCommand serve;
    auto records = tests::sample_records();
    serve.publish(records);
    serve.start();
    auto client = serve.client();
    const json body = {{"place", {{"settlement", "maroua"}}}, {"needs", {"protection_gbv"}}};
    const auto nearest = client.Post("/api/v1/nearest", body.dump(), "application/json");
    REQUIRE(nearest);
    CHECK(nearest->status == 200);
    std::string all = nearest->body;
    for (const char* path : {"/api/v1/sites/3", "/api/v1/services/3", "/fr/prestataires/3-x", "/en/providers/3-x"}) {
        CAPTURE(path);
        client.set_follow_location(true);
        const auto answer = client.Get(path);
        REQUIRE(answer);
        CHECK(answer->status == 200);
        all += answer->body;
    }
    for (const char* needle : {"cach", "puits", "portail", "Antenne", "Domayo", "domayo", "10.5999", "10,5999", "14.314",
                               "site-key", "mots"}) {
        CAPTURE(needle);
        CHECK(all.find(needle) == std::string::npos);
    }
    for (const char* path : {"/api/v1/search", "/api/v1/points", "/api/v1/organisations/1", "/fr/", "/fr/organisations/1"}) {
        CAPTURE(path);
        const auto answer = client.Get(path);
        REQUIRE(answer);
        CHECK(answer->status == 200);
        CHECK(answer->body.find("14.314") == std::string::npos); // the confidential one
        CHECK(answer->body.find("14.313") == std::string::npos); // the approximate one
        CHECK(answer->body.find("Antenne secrète 3") == std::string::npos);
    }
    // The stand-in is the centre of the arrondissement, and distances are from there.
    const auto site = json::parse(client.Get("/api/v1/sites/3")->body);
    CHECK(site["point"] == json::array({14.32, 10.61}));
    const auto answer = json::parse(nearest->body)["needs"][0];
    const auto& list = answer["possible"].empty() ? answer["near_misses"] : answer["possible"];
    REQUIRE_FALSE(list.empty());
    CHECK(list[0]["distance_m"].get<int>() > 1000);
    CHECK(list[0]["provider"]["stand_in"] == true);
    CHECK(client.Get("/api/v1/search?q=puits")->body.find("\"site-3\"") == std::string::npos);
    CHECK(client.Get("/api/v1/search?q=secrete")->body.find("\"site-3\"") == std::string::npos);
}
