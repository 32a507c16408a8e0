#include "exports/sheet.h"
#include "exports/workbook.h"
#include "importers/gdal_errors.h"
#include "support/scratch_folder.h"
#include "unit/exports/made_up.h"
#include "util/errors.h"

#include <catch2/catch.hpp>
#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

using namespace relais;
using namespace relais::exports;

namespace {

std::string read_inside(const std::string& path) {
    std::string text;
    VSILFILE* file = VSIFOpenL(path.c_str(), "rb");
    REQUIRE(file != nullptr);
    char buffer[4096];
    for (std::size_t count = 0; (count = VSIFReadL(buffer, 1, sizeof buffer, file)) > 0;) {
        text.append(buffer, count);
    }
    VSIFCloseL(file);
    return text;
}

} // namespace

TEST_CASE(
    "A CSV carries its stamp on every line and is written as its reader's spreadsheet expects") {
    const auto french = csv_of(test::small_book(), Locale::fr);
    CHECK(french.starts_with(
        "\xEF\xBB\xBF\"Territoire\";\"Personnes\";\"Part\";\"Édition\";\"Date\"\r\n"));
    CHECK(french.find("\"Extrême-Nord\";1234;0,4567;\"Atelier d’essai\";\"2026-11-24\"\r\n") !=
          std::string::npos);
    CHECK(french.find("\"dit « \"\"oui\"\" »\";;1,0000;") != std::string::npos);
    const auto english = csv_of(test::small_book(), Locale::en);
    CHECK(english.find("\"Extrême-Nord\",1234,0.4567,") != std::string::npos);
}

TEST_CASE("No cell of a CSV is a formula") {
    CHECK(csv_of(test::small_book(), Locale::fr).find("\"'=HYPERLINK") != std::string::npos);
    for (const char* hostile : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"}) {
        CHECK(looks_like_formula(hostile));
    }
    CHECK_FALSE(looks_like_formula("a=1"));
    CHECK_FALSE(looks_like_formula(""));
}

TEST_CASE(
    "A workbook opens, with its stamp above the table, numbers as numbers and no formula at all") {
    const test::ScratchFolder folder;
    const auto file = folder.path() / "couverture.xlsx";
    write_workbook(test::small_book(), file);
    const auto inside = "/vsizip/" + file.string() + "/xl/";
    CHECK(read_inside(inside + "worksheets/sheet1.xml").find("<f>") == std::string::npos);
    CHECK(read_inside(inside + "sharedStrings.xml").find("=HYPERLINK") != std::string::npos);
    CHECK(read_inside(inside + "workbook.xml").find("Couverture") != std::string::npos);
    importers::register_drivers();
    const char* options[] = {"HEADERS=DISABLE", nullptr};
    const GDALDatasetUniquePtr book(
        GDALDataset::Open(file.c_str(), GDAL_OF_VECTOR, nullptr, options));
    REQUIRE(book != nullptr);
    auto* sheet = book->GetLayer(0);
    std::vector<std::string> first;
    std::vector<std::string> second;
    for (auto& row : *sheet) {
        first.emplace_back(row->GetFieldAsString(0));
        second.emplace_back(row->GetFieldAsString(1));
    }
    CHECK(first.front() == "Couverture");
    CHECK(second.at(1) == "Atelier d’essai");
    CHECK(first.at(4) == "Territoire");
    CHECK(second.at(5) == "1234.4");
}

TEST_CASE("A file that exists is never written over, and a folder that is none is named") {
    const test::ScratchFolder folder;
    const auto there = folder.write("mine.xlsx", "mine");
    CHECK_THROWS_AS(write_workbook(test::small_book(), there), util::InvalidInput);
    CHECK(read_inside(there.string()) == "mine");
    CHECK_THROWS_AS(write_workbook(test::small_book(), folder.path() / "none" / "x.xlsx"),
                    util::Unavailable);
}
