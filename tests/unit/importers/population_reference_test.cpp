#include "importers/population_reference.h"
#include "importers/reference_reader.h"
#include "support/scratch_folder.h"
#include "util/errors.h"

#include <catch2/catch.hpp>

using namespace relais;

namespace {

const directory::Gazetteer& gazetteer() {
    static const auto reference =
        importers::read_reference(RELAIS_SOURCE_DIR "/tests/data/reference");
    return reference.gazetteer;
}

std::vector<directory::UnitPopulation> read(const std::string& rows) {
    const test::ScratchFolder folder;
    folder.write("population.csv", "code,population,year,source\n" + rows);
    return importers::read_unit_population(folder.path(), gazetteer());
}

std::string refused_column(const std::string& rows) {
    try {
        read(rows);
    } catch (const util::InvalidInput& error) {
        return error.field();
    }
    return "";
}

} // namespace

TEST_CASE("published totals are read, a year that is not known as none") {
    const auto units = read("CM004,5499116,2025,COD-PS\nCM004001,1156412,,GRID3\n");
    REQUIRE(units.size() == 2);
    CHECK(units[0] == directory::UnitPopulation{"CM004", 5'499'116, 2025, "COD-PS"});
    CHECK(units[1].year == 0);
}

TEST_CASE("a folder without published totals has none") {
    const test::ScratchFolder folder;
    CHECK(importers::read_unit_population(folder.path(), gazetteer()).empty());
}

TEST_CASE("a wrong published total names its column") {
    CHECK(refused_column("CM099,1,2025,x\n") == "code");
    CHECK(refused_column("CM004,1,2025,x\nCM004,1,2025,x\n") == "code");
    CHECK(refused_column("CM004,-1,2025,x\n") == "population");
    CHECK(refused_column("CM004,1.5,2025,x\n") == "population");
    CHECK(refused_column("CM004,1,20255,x\n") == "year");
    CHECK(refused_column("CM004,1,2025,\n") == "source");
}
