#include "store/audit_log.h"
#include "support/temporary.h"
#include "usecases/desk.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <functional>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace relais;

namespace {

void write_line(const store::Database& database) {
    store::Transaction all(database);
    store::append_audit(database, {"2026-11-24T11:00:00Z", {}, "test", "test", "test", "", ""});
    all.commit();
}

/// Another process, forked before this one opens anything, that works when it is told to.
class Neighbour {
public:
    explicit Neighbour(const std::function<int()>& work) {
        REQUIRE(pipe(m_ends) == 0);
        m_child = fork();
        if (m_child == 0) {
            char told = 0;
            const bool go = read(m_ends[0], &told, 1) == 1;
            _exit(go ? work() : 99);
        }
    }
    /// Lets it work, and answers its exit code.
    int run() {
        REQUIRE(write(m_ends[1], "x", 1) == 1);
        int status = 0;
        waitpid(m_child, &status, 0);
        close(m_ends[0]);
        close(m_ends[1]);
        return WEXITSTATUS(status);
    }

private:
    int m_ends[2] = {};
    pid_t m_child = 0;
};

} // namespace

TEST_CASE("What a server writes is not lost when another program opens and closes the database "
          "beside it") {
    const tests::TemporaryFolder folder;
    const auto file = folder / "relais.sqlite";
    Neighbour beside([&] {
        write_line(store::Database::open(file, store::Access::read_write));
        return 0;
    });
    Neighbour later([&] {
        return static_cast<int>(
            store::verify_audit(store::Database::open(file, store::Access::read_only)).lines);
    });
    store::Database::open_or_create(file);
    usecases::Desk desk(file);
    desk.write(write_line);
    CHECK(beside.run() == 0);
    desk.write(write_line);
    CHECK(later.run() == 3);
}

TEST_CASE("Many write and read at one desk, one at a time, and nothing is lost") {
    const tests::TemporaryFolder folder;
    store::Database::open_or_create(folder / "relais.sqlite");
    usecases::Desk desk(folder / "relais.sqlite");
    constexpr int k_each = 20;
    std::atomic<bool> went_back = false;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int n = 0; n < k_each; ++n) {
                desk.write(write_line);
            }
        });
        threads.emplace_back([&] {
            std::int64_t seen = 0;
            for (int n = 0; n < k_each; ++n) {
                const auto lines = desk.read([](const store::Database& database) {
                    return store::verify_audit(database).lines;
                });
                went_back = went_back || lines < seen;
                seen = lines;
            }
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    CHECK_FALSE(went_back);
    const auto check =
        desk.read([](const store::Database& database) { return store::verify_audit(database); });
    CHECK(check.lines == 4 * k_each);
    CHECK_FALSE(check.first_wrong);
}

TEST_CASE("What a use case throws leaves nothing behind, and the desk free") {
    const tests::TemporaryFolder folder;
    store::Database::open_or_create(folder / "relais.sqlite");
    usecases::Desk desk(folder / "relais.sqlite");
    CHECK_THROWS(desk.write([](const store::Database& database) {
        store::Transaction all(database);
        store::append_audit(database, {"2026-11-24T11:00:00Z", {}, "test", "test", "test", "", ""});
        throw std::runtime_error("half way");
    }));
    desk.write(write_line);
    CHECK(desk.read([](const store::Database& database) {
        return store::verify_audit(database).lines;
    }) == 1);
}
