#include "api_server.h"
#include "server/training_site.h"
#include "store/account_store.h"
#include "store/session_store.h"
#include "support/temporary.h"
#include "support/training_changes.h"
#include "usecases/sessions.h"
#include "usecases/training.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <chrono>
#include <optional>
#include <thread>

using namespace relais;
using namespace relais::test;
using Catch::Matchers::Contains;

namespace {

/// A training server beside an empty directory.
class TrainingServer {
public:
    TrainingServer() {
        store::Database::open_or_create(m_folder / "relais.sqlite");
        server::ServerOptions options;
        options.training = usecases::prepare_training(m_folder / "relais.sqlite", "girafe tambour riviere 7",
                                                      {{directory::Role::manager, "gestionnaire"}}, test_noon());
        copy = options.training;
        options.desk = desk = std::make_shared<usecases::Desk>(options.training->live);
        server = std::make_unique<ApiServer>(small_directory().snapshot(), std::move(options));
    }
    std::size_t accounts() { return tests::account_count(*desk); }
    std::string manager_cookie() {
        return "relais=" + desk->write([](const store::Database& database) {
            store::Transaction all(database);
            auto secret = usecases::open_session(database, store::list_accounts(database).front(), "test", test_noon());
            all.commit();
            return secret;
        });
    }
    void add_somebody() { tests::add_somebody(*desk); }
    std::optional<usecases::Training> copy; ///< the files of the exercise
    std::shared_ptr<usecases::Desk> desk;
    std::unique_ptr<ApiServer> server;

private:
    tests::TemporaryFolder m_folder;
};

} // namespace

TEST_CASE("Every page of a training server says so, and is marked when printed", "[training]") {
    TrainingServer training;
    auto client = training.server->client();
    for (const char* page : {"/fr/", "/fr/prestataires/11", "/fr/offres", "/fr/parcours", "/fr/connexion", "/fr/nulle-part",
                             "/fr/couverture", "/fr/a-propos"}) {
        CAPTURE(page);
        client.set_follow_location(true);
        const auto shown = client.Get(page);
        CHECK_THAT(shown->body, Contains("data-training=\"ENTRAÎNEMENT\"") && Contains("training-band"));
    }
    CHECK_THAT(client.Get("/en/")->body, Contains("data-training=\"TRAINING\""));
    CHECK(client.Get("/robots.txt")->body == "User-agent: *\nDisallow: /\n");
    CHECK_THAT(client.Get("/embed?lang=fr")->body, Contains("data-training="));
    const auto plain = client.Get("/api/v1/booklet.pdf?zone=extreme_nord&lang=fr");
    ApiServer real(small_directory().snapshot());
    CHECK(plain->body.size() > real.client().Get("/api/v1/booklet.pdf?zone=extreme_nord&lang=fr")->body.size());
    for (const char* picture : {"/fr/parcours/general.svg", "/api/v1/coverage/export/map.svg?need=legal_aid&km=20&lang=fr",
                                "/api/v1/coverage/export/chart.svg?need=legal_aid&km=20&lang=fr",
                                "/api/v1/coverage/table/export/chart.svg?km=20&lang=fr"}) {
        CAPTURE(picture);
        const auto marked = client.Get(picture);
        REQUIRE(marked->status == 200);
        CHECK_THAT(marked->body, Contains(">ENTRAÎNEMENT</text></svg>"));
        CHECK_THAT(real.client().Get(picture)->body, !Contains("ENTRAÎNEMENT"));
    }
    const auto png = "/api/v1/coverage/export/map.png?need=legal_aid&km=20&lang=fr";
    CHECK(client.Get(png)->body != real.client().Get(png)->body);
    CHECK_THAT(real.client().Get("/fr/")->body, !Contains("data-training"));
    CHECK(real.client().Post("/fr/entrainement/recommencer", httplib::Params{})->status == 404);
}

TEST_CASE("On a training server everything goes back to the beginning by its button", "[training]") {
    TrainingServer training;
    auto client = training.server->client();
    training.add_somebody();
    CHECK(training.accounts() == 2);
    const auto from_elsewhere =
        client.Post("/fr/entrainement/recommencer", {{"Origin", "https://evil.example"}}, httplib::Params{});
    CHECK(from_elsewhere->status == 403);
    CHECK(training.accounts() == 2);
    const auto cookie = training.manager_cookie();
    CHECK(client.Get("/fr/mise-a-jour", {{"Cookie", cookie}})->status == 200); // no second factor to practise with
    const auto back = client.Post("/fr/entrainement/recommencer", httplib::Params{});
    CHECK(back->status == 303);
    CHECK(training.accounts() == 1);
    CHECK(client.Get("/fr/mise-a-jour", {{"Cookie", cookie}})->status == 303); // logged out
}

TEST_CASE("A training copy goes back once a night, at midnight in Cameroon", "[training]") {
    TrainingServer training;
    server::TrainingSite site(*training.copy, *util::parse_day("2026-11-24"));
    training.add_somebody();
    site.restart_on_another_day(*training.desk, *util::parse_day("2026-11-24"));
    CHECK(training.accounts() == 2);
    site.restart_on_another_day(*training.desk, *util::parse_day("2026-11-25"));
    CHECK(training.accounts() == 1);
    training.add_somebody();
    site.restart_on_another_day(*training.desk, *util::parse_day("2026-11-25"));
    CHECK(training.accounts() == 2);
}

TEST_CASE("The server sees midnight by its clock, and what was practised is gone", "[training]") {
    std::atomic<std::int64_t> now = std::chrono::duration_cast<std::chrono::seconds>(
                                        (*util::parse_day("2026-11-24") + std::chrono::hours{22} + std::chrono::minutes{59})
                                            .time_since_epoch())
                                        .count(); // 23:59 in Cameroon
    TrainingServer training;
    server::ServerOptions options;
    options.port = 0;
    options.threads = 2;
    options.web = RELAIS_SOURCE_DIR "/web";
    options.log = [](std::string_view) {};
    options.training = training.copy;
    options.desk = training.desk;
    options.tick = std::chrono::seconds{1};
    const auto snapshot = small_directory().snapshot();
    server::Server server(std::move(options), texts(), {[] { return std::string("1"); }, [&] { return snapshot; }},
                          [&] { return util::Instant{std::chrono::seconds{now.load()}}; });
    training.add_somebody();
    std::this_thread::sleep_for(std::chrono::milliseconds{2200}); // two looks of the same evening
    CHECK(training.accounts() == 2);
    now += 120;
    for (int i = 0; i < 200 && training.accounts() != 1; ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
    CHECK(training.accounts() == 1);
}
