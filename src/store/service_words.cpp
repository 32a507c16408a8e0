#include "store/service_words.h"

#include <SQLiteCpp/SQLiteCpp.h>

namespace relais::store {
namespace {

/// Of the services of edition ?1; of all, or of service ?2.
constexpr const char* k_insert = R"sql(
    INSERT INTO service_text (rowid, name, organisation, need, place, description)
    SELECT v.id, v.name, o.name || ' ' || o.acronym,
           t.label_fr || ' ' || t.label_en || ' ' || v.raw_need,
           COALESCE(s.name || ' ' || s.locality_name || ' ' || s.address || ' ' || s.landmark, ''),
           v.description_fr || ' ' || v.description_en
    FROM public_service v
    JOIN organisation o ON o.edition = v.edition AND o.id = v.organisation
    LEFT JOIN term t ON t.code = v.need
    LEFT JOIN public_site s ON s.edition = v.edition AND s.id = v.site
    WHERE v.edition = ?1 )sql";

} // namespace

void refill_words(SQLite::Database& sql, directory::EditionId edition) {
    sql.exec("DELETE FROM service_text");
    SQLite::Statement insert(sql, k_insert);
    insert.bind(1, edition.value);
    insert.exec();
}

void refresh_words(SQLite::Database& sql,
                   directory::EditionId edition,
                   directory::ServiceId service) {
    SQLite::Statement remove(sql, "DELETE FROM service_text WHERE rowid = ?");
    remove.bind(1, service.value);
    remove.exec();
    SQLite::Statement insert(sql, std::string(k_insert) + "AND v.id = ?2");
    insert.bind(1, edition.value);
    insert.bind(2, service.value);
    insert.exec();
}

} // namespace relais::store
