#include "importers/annotated_workbook.h"
#include "importers/table.h"
#include "support/scratch_folder.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace relais;

TEST_CASE("an annotated workbook keeps every cell in its row and adds a column") {
    const test::ScratchFolder folder;
    const auto source = folder.write(
        "liste.csv", "Liste des structures;;\n;;\nNom;Ville;Ville\nA;Maroua;\n\nB;Yaoundé;x\n");
    const auto target = folder.path() / "out.xlsx";
    importers::write_annotated(
        source,
        {{"liste", {{4, "Service inconnu.\nDate illisible."}, {6, "Vérifier."}}}},
        "Commentaires",
        target);
    const auto tables = importers::read_tables(target);
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].sheet == "liste");
    const auto& rows = tables[0].rows;
    REQUIRE(rows.size() == 4);
    CHECK(rows[0].cells ==
          std::vector<std::string>{"Liste des structures", "", "", "Commentaires"});
    CHECK(rows[1].number == 3);
    CHECK(rows[1].cells == std::vector<std::string>{"Nom", "Ville", "Ville", ""});
    CHECK(rows[2].number == 4);
    CHECK(rows[2].cells ==
          std::vector<std::string>{"A", "Maroua", "", "Service inconnu.\nDate illisible."});
    CHECK(rows[3].number == 6);
    CHECK(rows[3].cells == std::vector<std::string>{"B", "Yaoundé", "x", "Vérifier."});
}

TEST_CASE("an annotated workbook never overwrites and must be an xlsx") {
    const test::ScratchFolder folder;
    const auto source = folder.write("liste.csv", "a,b\n1,2\n");
    const auto refused = [&](const std::string& name) {
        try {
            importers::write_annotated(source, {}, "Comments", folder.path() / name);
        } catch (const util::InvalidInput& error) {
            return error.message().key;
        }
        return std::string();
    };
    CHECK(refused("out.csv") == "import.annotated_not_xlsx");
    folder.write("there.xlsx", "kept");
    CHECK(refused("there.xlsx") == "import.annotated_exists");
    CHECK(std::filesystem::file_size(folder.path() / "there.xlsx") == 4);
}

TEST_CASE("an annotated workbook that cannot be written leaves nothing behind") {
    const test::ScratchFolder folder;
    const auto source = folder.write("liste.csv", "a,b\n1,2\n");
    const auto target = folder.path() / "missing" / "out.xlsx";
    CHECK_THROWS_AS(importers::write_annotated(source, {}, "Comments", target), util::Unavailable);
    CHECK_FALSE(std::filesystem::exists(target));
}
