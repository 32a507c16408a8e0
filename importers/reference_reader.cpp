#include "importers/reference_reader.h"

#include "importers/reference_table.h"

#include <cmath>
#include <set>
#include <utility>

namespace relais::importers {
namespace {

using directory::Area;
using directory::Settlement;
using Row = ReferenceTable::Row;

constexpr std::size_t k_most_languages = 32; // bits of a mask

directory::LonLat point_of(const Row& row) {
    const directory::LonLat point{row.required_number("longitude"),
                                  row.required_number("latitude")};
    if (!directory::is_valid(point)) {
        row.refuse(std::abs(point.latitude) > 90 ? "latitude" : "longitude");
    }
    return point;
}

directory::Taxonomy read_taxonomy(const std::filesystem::path& folder) {
    const ReferenceTable table(
        folder / "taxonomy.csv",
        {"code", "parent", "label_fr", "label_en", "synonyms_fr", "synonyms_en", "equivalents"});
    std::vector<directory::Term> terms;
    for (const auto& row : table.rows()) {
        terms.push_back({row.required("code"),
                         row.text("parent"),
                         row.required("label_fr"),
                         row.required("label_en"),
                         row.list("synonyms_fr"),
                         row.list("synonyms_en"),
                         row.list("equivalents")});
    }
    return directory::Taxonomy(std::move(terms));
}

std::vector<directory::Language> read_languages(const std::filesystem::path& folder) {
    const ReferenceTable table(folder / "languages.csv",
                               {"code", "label_fr", "label_en", "synonyms"});
    std::vector<directory::Language> languages;
    std::set<std::string> codes;
    for (const auto& row : table.rows()) {
        if (languages.size() == k_most_languages || !codes.insert(row.required("code")).second) {
            row.refuse("code");
        }
        languages.push_back({row.required("code"),
                             row.required("label_fr"),
                             row.required("label_en"),
                             row.list("synonyms")});
    }
    return languages;
}

/// Units of all levels, each checked to lie in a unit already read.
class Areas {
public:
    explicit Areas(const std::filesystem::path& folder) {
        read(folder / "regions.csv", 1, "");
        read(folder / "departments.csv", 2, "region");
        read(folder / "arrondissements.csv", 3, "department");
    }

    [[nodiscard]] bool has(const std::string& code) const { return m_codes.contains(code); }
    std::vector<Area> take() { return std::move(m_areas); }

private:
    void read(const std::filesystem::path& file, int level, const std::string& parent_column) {
        const bool top = parent_column.empty();
        const ReferenceTable table =
            top ? ReferenceTable(
                      file, {"code", "name_fr", "name_en", "variants", "longitude", "latitude"})
                : ReferenceTable(
                      file, {"code", parent_column, "name", "variants", "longitude", "latitude"});
        for (const auto& row : table.rows()) {
            add(row, level, parent_column);
        }
    }

    void add(const Row& row, int level, const std::string& parent_column) {
        const bool top = parent_column.empty();
        Area area{.code = row.required("code"),
                  .parent = top ? "" : row.required(parent_column),
                  .level = level,
                  .name_fr = row.required(top ? "name_fr" : "name"),
                  .name_en = row.required(top ? "name_en" : "name"),
                  .variants = row.list("variants"),
                  .centre = point_of(row)};
        if (!top && (!has(area.parent) || !directory::lies_in(area.code, area.parent))) {
            row.refuse(parent_column);
        }
        if (!m_codes.insert(area.code).second) {
            row.refuse("code");
        }
        m_areas.push_back(std::move(area));
    }

    std::set<std::string> m_codes;
    std::vector<Area> m_areas;
};

std::vector<directory::StartingZone> read_zones(const std::filesystem::path& folder,
                                                const Areas& areas) {
    const ReferenceTable table(folder / "zones.csv", {"code", "name_fr", "name_en", "areas"});
    std::vector<directory::StartingZone> zones;
    for (const auto& row : table.rows()) {
        zones.push_back({row.required("code"),
                         row.required("name_fr"),
                         row.required("name_en"),
                         row.list("areas")});
        for (const auto& area : zones.back().areas) {
            if (!areas.has(area)) {
                row.refuse("areas");
            }
        }
    }
    return zones;
}

/// The finest unit the row names; every one named must be known and lie in the one above.
directory::AreaCode finest_area(const Row& row, const Areas& areas) {
    directory::AreaCode finest;
    for (const char* column : {"region", "department", "arrondissement"}) {
        const auto& code = row.text(column);
        if (code.empty()) {
            continue;
        }
        if (!areas.has(code) || (!finest.empty() && !directory::lies_in(code, finest))) {
            row.refuse(column);
        }
        finest = code;
    }
    return finest;
}

Settlement settlement_of(const Row& row, const Areas& areas) {
    const auto kind = directory::from_code<directory::SettlementKind>(row.required("kind"));
    if (!kind) {
        row.refuse("kind");
    }
    Settlement settlement;
    settlement.code = row.required("code");
    settlement.name = row.required("name");
    settlement.variants = row.list("variants");
    settlement.kind = *kind;
    settlement.parent = row.text("parent");
    settlement.point = point_of(row);
    settlement.area = finest_area(row, areas);
    if (const auto people = row.number("population")) {
        settlement.population = std::llround(*people);
    }
    settlement.population_year = static_cast<int>(row.number("population_year").value_or(0));
    settlement.population_source = row.text("population_source");
    return settlement;
}

std::vector<Settlement> read_settlements(const std::filesystem::path& folder, const Areas& areas) {
    const ReferenceTable table(folder / "settlements.csv",
                               {"code",
                                "name",
                                "variants",
                                "kind",
                                "parent",
                                "longitude",
                                "latitude",
                                "region",
                                "department",
                                "arrondissement",
                                "population",
                                "population_year",
                                "population_source"});
    std::vector<Settlement> settlements;
    std::set<std::string> codes;
    for (const auto& row : table.rows()) {
        settlements.push_back(settlement_of(row, areas));
        if (!codes.insert(settlements.back().code).second) {
            row.refuse("code");
        }
    }
    for (const auto& row : table.rows()) {
        if (const auto& parent = row.text("parent"); !parent.empty() && !codes.contains(parent)) {
            row.refuse("parent");
        }
    }
    return settlements;
}

} // namespace

directory::Reference read_reference(const std::filesystem::path& folder) {
    directory::Reference reference;
    reference.taxonomy = read_taxonomy(folder);
    reference.languages = read_languages(folder);
    Areas areas(folder);
    auto zones = read_zones(folder, areas);
    auto settlements = read_settlements(folder, areas);
    reference.gazetteer =
        directory::Gazetteer(areas.take(), std::move(zones), std::move(settlements));
    return reference;
}

} // namespace relais::importers
