#include "importers/population_table.h"

#include "importers/reference_reader.h"
#include "support/scratch_folder.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace relais;
using directory::DemandKind;
using directory::FindingLevel;

namespace {

const importers::PlaceFinder& places() {
    static const auto reference = importers::read_reference(RELAIS_SOURCE_DIR "/tests/data/reference");
    static const importers::PlaceFinder finder(reference.gazetteer);
    return finder;
}

importers::PeopleTable read_table(const std::string& text, DemandKind kind = DemandKind::people,
                            const importers::CountOptions& options = {}) {
    const test::ScratchFolder folder;
    return *importers::read_people_table(folder.write("people.csv", text), kind, places(), options);
}

util::InvalidInput refusal(const std::string& text, const importers::CountOptions& options = {},
                           DemandKind kind = DemandKind::people) {
    try {
        read_table(text, kind, options);
    } catch (const util::InvalidInput& error) {
        return error;
    }
    return {"", {"", {}}};
}

std::vector<std::string> keys(const importers::PeopleTable& table) {
    std::vector<std::string> all;
    std::ranges::transform(table.findings, std::back_inserter(all), [](const auto& finding) { return finding.what.key; });
    return all;
}

} // namespace

TEST_CASE("rows are found by code, whether a settlement's or a unit's") {
    const auto table = read_table("Code;Population\nmaroua;319 941\nCM008;2 232 838,5\n");
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0] == importers::PeopleCount{2, "maroua", "CM004001", false, 319'941});
    CHECK(table.rows[1] == importers::PeopleCount{3, "", "CM008", false, 2'232'838.5});
    CHECK(table.column == "Population");
}

TEST_CASE("rows are found by name through the units above") {
    const auto table = read_table("Région;Département;Arrondissement;Localité;Effectif\n"
                            "Extrême-Nord;Diamaré;;Maroua;100\n"
                            "Extreme Nord;;;;200\n"
                            "Ouest;Mifi;Bafoussam Ier;;300\n");
    REQUIRE(table.rows.size() == 3);
    CHECK(table.rows[0].settlement == "maroua");
    CHECK(table.rows[1].area == "CM004");
    CHECK(table.rows[1].settlement.empty());
    CHECK(table.rows[2].area == "CM008006001");
    CHECK(table.unresolved == 0);
}

TEST_CASE("OCHA's population tables are read by their finest code, totals of both sexes") {
    const auto table = read_table("Year,ISO3,ADM0_EN,ADM0_PCODE,ADM1_FR,ADM1_PCODE,F_TL,M_TL,T_TL,T_00_04\n"
                            "2025,CMR,Cameroon,CM,Extrême-Nord,CM004,60,40,100,9\n"
                            "2025,CMR,Cameroon,CM,Ouest,CM008,110,90,200,8\n");
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0].area == "CM004");
    CHECK(table.rows[1].people == 200);
    CHECK(table.year == 2025);
}

TEST_CASE("people of a place that is not known are kept and said") {
    const auto table = read_table("Localité,Population\nMaroua,10\nAtlantis,25\n");
    CHECK(table.unresolved == 25);
    CHECK(table.rows_unresolved == 1);
    REQUIRE_FALSE(table.findings.empty());
    CHECK(table.findings.back().what.key == "finding.demand_unknown_place");
    CHECK(table.findings.back().row == 3);
    CHECK(table.findings.back().value == "Atlantis");
}

TEST_CASE("people of an unknown place in a known unit stay in that unit") {
    const auto table = read_table("Département,Localité,Population\nDiamaré,Atlantis,25\n");
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows[0].area == "CM004001");
    CHECK(table.rows[0].somewhere);
    CHECK(std::ranges::count(keys(table), "finding.demand_taken_to_unit") == 1);
}

TEST_CASE("a name borne twice is settled by the unit beside it, else by nobody") {
    const auto settled = read_table("Région,Localité,Population\nExtrême-Nord,Mokolo,10\n");
    CHECK(settled.rows.at(0).settlement == "mokolo");
    const auto quarter = read_table("Ville,Quartier,Population\nYaoundé,Mokolo,10\n");
    CHECK(quarter.rows.at(0).settlement == "mokolo-yaounde");
}

