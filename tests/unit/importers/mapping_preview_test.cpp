#include "importers/mapping_preview.h"
#include "importers/profile.h"
#include "support/temporary.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>

using namespace relais::importers;

namespace {

std::filesystem::path write(const std::filesystem::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary) << text;
    return file;
}

const ColumnPreview& column(const MappingPreview& preview, const std::string& heading) {
    const auto found = std::ranges::find(preview.columns, heading, &ColumnPreview::heading);
    REQUIRE(found != preview.columns.end());
    return *found;
}

} // namespace

TEST_CASE("A preview says what each heading is taken for, with what stands under it", "[preview]") {
    const relais::tests::TemporaryFolder folder;
    const auto file = write(folder / "a.csv",
                            "Liste des acteurs;;;\n"
                            "Nom de la structure;Ville;Service offert;Couleur préférée\n"
                            "Kawtal;Maroua;Aide juridique;bleu\n"
                            "Kawtal;Mora;Aide juridique;bleu\n"
                            "Djam;Mokolo;;\n");
    const auto preview = preview_mapping(file, "");
    REQUIRE(preview.sheets.size() == 1);
    CHECK(preview.sheets[0].is_recognised);
    CHECK(preview.sheets[0].heading_row == 2);
    CHECK(preview.sheets[0].lines == 3);
    CHECK(column(preview, "Nom de la structure").field == Field::organisation);
    CHECK(column(preview, "Nom de la structure").samples ==
          std::vector<std::string>{"Kawtal", "Djam"});
    CHECK_FALSE(column(preview, "Couleur préférée").field);
}

TEST_CASE("A sheet whose headings nobody knows is shown all the same, and the choices make a "
          "profile of it",
          "[preview]") {
    const relais::tests::TemporaryFolder folder;
    const auto file = write(
        folder / "b.csv",
        "Titre\nQui | où;\"Quoi; \"\"comment\"\"\";Lieu-dit exact\nKawtal;Aide juridique;Maroua\n");
    const auto unknown = preview_mapping(file, "");
    REQUIRE(unknown.sheets.size() == 1);
    CHECK_FALSE(unknown.sheets[0].is_recognised);
    CHECK(unknown.sheets[0].heading_row == 2);
    REQUIRE(unknown.columns.size() == 3);

    const auto csv = profile_of({{unknown.columns[0].heading, Field::organisation},
                                 {unknown.columns[1].heading, Field::need},
                                 {unknown.columns[2].heading, Field::locality}});
    const auto profile = write(folder / "p.csv", csv).string();
    const auto known = preview_mapping(file, profile);
    CHECK(known.sheets[0].is_recognised);
    CHECK(known.columns[0].field == Field::organisation);
    CHECK(known.columns[1].field == Field::need);
    CHECK(known.columns[2].field == Field::locality);
}

TEST_CASE("A heading that is not to be read is not read, however like another it looks",
          "[preview]") {
    const relais::tests::TemporaryFolder folder;
    const auto file = write(folder / "c.csv",
                            "Nom de la structure;Service offert;Téléphone;Téléphone 2\nA;B;1;2\n");
    const auto profile = write(folder / "p.csv",
                               profile_of({{"Nom de la structure", Field::organisation},
                                           {"Service offert", Field::need},
                                           {"Téléphone", Field::phone},
                                           {"Téléphone 2", Field::ignored}}));
    const auto preview = preview_mapping(file, profile.string());
    CHECK(column(preview, "Téléphone").field == Field::phone);
    CHECK(column(preview, "Téléphone 2").field == Field::ignored);
}

TEST_CASE("A line is given back as it was written, and only one that is there", "[preview]") {
    const relais::tests::TemporaryFolder folder;
    const auto file =
        write(folder / "d.csv",
              "Nom de la structure;Ville;Service offert\nKawtal;Maroua;Aide juridique\n");
    const auto sheet = preview_mapping(file, "").sheets[0].sheet;
    const auto row = written_row(file, "", sheet, 2);
    REQUIRE(row);
    CHECK(row->headings ==
          std::vector<std::string>{"Nom de la structure", "Ville", "Service offert"});
    CHECK(row->cells == std::vector<std::string>{"Kawtal", "Maroua", "Aide juridique"});
    CHECK_FALSE(written_row(file, "", sheet, 3));
    CHECK_FALSE(written_row(file, "", "other", 2));
    CHECK_THROWS_AS(preview_mapping(write(folder / "e.csv", "%PDF-1.4\n"), ""),
                    relais::util::InvalidInput);
}
