#include "nearest/runs.h"
#include "support/timing.h"

#include <sqlite3.h>

#include <memory>
#include <stdexcept>

namespace relais::bench {
namespace {

constexpr double k_first_radius = 5'000;
constexpr double k_last_radius = 3'000'000;

// A little less than any degree has in Cameroon, so that a box holds all that its radius holds.
constexpr double k_metres_a_degree = 110'000;
constexpr double k_metres_a_degree_east = 104'000;
constexpr int k_wanted = 10;

struct Close {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Close>;

/// A table of services in memory with a spatial index.
class Spatialite {
public:
    explicit Spatialite(const DataSet& set) {
        sqlite3* opened = nullptr;
        sqlite3_open(":memory:", &opened);
        m_database.reset(opened);
        sqlite3_enable_load_extension(opened, 1);
        execute("SELECT load_extension('mod_spatialite')");
        execute("SELECT InitSpatialMetaDataFull(1, 'WGS84')");
        execute("CREATE TABLE service (id INTEGER PRIMARY KEY, needs INTEGER NOT NULL)");
        execute("SELECT AddGeometryColumn('service', 'at', 4326, 'POINT', 'XY')");
        fill(set);
        execute("SELECT CreateSpatialIndex('service', 'at')");
        execute("ANALYZE");
    }

    void execute(const char* sql) {
        char* message = nullptr;
        if (sqlite3_exec(m_database.get(), sql, nullptr, nullptr, &message) != SQLITE_OK) {
            const std::string why = message != nullptr ? message : "unknown";
            sqlite3_free(message);
            throw std::runtime_error(why);
        }
    }

    Statement prepare(const char* sql) {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(m_database.get(), sql, -1, &statement, nullptr) != SQLITE_OK) {
            throw std::runtime_error(sqlite3_errmsg(m_database.get()));
        }
        return Statement(statement);
    }

private:
    void fill(const DataSet& set) {
        execute("BEGIN");
        const auto insert = prepare("INSERT INTO service VALUES (?1, ?2, MakePoint(?3, ?4, 4326))");
        for (std::size_t i = 0; i < set.points.size(); ++i) {
            sqlite3_bind_int64(insert.get(), 1, static_cast<sqlite3_int64>(i));
            sqlite3_bind_int64(insert.get(), 2, static_cast<sqlite3_int64>(set.points[i].needs));
            sqlite3_bind_double(insert.get(), 3, set.points[i].at.longitude);
            sqlite3_bind_double(insert.get(), 4, set.points[i].at.latitude);
            sqlite3_step(insert.get());
            sqlite3_reset(insert.get());
        }
        execute("COMMIT");
    }

    std::unique_ptr<sqlite3, Close> m_database;
};

void bind_query(sqlite3_stmt* statement, const BenchQuery& query) {
    sqlite3_reset(statement);
    sqlite3_bind_double(statement, 1, query.at.longitude);
    sqlite3_bind_double(statement, 2, query.at.latitude);
    sqlite3_bind_int64(statement, 3, static_cast<sqlite3_int64>(query.accepted));
    sqlite3_bind_int(statement, 4, k_wanted);
}

std::vector<std::uint32_t> ids(sqlite3_stmt* statement) {
    std::vector<std::uint32_t> out;
    while (sqlite3_step(statement) == SQLITE_ROW) {
        out.push_back(static_cast<std::uint32_t>(sqlite3_column_int64(statement, 0)));
    }
    return out;
}

std::vector<std::uint32_t> by_boxes(sqlite3_stmt* statement, const BenchQuery& query) {
    for (double radius = k_first_radius;; radius *= 2) {
        bind_query(statement, query);
        sqlite3_bind_double(statement, 5, radius / k_metres_a_degree_east);
        sqlite3_bind_double(statement, 6, radius / k_metres_a_degree);
        sqlite3_bind_double(statement, 7, radius);
        auto found = ids(statement);
        if (found.size() >= k_wanted || radius > k_last_radius) {
            return found;
        }
    }
}

constexpr const char* k_boxes = R"(
SELECT service.id
  FROM service
 WHERE service.ROWID IN (SELECT ROWID FROM SpatialIndex
                          WHERE f_table_name = 'service'
                            AND search_frame = BuildMbr(?1 - ?5, ?2 - ?6, ?1 + ?5, ?2 + ?6, 4326))
   AND service.needs & ?3
   AND ST_Distance(service.at, MakePoint(?1, ?2, 4326), 1) <= ?7
 ORDER BY ST_Distance(service.at, MakePoint(?1, ?2, 4326), 1)
 LIMIT ?4)";

constexpr const char* k_knn = R"(
SELECT service.id
  FROM knn
  JOIN service ON service.id = knn.fid
 WHERE knn.f_table_name = 'service'
   AND knn.ref_geometry = MakePoint(?1, ?2, 4326)
   AND knn.max_items = ?4
   AND service.needs & ?3
 ORDER BY knn.distance)";

template <class Ask>
Run run(const char* program, const char* sql, const DataSet& set, const std::vector<BenchQuery>& queries, Ask ask) {
    Run run{.program = program};
    try {
        const Stopwatch building;
        Spatialite database(set);
        run.build_milliseconds = building.microseconds() / 1000;
        const auto statement = database.prepare(sql);
        for (const auto& query : queries) {
            const Stopwatch asking;
            auto found = ask(statement.get(), query);
            run.answers.push_back({asking.microseconds(), std::move(found)});
        }
    } catch (const std::exception& error) {
        run.skipped = error.what();
    }
    return run;
}

} // namespace

Run run_spatialite_boxes(const DataSet& set, const std::vector<BenchQuery>& queries) {
    return run("SpatiaLite, boxes", k_boxes, set, queries, by_boxes);
}

Run run_spatialite_knn(const DataSet& set, const std::vector<BenchQuery>& queries) {
    return run("SpatiaLite, KNN", k_knn, set, queries, [](sqlite3_stmt* statement, const BenchQuery& query) {
        bind_query(statement, query);
        return ids(statement);
    });
}

} // namespace relais::bench
