#include "importers/sheet_layout.h"

#include <catch2/catch.hpp>

using namespace relais::importers;

namespace {

Table layer(std::vector<std::string> field_names) {
    Table table;
    table.has_field_names = true;
    table.rows = {{0, std::move(field_names), {}},
                  {1, {"ONG Alpha", "Maroua", "Aide juridique"}, {}}};
    return table;
}

} // namespace

TEST_CASE(
    "field names that a Shapefile cut to ten characters are read as the headings they begin") {
    const auto layout = find_layout(
        layer({"Nom de la", "Ville ou l", "Service of", "Publics ci", "Téléphone", "Descriptio"}),
        Profile::french());
    REQUIRE(layout);
    const std::vector<std::optional<Field>> expected{Field::organisation,
                                                     Field::locality,
                                                     Field::need,
                                                     Field::publics,
                                                     Field::phone,
                                                     Field::description_fr};
    CHECK(layout->columns == expected);
    REQUIRE(layout->remarks.size() == 5); // each cut name is said, the whole one is not
    CHECK(layout->remarks[0].what.key == "finding.heading_taken_as");
    CHECK(layout->remarks[0].what.value("taken") == "Nom de la structure");
}

TEST_CASE("a second field of one beginning carries a number and does not hide the first") {
    const auto layout = find_layout(layer({"Nom de la", "Service of", "Service_1", "Ville ou l"}),
                                    Profile::french());
    REQUIRE(layout);
    CHECK(layout->columns[0] == Field::organisation);
    CHECK(layout->columns[1] == Field::need);
    CHECK(layout->columns[3] == Field::locality);
}

TEST_CASE("whole headings are not taken for cut ones") {
    const auto layout =
        find_layout(layer({"Nom de la structure", "Ville ou l", "Service of"}), Profile::french());
    CHECK_FALSE(layout); // one name is longer than a Shapefile's: the others are what they are
}
