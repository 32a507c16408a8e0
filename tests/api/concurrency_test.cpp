#include "api_server.h"
#include "raw_client.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <vector>

using namespace relais;
using namespace relais::test;

TEST_CASE("Readers are answered from one edition or the other while it is exchanged") {
    auto other = small_directory();
    other.organisation(4, "Quatrième");
    other.site(14, "Quatrième lieu", 14.3, 10.6);
    other.service(104, 14, "legal_aid");
    const auto small = small_directory().snapshot();
    const auto large = other.snapshot();
    ApiServer server(small);
    server.client().Get("/healthz"); // the client library's own first-time setup, before threads, or TSan speaks of it
    std::atomic<int> wrong = 0;
    std::atomic<bool> done = false;
    std::vector<std::thread> readers;
    for (int reader = 0; reader < 6; ++reader) {
        readers.emplace_back([&] {
            auto client = server.client();
            client.set_keep_alive(true);
            while (!done) {
                const auto search = json_of(client.Get("/api/v1/search"));
                const bool is_whole = (search["total"] == 3 && search["total_services"] == 3) ||
                                      (search["total"] == 4 && search["total_services"] == 4);
                const auto site = client.Get("/api/v1/sites/11");
                wrong += is_whole && site && site->status == 200 ? 0 : 1;
            }
        });
    }
    for (int turn = 0; turn < 30; ++turn) {
        server.publish(turn % 2 == 0 ? large : small);
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    done = true;
    for (auto& reader : readers) {
        reader.join();
    }
    CHECK(wrong == 0);
}

TEST_CASE("A server that is told to stop answers what was begun, and ends") {
    ApiServer server(small_directory().snapshot());
    RawClient idle(server.port());
    RawClient begun(server.port());
    begun.say("GET /api/v1/search HTTP/1.1\r\nHost: x\r\n");
    RawClient kept(server.port());
    kept.say("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    kept.hear_until("ok\n");
    begun.say("Connection: keep-alive\r\n\r\n");
    const auto head = begun.hear_until("\r\n\r\n");
    server.stop();
    CHECK(head.starts_with("HTTP/1.1 200"));
    CHECK(begun.hear().find("\"total\":3") != std::string::npos);
    CHECK_FALSE(server.client().Get("/healthz"));
}

TEST_CASE("A connection that is kept is not closed because others come, while there are threads for all") {
    ApiServer server(small_directory().snapshot());
    RawClient kept(server.port());
    const auto ask = [](RawClient& client) {
        return client.say("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n") && client.hear_until("ok\n").ends_with("ok\n");
    };
    int answered = 0;
    for (int i = 0; i < 200; ++i) {
        RawClient other(server.port());
        answered += ask(other) && ask(kept) ? 1 : 0;
    }
    CHECK(answered == 200);
}

TEST_CASE("A server may be stopped before it runs, and twice") {
    server::ServerOptions options;
    options.web = RELAIS_SOURCE_DIR "/web";
    options.port = 0;
    server::Server never_run(options, texts(), {[] { return std::string(); }, [] { return nullptr; }}, [] { return test_noon(); });
    never_run.bind();
    never_run.stop();
    never_run.run();
    never_run.stop();
    SUCCEED();
}

TEST_CASE("A source that fails leaves the last edition, and says so once") {
    std::atomic<bool> fails = false;
    std::string log;
    std::mutex mutex;
    const auto snapshot = small_directory().snapshot();
    server::LiveEdition edition({[&]() -> std::string {
                                     if (fails) {
                                         throw util::Unavailable({"store.locked", {{"file", "x"}}});
                                     }
                                     return "1";
                                 },
                                 [&] { return snapshot; }},
                                std::chrono::hours(1), [&](std::string_view line) {
                                    const std::scoped_lock lock(mutex);
                                    log += std::string(line) + "\n";
                                });
    fails = true;
    edition.refresh();
    edition.refresh();
    CHECK(edition.current()->snapshot == snapshot);
    CHECK(std::count(log.begin(), log.end(), '\n') == 1);
}
