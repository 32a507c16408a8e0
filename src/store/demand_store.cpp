#include "store/demand_store.h"

#include "store/columns.h"
#include "store/reference_store.h"
#include "store/sql_guard.h"

namespace relais::store {
namespace {

using namespace relais::directory;

std::int64_t insert_layer(SQLite::Database& sql, const DemandSource& source, const DemandOrigin& origin) {
    SQLite::Statement insert(sql,
                             "INSERT INTO demand_layer (kind, label, year, source, modelled, outside, file, sha256, "
                             "loaded_at, loaded_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    RowWriter(insert).add(code_of(source.kind)).add(source.label).add(source.year).add(source.source)
        .add(source.modelled ? 1 : 0).add(source.outside).add(origin.file).add(origin.sha256).add(origin.at)
        .add(origin.by).insert();
    return sql.getLastInsertRowid();
}

void insert_points(SQLite::Database& sql, std::int64_t layer, const std::vector<DemandPoint>& points) {
    SQLite::Statement insert(sql, "INSERT INTO demand_point VALUES (?, ?, ?, ?, ?, ?, ?)");
    std::int64_t position = 0;
    for (const auto& point : points) {
        RowWriter(insert).add(layer).add(position++).add(point.settlement).add(point.point.longitude)
            .add(point.point.latitude).add(point.area).add(point.people).insert();
    }
}

std::vector<DemandPoint> points_of(SQLite::Database& sql, std::int64_t layer) {
    std::vector<DemandPoint> points;
    SQLite::Statement row(sql,
                          "SELECT settlement, longitude, latitude, area, people FROM demand_point WHERE layer = ? "
                          "ORDER BY position");
    row.bind(1, layer);
    while (row.executeStep()) {
        points.push_back({row.getColumn(0).getText(),
                          {row.getColumn(1).getDouble(), row.getColumn(2).getDouble()},
                          row.getColumn(3).getText(),
                          row.getColumn(4).getDouble()});
    }
    return points;
}

std::vector<DemandLayer> layers(SQLite::Database& sql) {
    std::vector<DemandLayer> all;
    SQLite::Statement row(sql,
                          "SELECT id, kind, label, year, source, modelled, outside, file, sha256, loaded_at, loaded_by "
                          "FROM demand_layer ORDER BY id DESC");
    while (row.executeStep()) {
        const auto kind = demand_kind_of(row.getColumn(1).getText()).value_or(DemandKind::people);
        all.push_back({row.getColumn(0).getInt64(),
                       {kind, row.getColumn(2).getText(), row.getColumn(3).getInt(), row.getColumn(4).getText(),
                        row.getColumn(5).getInt() != 0, row.getColumn(6).getDouble()},
                       {row.getColumn(7).getText(), row.getColumn(8).getText(), row.getColumn(9).getText(),
                        row.getColumn(10).getText()}});
    }
    return all;
}

} // namespace

void save_unit_population(const Database& database, const std::vector<UnitPopulation>& units) {
    guarded(database, [&](SQLite::Database& sql) {
        sql.exec("DELETE FROM unit_population");
        SQLite::Statement insert(sql, "INSERT INTO unit_population VALUES (?, ?, ?, ?)");
        for (const auto& unit : units) {
            RowWriter(insert).add(unit.area).add(unit.people).add(unit.year).add(unit.source).insert();
        }
    });
}

std::vector<UnitPopulation> load_unit_population(const Database& database) {
    return guarded(database, [](SQLite::Database& sql) {
        std::vector<UnitPopulation> units;
        SQLite::Statement row(sql, "SELECT code, population, year, source FROM unit_population ORDER BY code");
        while (row.executeStep()) {
            units.push_back({row.getColumn(0).getText(), row.getColumn(1).getInt64(), row.getColumn(2).getInt(),
                             row.getColumn(3).getText()});
        }
        return units;
    });
}

std::int64_t save_demand(const Database& database, const Demand& demand, const DemandOrigin& origin) {
    const auto id = guarded(database, [&](SQLite::Database& sql) {
        const auto layer = insert_layer(sql, demand.source, origin);
        insert_points(sql, layer, demand.points);
        return layer;
    });
    bump_revision(database);
    return id;
}

std::optional<Demand> load_demand(const Database& database, DemandKind kind) {
    return guarded(database, [kind](SQLite::Database& sql) -> std::optional<Demand> {
        for (auto& layer : layers(sql)) {
            if (layer.source.kind == kind) {
                return Demand{std::move(layer.source), points_of(sql, layer.id)};
            }
        }
        return std::nullopt;
    });
}

std::vector<DemandLayer> list_demand(const Database& database) {
    return guarded(database, [](SQLite::Database& sql) { return layers(sql); });
}

} // namespace relais::store
