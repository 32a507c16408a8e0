#include "store/unmet_store.h"
#include "support/temporary.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <catch2/catch.hpp>

using namespace relais;
using directory::UnmetCount;

namespace {

struct Store {
    tests::TemporaryFolder folder;
    store::Database database = store::Database::open_or_create(folder / "relais.sqlite");
};

UnmetCount count(const char* week, const char* region, std::int64_t searches) {
    return {{week, region, "legal_aid", ""}, searches, 1};
}

} // namespace

TEST_CASE_METHOD(Store,
                 "Counts add up, and what is too few loses its region once its week is over") {
    store::add_unmet(database, {count("2026-W48", "CM004", 2)}, "2026-W48");
    store::add_unmet(
        database, {count("2026-W48", "CM004", 1), count("2026-W48", "CM002", 7)}, "2026-W48");
    CHECK(store::load_unmet(database).size() == 2);
    CHECK(store::load_unmet(database)[1].searches == 3);
    store::add_unmet(database, {}, "2026-W49");
    const auto folded = store::load_unmet(database);
    REQUIRE(folded.size() == 2);
    CHECK(folded[0].cell.region.empty());
    CHECK(folded[0].searches == 3);
    CHECK(folded[1].cell.region == "CM002");
}

TEST_CASE_METHOD(Store,
                 "The table itself refuses a place below a region and a moment below a week") {
    auto& sql = database.sql();
    const auto refuses = [&](const std::string& values) {
        try {
            sql.exec("INSERT INTO unmet_search VALUES (" + values + ")");
            return false;
        } catch (const SQLite::Exception&) {
            return true;
        }
    };
    CHECK(refuses("'2026-W48', 'CM004001', 'legal_aid', '', 1, 0"));
    CHECK(refuses("'2026-11-24', 'CM004', 'legal_aid', '', 1, 0"));
    CHECK(refuses("'2026-W48', 'CM004', 'legal_aid', '', 0, 0"));
    CHECK(refuses("'2026-W48', 'CM004', 'legal_aid', '', 1, 2"));
    CHECK_FALSE(refuses("'2026-W48', 'CM004', 'legal_aid', '', 1, 0"));
}
