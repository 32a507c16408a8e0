#include "exports/form.h"
#include "exports/kml.h"
#include "importers/table.h"
#include "support/temporary.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace relais;
using namespace relais::exports;
using Catch::Matchers::Contains;

namespace {

Form dangerous_form() {
    return {"Annuaire",
            {{"Nom", "#org+name", Kind::text, 20}, {"Téléphone", "#contact+phone", Kind::text, 20},
             {"Latitude", "#geo+lat", Kind::decimal, 10}},
            {{std::string("=HYPERLINK(\"http://x\")"), std::string("+237699000011"), 10.591234567},
             {std::string("Été,\n« là », \"ici\""), std::string("2026-03-01"), Cell()}}};
}

/// The cells as the importer reads them from a file of that format.
std::vector<std::vector<std::string>> read_back(const std::string& bytes, const char* name) {
    const tests::TemporaryFolder folder;
    std::ofstream(folder / name, std::ios::binary) << bytes;
    std::vector<std::vector<std::string>> rows;
    const auto tables = importers::read_tables(folder / name);
    for (const auto& row : tables.at(0).rows) {
        rows.push_back(row.cells);
        rows.back().resize(3);
    }
    return rows;
}

} // namespace

TEST_CASE("Every format gives back the cells it was given, none of them a formula") {
    const auto form = dangerous_form();
    for (const auto& [bytes, name] : {std::pair{form_csv(form, Hxl::tags), "essai.csv"},
                                      std::pair{form_xlsx(form, Hxl::tags), "essai.xlsx"},
                                      std::pair{form_ods(form, Hxl::tags), "essai.ods"}}) {
        CAPTURE(name);
        const auto rows = read_back(bytes, name);
        REQUIRE(rows.size() == 4);
        CHECK(rows[0] == std::vector<std::string>{"Nom", "Téléphone", "Latitude"});
        CHECK(rows[1] == std::vector<std::string>{"#org+name", "#contact+phone", "#geo+lat"});
        CHECK(rows[2] == std::vector<std::string>{"'=HYPERLINK(\"http://x\")", "'+237699000011", "10.591234567"});
        CHECK(rows[3][0] == "Été,\n« là », \"ici\"");
        CHECK(rows[3][1] == "2026-03-01");
    }
}

TEST_CASE("The shortest number reads back as itself") {
    CHECK(shortest(14.32) == "14.32");
    CHECK(shortest(-0.1) == "-0.1");
    CHECK(shortest(1e21) == "1000000000000000000000");
}

TEST_CASE("KML places what has a point and escapes what people wrote") {
    MapLayer layer;
    layer.title = "Services";
    layer.fields = {{"site", "Lieu", Kind::text}, {"dimension", "Dimension", Kind::text}};
    layer.style.field = "dimension";
    layer.style.classes.resize(1);
    layer.style.classes[0].value = "social";
    layer.style.classes[0].colour = "#112233";
    layer.features.push_back({directory::LonLat{14.5, 10.25}, {std::string("A & <B>"), std::string("social")}, 7});
    layer.features.push_back({std::monostate{}, {std::string("équipe mobile"), Cell()}, 8});
    const auto kml = kml_of(layer, "site");
    CHECK_THAT(kml, Contains("<name>A &amp; &lt;B&gt;</name>") && Contains("14.5,10.25") && Contains("ff332211"));
    CHECK_THAT(kml, !Contains("équipe mobile"));
}
