#include "store/exercise_store.h"

#include "support/temporary.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
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

/// The tables our migrations make.
std::set<std::string> own_tables() {
    std::set<std::string> names;
    const std::regex k_made("CREATE TABLE (\\w+)");
    for (const auto& entry : std::filesystem::directory_iterator(RELAIS_SOURCE_DIR "/src/store/migrations")) {
        std::ifstream in(entry.path());
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        for (std::sregex_iterator at(text.begin(), text.end(), k_made), end; at != end; ++at) {
            names.insert((*at)[1]);
        }
    }
    return names;
}

} // namespace

TEST_CASE("Every table of a copy to practise on is empty or known to hold nothing of anybody", "[db][training]") {
    const tests::TemporaryFolder folder;
    const auto database = store::Database::open_or_create(folder / "relais.sqlite");
    auto& sql = database.sql();
    sql.exec("INSERT INTO audit VALUES (1, '2026', NULL, 'cli', 'a', 'b', '', '', '', 'x')");
    store::make_exercise_copy(database, "2026-11-24T10:00:00Z");
    const auto tables = own_tables();
    CHECK(tables.size() > 45);
    for (const auto& name : tables) {
        CAPTURE(name);
        if (!sql.tableExists(name) || k_kept.contains(name)) { // one that a later migration made anew
            continue;
        }
        CHECK(store::is_emptied_for_exercises(name));
        CHECK(sql.execAndGet("SELECT COUNT(*) FROM " + name).getInt() == 0);
    }
    CHECK_THROWS(sql.exec("INSERT INTO audit VALUES (1, '2026', NULL, 'cli', 'a', 'b', '', '', '', 'x'); DELETE FROM audit"));
}
