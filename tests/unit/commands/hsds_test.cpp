#include "support/command_line.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <map>
#include <set>

using namespace relais;
using Catch::Matchers::Contains;
using nlohmann::json;
using tests::StarterDatabase;

namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ostringstream out;
    out << std::ifstream(file, std::ios::binary).rdbuf();
    return out.str();
}

/// What HSDS 3.1 requires of each table we write.
const std::map<std::string, std::set<std::string>> k_required = {
    {"organization", {"id", "name", "description"}},
    {"service", {"id", "name", "status"}},
    {"location", {"id", "location_type"}},
    {"service_at_location", {"id"}},
    {"address", {"id", "address_1", "city", "state_province", "postal_code", "country", "address_type"}},
    {"phone", {"id", "number"}},
    {"schedule", {"id"}},
    {"service_area", {"id"}},
    {"language", {"id"}},
    {"cost_option", {"id"}},
    {"required_document", {"id"}},
    {"unit", {"id", "name"}},
    {"service_capacity", {"id", "unit_id", "available", "updated"}},
    {"taxonomy", {"id", "name", "description"}},
    {"taxonomy_term", {"id", "name", "description"}},
    {"attribute", {"id", "link_id", "taxonomy_term_id", "link_entity"}}};

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

TEST_CASE("The datapackage names every table, and every table has what HSDS requires") {
    const StarterDatabase database;
    const auto folder = database.folder() / "hsds";
    REQUIRE(database.run({"export", "hsds", folder.string()}).code == 0);
    const auto package = json::parse(text_of(folder / "datapackage.json"));
    std::set<std::string> named;
    for (const auto& resource : package.at("resources")) {
        const auto name = resource.at("name").get<std::string>();
        named.insert(name);
        CHECK(std::filesystem::exists(folder / resource.at("path").get<std::string>()));
        const auto heading = text_of(folder / (name + ".csv"));
        std::string columns;
        for (const auto& field : resource.at("schema").at("fields")) {
            columns += (columns.empty() ? "" : ",") + field.at("name").get<std::string>();
        }
        CHECK(heading.substr(0, heading.find('\r')) == columns);
        if (k_required.contains(name)) {
            for (const auto& column : k_required.at(name)) {
                INFO(name << "." << column);
                CHECK((("," + columns + ",").find("," + column + ",") != std::string::npos));
            }
        }
    }
    for (const auto& [name, columns] : k_required) {
        CHECK(named.contains(name));
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
    CHECK_THAT(lacking.err, Contains("service.csv"));
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
