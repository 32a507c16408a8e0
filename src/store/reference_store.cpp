#include "store/reference_store.h"

#include "store/columns.h"
#include "store/sql_guard.h"
#include "util/errors.h"

namespace relais::store {
namespace {

using namespace relais::directory;

constexpr char k_list = '|';

void save_terms(SQLite::Database& sql, const Taxonomy& taxonomy) {
    sql.exec("DELETE FROM term");
    SQLite::Statement insert(sql, "INSERT INTO term VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    int position = 0;
    for (const auto& term : taxonomy.terms()) {
        RowWriter(insert).add(position++).add(term.code).add(term.parent).add(term.label_fr)
            .add(term.label_en).add(join(term.synonyms_fr, k_list)).add(join(term.synonyms_en, k_list))
            .add(join(term.equivalents, k_list)).insert();
    }
}

void save_languages(SQLite::Database& sql, const std::vector<Language>& languages) {
    sql.exec("DELETE FROM language");
    SQLite::Statement insert(sql, "INSERT INTO language VALUES (?, ?, ?, ?, ?)");
    int position = 0;
    for (const auto& language : languages) {
        RowWriter(insert).add(position++).add(language.code).add(language.label_fr).add(language.label_en)
            .add(join(language.synonyms, k_list)).insert();
    }
}

void save_areas(SQLite::Database& sql, const std::vector<Area>& areas) {
    sql.exec("DELETE FROM area");
    SQLite::Statement insert(sql, "INSERT INTO area VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    for (const auto& area : areas) {
        RowWriter(insert).add(area.code).add(area.parent).add(area.level).add(area.name_fr).add(area.name_en)
            .add(join(area.variants, k_list)).add(area.centre.longitude).add(area.centre.latitude).insert();
    }
}

void save_zones(SQLite::Database& sql, const std::vector<StartingZone>& zones) {
    sql.exec("DELETE FROM zone");
    SQLite::Statement insert(sql, "INSERT INTO zone VALUES (?, ?, ?, ?, ?)");
    int position = 0;
    for (const auto& zone : zones) {
        RowWriter(insert).add(position++).add(zone.code).add(zone.name_fr).add(zone.name_en)
            .add(join(zone.areas, k_list)).insert();
    }
}

void save_settlements(SQLite::Database& sql, const std::vector<Settlement>& settlements) {
    sql.exec("DELETE FROM settlement");
    SQLite::Statement insert(sql, "INSERT INTO settlement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (const auto& settlement : settlements) {
        RowWriter(insert).add(settlement.code).add(settlement.name).add(join(settlement.variants, k_list))
            .add(code_of(settlement.kind)).add(settlement.parent).add(settlement.point.longitude)
            .add(settlement.point.latitude).add(settlement.area).add_optional(settlement.population)
            .add(settlement.population_year).add(settlement.population_source).insert();
    }
}

std::vector<Term> load_terms(SQLite::Database& sql) {
    std::vector<Term> terms;
    SQLite::Statement row(sql,
                          "SELECT code, parent, label_fr, label_en, synonyms_fr, synonyms_en, equivalents "
                          "FROM term ORDER BY position");
    while (row.executeStep()) {
        terms.push_back({row.getColumn(0).getText(), row.getColumn(1).getText(), row.getColumn(2).getText(),
                         row.getColumn(3).getText(), split(row.getColumn(4).getText(), k_list),
                         split(row.getColumn(5).getText(), k_list), split(row.getColumn(6).getText(), k_list)});
    }
    return terms;
}

std::vector<Language> load_languages(SQLite::Database& sql) {
    std::vector<Language> languages;
    SQLite::Statement row(sql, "SELECT code, label_fr, label_en, synonyms FROM language ORDER BY position");
    while (row.executeStep()) {
        languages.push_back({row.getColumn(0).getText(), row.getColumn(1).getText(), row.getColumn(2).getText(),
                             split(row.getColumn(3).getText(), k_list)});
    }
    return languages;
}

std::vector<Area> load_areas(SQLite::Database& sql) {
    std::vector<Area> areas;
    SQLite::Statement row(
        sql, "SELECT code, parent, level, name_fr, name_en, variants, longitude, latitude FROM area ORDER BY code");
    while (row.executeStep()) {
        areas.push_back({row.getColumn(0).getText(), row.getColumn(1).getText(), row.getColumn(2).getInt(),
                         row.getColumn(3).getText(), row.getColumn(4).getText(),
                         split(row.getColumn(5).getText(), k_list),
                         {row.getColumn(6).getDouble(), row.getColumn(7).getDouble()}});
    }
    return areas;
}

std::vector<StartingZone> load_zones(SQLite::Database& sql) {
    std::vector<StartingZone> zones;
    SQLite::Statement row(sql, "SELECT code, name_fr, name_en, areas FROM zone ORDER BY position");
    while (row.executeStep()) {
        zones.push_back({row.getColumn(0).getText(), row.getColumn(1).getText(), row.getColumn(2).getText(),
                         split(row.getColumn(3).getText(), k_list)});
    }
    return zones;
}

std::vector<Settlement> load_settlements(SQLite::Database& sql) {
    std::vector<Settlement> settlements;
    SQLite::Statement row(sql,
                          "SELECT code, name, variants, kind, parent, longitude, latitude, area, population, "
                          "population_year, population_source FROM settlement ORDER BY code");
    while (row.executeStep()) {
        Settlement settlement;
        settlement.code = row.getColumn(0).getText();
        settlement.name = row.getColumn(1).getText();
        settlement.variants = split(row.getColumn(2).getText(), k_list);
        settlement.kind = code_in<SettlementKind>(row.getColumn(3)).value_or(SettlementKind::village);
        settlement.parent = row.getColumn(4).getText();
        settlement.point = {row.getColumn(5).getDouble(), row.getColumn(6).getDouble()};
        settlement.area = row.getColumn(7).getText();
        if (!row.getColumn(8).isNull()) {
            settlement.population = row.getColumn(8).getInt64();
        }
        settlement.population_year = row.getColumn(9).getInt();
        settlement.population_source = row.getColumn(10).getText();
        settlements.push_back(std::move(settlement));
    }
    return settlements;
}

/// A need or unit that records point to may not vanish from under them.
void refuse_orphans(SQLite::Database& sql) {
    SQLite::Statement orphan(sql,
                             "SELECT need FROM service WHERE edition IN (SELECT id FROM edition WHERE state <> "
                             "'superseded') AND need NOT IN (SELECT code FROM term) LIMIT 1");
    if (orphan.executeStep()) {
        throw util::Conflict({"reference.need_in_use", {{"code", orphan.getColumn(0).getText()}}});
    }
}

} // namespace

void save_reference(const Database& database, const Reference& reference) {
    guarded(database, [&](SQLite::Database& sql) {
        save_terms(sql, reference.taxonomy);
        save_languages(sql, reference.languages);
        save_areas(sql, reference.gazetteer.areas());
        save_zones(sql, reference.gazetteer.zones());
        save_settlements(sql, reference.gazetteer.settlements());
        refuse_orphans(sql);
    });
    bump_revision(database);
}

Reference load_reference(const Database& database) {
    return guarded(database, [](SQLite::Database& sql) {
        return Reference{Taxonomy(load_terms(sql)), load_languages(sql),
                         Gazetteer(load_areas(sql), load_zones(sql), load_settlements(sql))};
    });
}

std::int64_t revision(const Database& database) {
    return guarded(database,
                   [](SQLite::Database& sql) { return sql.execAndGet("SELECT number FROM revision").getInt64(); });
}

void bump_revision(const Database& database) {
    guarded(database, [](SQLite::Database& sql) { sql.exec("UPDATE revision SET number = number + 1"); });
}

} // namespace relais::store
