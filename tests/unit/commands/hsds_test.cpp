#include "importers/csv.h"
#include "support/command_line.h"
#include "support/file_text.h"
#include "support/hsds_rules.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

using namespace relais;
using Catch::Matchers::Contains;
using nlohmann::json;
using tests::StarterDatabase;
using tests::text_of;

namespace {

/// Rows of a CSV file by their headings.
std::vector<std::map<std::string, std::string>> rows_of(const std::filesystem::path& file) {
    const auto records = importers::parse_csv(text_of(file), ',').records;
    std::vector<std::map<std::string, std::string>> rows;
    for (std::size_t i = 1; i < records.size(); ++i) {
        if (records[i].cells.empty()) {
            continue; // the end of the file
        }
        auto& row = rows.emplace_back();
        for (std::size_t column = 0; column < records[0].cells.size(); ++column) {
            row[records[0].cells[column]] = records[i].cells.at(column);
        }
    }
    return rows;
}

} // namespace

TEST_CASE("The whole directory through HSDS and back: no difference") {
    const StarterDatabase database;
    for (const auto* lang : {"fr", "en"}) {
        const auto folder = (database.folder() / (std::string("hsds-") + lang)).string();
        const auto out = database.run({"--lang", lang, "export", "hsds", folder});
        CAPTURE(out.err);
        REQUIRE(out.code == 0);
        const auto back = database.run({"--json", "import", "hsds", folder, "--apply"});
        CAPTURE(back.err);
        REQUIRE(back.code == 0);
        const auto edition = json::parse(back.out).at("edition").dump();
        const auto difference = database.run({"--json", "edition", "diff", "1", edition});
        CAPTURE(difference.out);
        CHECK(json::parse(difference.out).empty());
    }
}

TEST_CASE("The datapackage names every table, and every row of them is as HSDS 3.1 wants it") {
    const StarterDatabase database;
    const auto folder = database.folder() / "hsds";
    REQUIRE(database.run({"export", "hsds", folder.string()}).code == 0);
    const tests::HsdsRules rules;
    const auto package = json::parse(text_of(folder / "datapackage.json"));
    std::map<std::string, std::set<std::string>> ids;
    for (const auto& resource : package.at("resources")) {
        const auto name = resource.at("name").get<std::string>();
        CAPTURE(name);
        REQUIRE(rules.has(name));
        CHECK(resource.at("path") == rules.file(name));
        const auto text = text_of(folder / rules.file(name));
        std::string columns;
        for (const auto& field : resource.at("schema").at("fields")) {
            columns += (columns.empty() ? "" : ",") + field.at("name").get<std::string>();
        }
        CHECK(text.substr(0, text.find('\r')) == columns);
        std::set<std::string> faults;
        for (const auto& row : rows_of(folder / rules.file(name))) {
            std::ranges::copy(rules.faults_of_row(name, row), std::inserter(faults, faults.end()));
            CHECK(ids[name].insert(row.at("id")).second);
        }
        CHECK(faults == std::set<std::string>());
    }
    CHECK(package.at("resources").size() == 17);
    CHECK(ids["service"].size() > 500);
    for (const auto& resource : package.at("resources")) {
        const auto name = resource.at("name").get<std::string>();
        for (const auto& key : resource.at("schema").value("foreignKeys", json::array())) {
            const auto column = key.at("fields").get<std::string>();
            const auto& known = ids[key.at("reference").at("resource").get<std::string>()];
            CAPTURE(name, column);
            const auto rows = rows_of(folder / rules.file(name));
            CHECK(std::ranges::all_of(rows, [&](const auto& row) { return row.at(column).empty() || known.contains(row.at(column)); }));
        }
    }
    CHECK(database.run({"export", "hsds", folder.string()}).code == 1); // nothing is written over
}

TEST_CASE("A directory of another program is read by the fields of HSDS, and a missing table is named") {
    const StarterDatabase database;
    const auto folder = database.folder() / "autre";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "organization.csv") << "id,name,description\no-1,Association Essai,Aide\n";
    const auto lacking = database.run({"import", "hsds", folder.string()});
    CHECK(lacking.code == 1);
    CHECK_THAT(lacking.err, Contains("services.csv"));
    std::ofstream(folder / "service.csv")
        << "id,organization_id,name,status,minimum_age\ns-1,o-1,Aide juridique,active,18\n";
    std::ofstream(folder / "location.csv") << "id,location_type,name,latitude,longitude\nl-1,physical,Antenne,10.59,14.32\n";
    std::ofstream(folder / "service_at_location.csv") << "id,service_id,location_id\na-1,s-1,l-1\n";
    std::ofstream(folder / "address.csv") << "id,location_id,address_1,city,state_province,postal_code,country,address_type\n"
                                             "d-1,l-1,Rue 1,Maroua,Extrême-Nord,CM004001,CM,physical\n";
    const auto read = json::parse(database.run({"--json", "import", "hsds", folder.string()}).out);
    CHECK(read.at("lines_read") == 1);
    CHECK(read.at("lines_rejected") == 0);
    CHECK(read.at("sites") == 1);
}
