#include "store/road_store.h"

#include "directory/road_codes.h"
#include "store/columns.h"
#include "store/reference_store.h"
#include "store/sql_guard.h"
#include "util/errors.h"

namespace relais::store {
namespace {

using namespace relais::directory;

constexpr const char* k_basis_words[] = {"source", "assumption"};

RoadNetworkRow row_of(SQLite::Statement& row) {
    RoadNetworkRow out;
    out.id = row.getColumn(0).getInt64();
    out.file = row.getColumn(1).getText();
    out.sha256 = row.getColumn(2).getText();
    out.imported = row.getColumn(3).getText();
    out.source = {row.getColumn(5).getText(),
                  row.getColumn(6).getText(),
                  row.getColumn(7).getText(),
                  row.getColumn(4).getText(),
                  row.getColumn(8).getInt() != 0,
                  1.0};
    out.nodes = row.getColumn(9).getInt64();
    out.stretches = row.getColumn(10).getInt64();
    out.km = row.getColumn(11).getDouble();
    out.components = row.getColumn(12).getInt64();
    out.tiles = row.getColumn(13).getText();
    out.at = row.getColumn(14).getText();
    out.by = row.getColumn(15).getText();
    return out;
}

} // namespace

void save_travel_numbers(const Database& database, const std::vector<TravelNumber>& numbers) {
    guarded(database, [&](SQLite::Database& sql) {
        sql.exec("DELETE FROM travel_number");
        SQLite::Statement insert(sql, "INSERT INTO travel_number VALUES (?, ?, ?, ?, ?, ?, ?)");
        for (const auto& number : numbers) {
            RowWriter(insert)
                .add(code_of(number.mode))
                .add(number.setting)
                .add(number.of_class)
                .add(number.surface)
                .add(number.value)
                .add(k_basis_words[static_cast<int>(number.basis)])
                .add(number.source)
                .insert();
        }
    });
    bump_revision(database);
}

std::vector<TravelNumber> load_travel_numbers(const Database& database) {
    return guarded(database, [](SQLite::Database& sql) {
        std::vector<TravelNumber> numbers;
        SQLite::Statement row(
            sql,
            "SELECT mode, setting, class, surface, value, basis, source FROM travel_number "
            "ORDER BY mode, setting, class, surface");
        while (row.executeStep()) {
            numbers.push_back(
                {from_code<TravelMode>(row.getColumn(0).getText()).value_or(TravelMode::car),
                 row.getColumn(1).getText(),
                 row.getColumn(2).getText(),
                 row.getColumn(3).getText(),
                 row.getColumn(4).getDouble(),
                 row.getColumn(5).getString() == k_basis_words[0] ? NumberBasis::source
                                                                  : NumberBasis::assumption,
                 row.getColumn(6).getText()});
        }
        return numbers;
    });
}

std::vector<TravelProfile> load_travel_profiles(const Database& database) {
    const auto numbers = load_travel_numbers(database);
    if (numbers.empty()) {
        throw util::Unavailable({"roads.no_profiles", {{"file", database.file().string()}}});
    }
    std::vector<TravelProfile> profiles;
    for (std::size_t mode = 0; mode < code_count<TravelMode>(); ++mode) {
        std::vector<TravelNumber> of_mode;
        for (const auto& number : numbers) {
            if (number.mode == static_cast<TravelMode>(mode)) {
                of_mode.push_back(number);
            }
        }
        auto made = profile_of(static_cast<TravelMode>(mode), of_mode);
        if (made.fault) {
            throw util::Unavailable(std::move(*made.fault));
        }
        profiles.push_back(std::move(made.profile));
    }
    return profiles;
}

std::int64_t save_road_network(const Database& database, const RoadNetworkRow& row) {
    const auto id = guarded(database, [&](SQLite::Database& sql) {
        SQLite::Statement insert(sql,
                                 "INSERT INTO road_network (file, sha256, imported, "
                                 "imported_sha256, source, licence, as_of, estimated, "
                                 "nodes, stretches, km, components, tiles, loaded_at, loaded_by) "
                                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        RowWriter(insert)
            .add(row.file)
            .add(row.sha256)
            .add(row.imported)
            .add(row.source.sha256)
            .add(row.source.name)
            .add(row.source.licence)
            .add(row.source.as_of)
            .add(row.source.estimated ? 1 : 0)
            .add(row.nodes)
            .add(row.stretches)
            .add(row.km)
            .add(row.components)
            .add(row.tiles)
            .add(row.at)
            .add(row.by)
            .insert();
        return sql.getLastInsertRowid();
    });
    bump_revision(database);
    return id;
}

std::vector<RoadNetworkRow> list_road_networks(const Database& database) {
    return guarded(database, [](SQLite::Database& sql) {
        std::vector<RoadNetworkRow> all;
        SQLite::Statement row(
            sql,
            "SELECT id, file, sha256, imported, imported_sha256, source, licence, as_of, "
            "estimated, "
            "nodes, stretches, km, components, tiles, loaded_at, loaded_by FROM road_network "
            "ORDER BY id DESC");
        while (row.executeStep()) {
            all.push_back(row_of(row));
        }
        return all;
    });
}

std::optional<RoadNetworkRow> current_road_network(const Database& database) {
    auto all = list_road_networks(database);
    return all.empty() ? std::nullopt : std::optional(std::move(all.front()));
}

std::filesystem::path road_folder(const Database& database) {
    const auto folder = database.file().parent_path();
    return folder.empty() ? std::filesystem::path(".") : folder;
}

std::shared_ptr<const RoadFile> open_road_network(const Database& database) {
    const auto row = current_road_network(database);
    if (!row) {
        return nullptr;
    }
    const auto path = road_folder(database) / row->file;
    auto file = std::make_shared<const RoadFile>(path);
    if (file->sha256() != row->sha256) {
        throw util::Unavailable(
            {"roads.file_older",
             {{"file", path.string()}, {"imported", row->imported}, {"at", row->at}}});
    }
    return file;
}

} // namespace relais::store