TEST_CASE("a numbered part of a town is the unit and not the town") {
    const auto table = read_table("Localité,Population\nMaroua 1er,25\n");
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows[0].settlement.empty());
    CHECK(table.rows[0].area == "CM004001004");
}

TEST_CASE("a figure that is none is said, an empty one only counted") {
    const auto table = read_table("Localité;Population\nMaroua;10\nGaroua;beaucoup\nBuea;-4\nBamenda;\nEbolowa;-\nBertoua;1e12\n");
    CHECK(table.rows.size() == 1);
    CHECK(table.rows_without_figure == 5);
    CHECK(std::ranges::count(keys(table), "finding.demand_bad_figure") == 3);
    CHECK(table.findings[0].level == FindingLevel::error);
    CHECK(table.findings[0].column == "Population");
}

TEST_CASE("totals are left out, they count people twice") {
    const auto table = read_table("Région,Population\nOuest,10\nTotal Ouest,10\nCameroun,20\nTOTAL,20\nSous-total,1\n");
    CHECK(table.rows.size() == 1);
    CHECK(table.unresolved == 0);
    CHECK(table.rows_read == 1);
}

TEST_CASE("of several years the newest is taken, or the one asked for") {
    const std::string text = "Code,Année,Population\nCM004,2020,10\nCM004,2024,12\nCM008,2024,20\n";
    CHECK(read_table(text).rows.size() == 2);
    CHECK(read_table(text).year == 2024);
    CHECK(keys(read_table(text)) == std::vector<std::string>{"finding.demand_years"});
    const auto asked = read_table(text, DemandKind::people, {"", "", 2020});
    REQUIRE(asked.rows.size() == 1);
    CHECK(asked.rows[0].people == 10);
    CHECK(refusal(text, {"", "", 2019}).message().key == "demand.no_year");
    CHECK(read_table("Code,Population\nCM004,1\n", DemandKind::people, {"", "", 2019}).year == 2019); // the table does not say
}

TEST_CASE("returnees are read from displacement tables, people and not households") {
    const auto table = read_table("Region;Departement;Localite;Ménages retournés;Retournés individus\n"
                            "Extreme-Nord;Diamare;Maroua;20;110\n",
                            DemandKind::returnees);
    CHECK(table.column == "Retournés individus");
    CHECK(table.rows.at(0).people == 110);
    CHECK(read_table("Admin 1,Number of returnees\nWest,7\n", DemandKind::returnees).rows.at(0).area == "CM008");
}

TEST_CASE("the column of figures can be named") {
    const std::string text = "Code,Population,Pop 2030\nCM004,1,2\n";
    CHECK(read_table(text, DemandKind::people, {"", "pop 2030", 0}).rows.at(0).people == 2);
    CHECK(refusal(text, {"", "Pop 2040", 0}).message().key == "demand.no_column");
}

TEST_CASE("headings may stand below a title") {
    CHECK(read_table("Recensement\n\nRégion,Population\nOuest,3\n").rows.at(0).row == 4);
}

TEST_CASE("a table without places, figures or known names is refused with its remedy") {
    CHECK(refusal("a,b\n1,2\n").message().key == "demand.no_headings");
    CHECK(refusal("a,b\n1,2\n", {}, DemandKind::returnees).message().key == "demand.no_headings_returnees");
    CHECK(refusal("Région,Population\nAtlantis,2\n").message().key == "demand.no_known_place");
    CHECK(refusal("Région,Population\nOuest,2\n", {"Feuille 9", "", 0}).message().key == "import.no_sheet");
    CHECK(refusal("").message().key == "import.empty");
}

TEST_CASE("reading a table of people stops when asked to") {
    const test::ScratchFolder folder;
    CHECK_FALSE(importers::read_people_table(folder.write("p.csv", "Code,Population\nCM004,1\n"), DemandKind::people,
                                             places(), {}, [](auto, auto) { return false; })
                    .has_value());
}
