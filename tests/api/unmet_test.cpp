#include "api_server.h"
#include "server/unmet_log.h"
#include "store/unmet_store.h"
#include "support/temporary.h"
#include "usecases/desk.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <string>

using namespace relais;
using namespace relais::test;
using nlohmann::json;

namespace {

/// A server that counts into a database of its own, and writes when it ends.
class CountingSite {
public:
    CountingSite() {
        store::Database::open_or_create(file());
        start();
    }

    [[nodiscard]] std::filesystem::path file() const { return m_folder / "relais.sqlite"; }
    [[nodiscard]] ApiServer& server() const { return *m_server; }
    void start() {
        server::ServerOptions options;
        options.desk = std::make_shared<usecases::Desk>(file());
        m_server = std::make_unique<ApiServer>(small_directory().snapshot(), std::move(options));
    }
    void end() { m_server.reset(); }

    [[nodiscard]] std::vector<directory::UnmetCount> counted() const {
        return store::load_unmet(store::Database::open(file(), store::Access::read_only));
    }

    int ask(const json& body, const char* path = "/api/v1/nearest") const {
        const auto reply = m_server->client().Post(path, body.dump(), "application/json");
        return reply ? reply->status : 0;
    }

    /// Every byte of the database and what lies beside it.
    [[nodiscard]] std::string bytes() const {
        std::string all;
        for (const auto& entry : std::filesystem::directory_iterator(m_folder.path())) {
            std::ifstream in(entry.path(), std::ios::binary);
            all.append(std::istreambuf_iterator<char>(in), {});
        }
        return all;
    }

private:
    tests::TemporaryFolder m_folder;
    std::unique_ptr<ApiServer> m_server;
};

/// A search that small_directory() cannot answer in full: training near Maroua, for others and 60 km away.
json search() {
    return {{"place", {{"point", {14.321987, 10.595123}}}},
            {"needs", {"vocational_training", "legal_aid"}},
            {"profile", {{"sex", "female"}, {"age", 24}, {"publics", {"women", "survivors_of_trafficking"}}}}};
}

} // namespace

TEST_CASE("A search that finds nothing suitable is counted by need, public, region and week", "[unmet]") {
    CountingSite site;
    REQUIRE(site.ask(search()) == 200);
    REQUIRE(site.ask(search()) == 200);
    CHECK(site.counted().empty()); // no request waits for a disk
    site.end();
    const auto counts = site.counted();
    REQUIRE(counts.size() == 3); // all, and each of the two publics
    for (const auto& count : counts) {
        CHECK(count.cell.week == "2026-W48");
        CHECK(count.cell.region == "CM004");
        CHECK(count.cell.need == "vocational_training"); // the legal team goes everywhere
        CHECK(count.searches == 2);
    }
}

TEST_CASE("Nothing finer than week and region can be found in the database, nor anything of the person", "[unmet]") {
    CountingSite site;
    REQUIRE(site.ask(search()) == 200);
    REQUIRE(site.ask({{"place", {{"settlement", "gn2"}}}, {"needs", {"individual_counselling"}}, {"profile", {{"age", 17}}}},
                     "/api/v1/plan") == 200);
    site.end();
    REQUIRE(site.counted().size() == 4);
    const auto bytes = site.bytes();
    CHECK(bytes.find("2026-W48") != std::string::npos);
    for (const char* finer : {"gn1", "gn2", "CM004001", "CM004006", "14.32", "10.59"}) {
        INFO(finer);
        CHECK(bytes.find(finer) == std::string::npos);
    }
    for (const auto& count : site.counted()) { // publics are never kept together
        CHECK(count.cell.public_group.find(' ') == std::string::npos);
    }
}

TEST_CASE("A search that is answered, or refused, is not counted", "[unmet]") {
    CountingSite site;
    REQUIRE(site.ask({{"place", {{"settlement", "gn1"}}},
                      {"needs", {"legal_aid"}},
                      {"profile", {{"sex", "male"}, {"age", 30}}}}) == 200);
    REQUIRE(site.ask({{"place", {{"settlement", "gn1"}}}, {"needs", {"astronautics"}}}) == 400);
    site.end();
    CHECK(site.counted().empty());
}

TEST_CASE("The running week is not told, nor how few there were in one that is over", "[unmet]") {
    CountingSite site;
    site.end();
    {
        const auto database = store::Database::open(site.file(), store::Access::read_write);
        const auto count = [](const char* week, const char* region, std::int64_t searches) {
            return directory::UnmetCount{{week, region, "legal_aid", ""}, searches, searches};
        };
        store::add_unmet(database,
                         {count("2026-W47", "CM004", 9), count("2026-W47", "CM002", 2), count("2026-W48", "CM004", 50)},
                         "2026-W48");
    }
    site.start();
    auto client = site.server().client();
    const auto answer = json_of(client.Get("/api/v1/unmet?lang=en"));
    REQUIRE(answer["lines"].size() == 2);
    CHECK(answer["lines"][0]["region"]["code"] == "CM004");
    CHECK(answer["lines"][0]["searches"] == 9);
    CHECK(answer["lines"][1]["region"].is_null());
    CHECK(answer["lines"][1]["searches"].is_null());
    CHECK(answer["searches"] == 9); // a sum with the two would tell them
    CHECK(answer["last_week"] == "2026-W47");
    CHECK(client.Get("/en/capacity?need=legal_aid")->body.find("fewer than 5") != std::string::npos);
    CHECK(client.Get("/en/coverage?need=legal_aid")->body.find("fewer than 5") != std::string::npos);
    CHECK(client.Get("/api/v1/unmet?region=CM004001")->status == 400);
    CHECK(client.Get("/api/v1/unmet?weeks=0")->status == 400);
    CHECK(client.Get("/api/v1/unmet?public=goats")->status == 400);
}

TEST_CASE("A store that cannot be written is told once and tried again, and no count is lost", "[unmet]") {
    bool fails = true;
    int told = 0;
    std::vector<directory::UnmetCount> kept;
    const server::UnmetStore store{[&](const std::vector<directory::UnmetCount>& counts) {
                                       if (fails) {
                                           throw util::Unavailable({"store.read_only", {}});
                                       }
                                       kept.insert(kept.end(), counts.begin(), counts.end());
                                   },
                                   [] { return std::vector<directory::UnmetCount>(); }};
    {
        server::UnmetLog log(store, std::chrono::hours(1), [&](std::string_view) { ++told; });
        for (int i = 0; i < 3; ++i) {
            log.add({{{"2026-W48", "CM004", "legal_aid", ""}, 1, 0}});
            log.flush();
        }
        CHECK(told == 1);
        CHECK(kept.empty());
        fails = false;
    }
    REQUIRE(kept.size() == 1);
    CHECK(kept.front().searches == 3);
}

TEST_CASE("A server without a database that can be written answers all the same, and counts nothing", "[unmet]") {
    ApiServer server(small_directory().snapshot());
    CHECK(server.client().Post("/api/v1/nearest", search().dump(), "application/json")->status == 200);
    CHECK(json_of(server.client().Get("/api/v1/unmet"))["lines"].empty());
}
