#include "store/exercise_store.h"

#include "support/temporary.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>
#include <string>

using namespace relais;

namespace {

/// Tables that a copy to practise on keeps. A new table is either emptied by make_exercise_copy or, when all it holds may
/// be seen by anybody, named here.
const std::set<std::string> k_kept{
    "term",         "language",       "area",          "zone",          "settlement",  "boundary",
    "revision",     "edition",        "identity",      "organisation",  "site",        "service",
    "unit_population", "demand_layer", "demand_point", "travel_number", "road_network", "blocked_area",
    "company",      "offer",          "offer_revision", "complementary", "retention",  "flowchart",
    "membership",   "exercise_copy",  "distinct_pair"};

bool is_of_the_engine(const std::string& name) {
    constexpr const char* k_beginnings[] = {"sqlite_", "idx_", "geometry_columns", "spatial", "spatialite_", "views_", "virts_",
                                            "sql_statements_log", "vector_", "data_licenses", "raster_", "SpatialIndex",
                                            "ElementaryGeometries", "KNN", "service_text", "ISO_metadata"};
    return std::ranges::any_of(k_beginnings, [&](const char* beginning) { return name.starts_with(beginning); });
}

} // namespace

TEST_CASE("Every table of a copy to practise on is empty or known to hold nothing of anybody", "[db][training]") {
    const tests::TemporaryFolder folder;
    const auto database = store::Database::open_or_create(folder / "relais.sqlite");
    auto& sql = database.sql();
    sql.exec("INSERT INTO audit VALUES (1, '2026', NULL, 'cli', 'a', 'b', '', '', '', 'x')");
    store::make_exercise_copy(database, "2026-11-24T10:00:00Z");
    SQLite::Statement tables(sql, "SELECT name FROM sqlite_master WHERE type = 'table'");
    int looked_at = 0;
    while (tables.executeStep()) {
        const auto name = tables.getColumn(0).getString();
        if (is_of_the_engine(name) || k_kept.contains(name)) {
            continue;
        }
        CAPTURE(name);
        ++looked_at;
        CHECK(store::is_emptied_for_exercises(name));
        CHECK(sql.execAndGet("SELECT COUNT(*) FROM \"" + name + "\"").getInt() == 0);
    }
    CHECK(looked_at > 20);
    CHECK_THROWS(sql.exec("INSERT INTO audit VALUES (1, '2026', NULL, 'cli', 'a', 'b', '', '', '', 'x'); DELETE FROM audit"));
}
