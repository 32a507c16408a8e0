#include "present/hsds.h"

#include "present/json_parts.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <set>

/// The objects of the HSDS API, put together from the tables: which rows hang on which is said once, below.
namespace relais::present {
namespace {

using Row = std::vector<std::string>;

/// Rows of `table` whose `column` holds the id of a row of `parent` are its list `key`.
struct Hanging {
    std::string_view parent;
    std::string_view table;
    std::string_view column;
    const char* key;
};
constexpr auto k_lists = std::to_array<Hanging>({
    {"service", "schedule", "service_id", "schedules"},
    {"service", "service_area", "service_id", "service_areas"},
    {"service", "language", "service_id", "languages"},
    {"service", "cost_option", "service_id", "cost_options"},
    {"service", "required_document", "service_id", "required_documents"},
    {"service", "service_capacity", "service_id", "capacities"},
    {"service", "service_at_location", "service_id", "service_at_locations"},
    {"service", "attribute", "link_id", "attributes"},
    {"location", "address", "location_id", "addresses"},
    {"location", "phone", "location_id", "phones"},
    {"location", "schedule", "location_id", "schedules"},
    {"location", "accessibility", "location_id", "accessibility"},
    {"location", "attribute", "link_id", "attributes"},
    {"organization", "location", "organization_id", "locations"},
});

/// The row of `table` whose id stands in `column` of a row of `parent` is its member `key`.
struct Named {
    std::string_view parent;
    std::string_view column;
    std::string_view table;
    const char* key;
};
constexpr auto k_members = std::to_array<Named>({
    {"service", "organization_id", "organization", "organization"},
    {"service_at_location", "location_id", "location", "location"},
    {"service_capacity", "unit_id", "unit", "unit"},
    {"taxonomy_term", "taxonomy_id", "taxonomy", "taxonomy_detail"},
    {"attribute", "taxonomy_term_id", "taxonomy_term", "taxonomy_term"},
});

bool is_number(std::string_view column) {
    constexpr auto k_numbers = std::to_array<std::string_view>(
        {"latitude", "longitude", "minimum_age", "maximum_age", "available", "maximum", "interval", "timezone"});
    return std::ranges::find(k_numbers, column) != k_numbers.end();
}

Json brief(const HsdsTable& table, const Row& row) {
    auto json = Json::object();
    for (std::size_t i = 0; i < row.size(); ++i) {
        const auto& column = table.columns[i];
        const bool is_link = column.ends_with("_id") && column != "parent_id" && column != "link_id";
        if (!row[i].empty() && !is_link) {
            json[column] = is_number(column) ? Json::parse(row[i]) : Json(row[i]);
        }
    }
    return json;
}

Json whole(const Hsds& hsds, std::string_view name, const Row& row, int depth) {
    constexpr int k_deepest = 3;
    const auto& table = hsds.table(name);
    auto json = brief(table, row);
    if (depth == k_deepest) {
        return json;
    }
    for (const auto& member : k_members) {
        if (member.parent == name) {
            if (const auto* found = hsds.find(member.table, row[table.column(member.column)])) {
                const bool ends_here = member.table == "organization"; // not all its places again
                json[member.key] = ends_here ? brief(hsds.table(member.table), *found)
                                             : whole(hsds, member.table, *found, depth + 1);
            }
        }
    }
    for (const auto& list : k_lists) {
        const auto& rows = list.parent == name ? hsds.children(list.table, list.column, row[table.column("id")])
                                               : hsds.children("", "", "");
        for (const auto position : rows) {
            json[list.key].push_back(whole(hsds, list.table, hsds.table(list.table).rows[position], depth + 1));
        }
    }
    return json;
}

} // namespace

std::string hsds_object(const Hsds& hsds, std::string_view table, const Row& row) {
    auto json = whole(hsds, table, row, 0);
    if (table == "service_at_location") {
        if (const auto* service = hsds.find("service", row[hsds.table(table).column("service_id")])) {
            json["service"] = brief(hsds.table("service"), *service);
        }
    }
    return text_of(json);
}

std::string hsds_brief(const Hsds& hsds, std::string_view table, const Row& row) {
    return text_of(brief(hsds.table(table), row));
}

std::string hsds_datapackage(const Hsds& hsds, const std::string& title) {
    const auto names_table = [&](const std::string& column) {
        const auto name = column.substr(0, column.size() - 3); // without "_id"
        return column.ends_with("_id") && std::ranges::find(hsds.tables(), name, &HsdsTable::name) != hsds.tables().end()
                   ? name
                   : std::string();
    };
    auto resources = Json::array();
    for (const auto& table : hsds.tables()) {
        auto fields = Json::array();
        auto keys = Json::array();
        for (const auto& column : table.columns) {
            fields.push_back({{"name", column}, {"type", is_number(column) ? "number" : "string"}});
            if (const auto target = names_table(column); !target.empty()) {
                keys.push_back({{"fields", column}, {"reference", {{"resource", target}, {"fields", "id"}}}});
            }
        }
        Json schema{{"fields", std::move(fields)}, {"primaryKey", "id"}};
        if (!keys.empty()) {
            schema["foreignKeys"] = std::move(keys);
        }
        resources.push_back({{"name", table.name}, {"path", table.file}, {"profile", "tabular-data-resource"},
                             {"encoding", "utf-8"}, {"schema", std::move(schema)}});
    }
    return Json{{"profile", "tabular-data-package"}, {"name", "relais-hsds"}, {"title", title},
                {"hsds_version", "3.1"}, {"resources", std::move(resources)}}
        .dump(1);
}

} // namespace relais::present
