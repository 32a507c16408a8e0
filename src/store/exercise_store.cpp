#include "store/exercise_store.h"

#include "store/sql_guard.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <iterator>

namespace relais::store {
namespace {

// Children before parents.
constexpr const char* k_emptied[] = {
    "focal_contact", "gap_figure", "response_figure", "response_day", "referral_move", "referral", "consent", "case_file", "referral_count",
    "proposal", "upload", "finding", "rejected_cell", "journal", "change_request_field", "change_request",
    "error_report", "record_change", "record_edit", "outbox", "unmet_search", "company_member",
    "recovery_code", "session", "link", "login_delay", "known_address", "audit", "account"};

/// Places the public does not see as they are, in any edition, and their services as the public sees them.
constexpr const char* k_hide_places = R"(
CREATE TEMP TABLE open_site AS SELECT * FROM public_site WHERE visibility <> 'public';
CREATE TEMP TABLE open_service AS
SELECT v.* FROM public_service v JOIN open_site o ON o.edition = v.edition AND o.id = v.site;

UPDATE site SET key = 'hidden ' || site.id, name = o.name, address = o.address, landmark = o.landmark,
    locality = o.locality, locality_name = o.locality_name, area = o.area, longitude = o.longitude,
    latitude = o.latitude, precision = o.precision, accessibility = o.accessibility,
    closure_message = o.closure_message, geometry = MakePoint(o.longitude, o.latitude, 4326)
FROM open_site o WHERE o.edition = site.edition AND o.id = site.id;

UPDATE service SET key = 'hidden ' || service.id, raw_need = o.raw_need, name = o.name,
    description_fr = o.description_fr, description_en = o.description_en, fee_details = o.fee_details,
    outreach_days = o.outreach_days, source = o.source, sheet = o.sheet, line = o.line
FROM open_service o WHERE o.edition = service.edition AND o.id = service.id;

DELETE FROM identity WHERE (kind = 'site' AND id IN (SELECT id FROM open_site))
                        OR (kind = 'service' AND id IN (SELECT id FROM open_service));
INSERT INTO identity SELECT DISTINCT 'site', 'hidden ' || id, id, 'key' FROM open_site;
INSERT INTO identity SELECT DISTINCT 'service', 'hidden ' || id, id, 'key' FROM open_service;
DELETE FROM distinct_pair;
DROP TABLE open_service;
DROP TABLE open_site;
)";

/// The log is never cut: here it ends, with the accounts it is about.
constexpr const char* k_open_log = "DROP TRIGGER audit_is_never_cut";
constexpr const char* k_close_log = "CREATE TRIGGER audit_is_never_cut BEFORE DELETE ON audit "
                                    "BEGIN SELECT RAISE(ABORT, 'audit lines are never removed'); END";

} // namespace

void make_exercise_copy(const Database& copy, const std::string& now) {
    guarded(copy, [&](SQLite::Database& sql) {
        sql.exec("PRAGMA secure_delete = ON");
        SQLite::Transaction all(sql);
        sql.exec(k_open_log);
        for (const char* table : k_emptied) {
            sql.exec(std::string("DELETE FROM ") + table);
        }
        sql.exec(k_close_log);
        sql.exec(k_hide_places);
        sql.exec("CREATE TABLE IF NOT EXISTS exercise_copy (made_at TEXT NOT NULL) STRICT");
        SQLite::Statement made(sql, "INSERT INTO exercise_copy VALUES (?)");
        made.bind(1, now);
        made.exec();
        all.commit();
        sql.exec("VACUUM");
    });
}

bool is_emptied_for_exercises(std::string_view table) {
    return std::ranges::find(k_emptied, table, [](const char* one) { return std::string_view(one); }) !=
           std::end(k_emptied);
}

bool is_exercise_copy(const Database& database) {
    return guarded(database, [](SQLite::Database& sql) { return sql.tableExists("exercise_copy"); });
}

} // namespace relais::store
