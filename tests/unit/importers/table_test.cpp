#include "importers/table.h"
#include "importers/xlsx_merges.h"
#include "importers/zip_guard.h"
#include "support/scratch_folder.h"
#include "util/errors.h"
#include "zip_builder.h"

#include <catch2/catch.hpp>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace relais;
using importers::read_tables;
using Cells = std::vector<std::string>;

namespace {

std::string refusal(const std::filesystem::path& file) {
    try {
        read_tables(file);
    } catch (const util::InvalidInput& error) {
        return error.message().key;
    }
    return "";
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// Two points with a name, in any vector format and reference system.
void write_points(
    const std::filesystem::path& file, const char* format, int epsg, double x, double y) {
    GDALAllRegister();
    auto* driver = GetGDALDriverManager()->GetDriverByName(format);
    const GDALDatasetUniquePtr data(driver->Create(file.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    OGRSpatialReference system;
    system.importFromEPSG(epsg);
    system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    auto* layer = data->CreateLayer("points", &system, wkbPoint, nullptr);
    OGRFieldDefn field("Structure", OFTString);
    layer->CreateField(&field);
    const OGRFeatureUniquePtr feature(OGRFeature::CreateFeature(layer->GetLayerDefn()));
    feature->SetField(0, "Hôpital");
    const OGRPoint point(x, y);
    feature->SetGeometry(&point);
    REQUIRE(layer->CreateFeature(feature.get()) == OGRERR_NONE);
}

} // namespace

TEST_CASE("a CSV file keeps its row numbers past blank rows and breaks in cells") {
    const test::ScratchFolder folder;
    const auto tables = read_tables(folder.write("liste.csv",
                                                 "\xEF\xBB\xBF"
                                                 "Nom;Ville\n\n\"A\nB\"; Maroua \n;;\nC;Buea\n"));
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].sheet == "liste");
    REQUIRE(tables[0].rows.size() == 3);
    CHECK(tables[0].rows[1].number == 3);
    CHECK(tables[0].rows[1].cells == Cells{"A\nB", "Maroua"});
    CHECK(tables[0].rows[2].number == 5);
}

TEST_CASE("a workbook keeps its row numbers, every cell as text, and its merged cells") {
    const test::ScratchFolder folder;
    const auto file = folder.path() / "classeur.xlsx";
    test::write_xlsx(file,
                     test::xlsx_row(3, {"Nom", "Ville"}) + test::xlsx_row(4, {"00123", "Maroua"}) +
                         "<row r=\"7\"><c r=\"B7\"><v>699887766</v></c></row>",
                     "<mergeCells count=\"1\"><mergeCell ref=\"A4:A7\"/></mergeCells>");
    const auto tables = read_tables(file);
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].sheet == "Données");
    REQUIRE(tables[0].rows.size() == 3);
    CHECK(tables[0].rows[0].number == 3);
    CHECK(tables[0].rows[1].cells == Cells{"00123", "Maroua"});
    CHECK(tables[0].rows[2].number == 7);
    CHECK(tables[0].rows[2].cells == Cells{"", "699887766"});
    CHECK(tables[0].merged == std::vector<importers::MergedCells>{{4, 7, 0, 0}});
}

TEST_CASE("an ODS sheet keeps its row numbers past repeated blank rows") {
    const test::ScratchFolder folder;
    const auto file = folder.path() / "classeur.ods";
    const auto cell = [](const std::string& text) {
        return "<table:table-cell office:value-type=\"string\"><text:p>" + text +
               "</text:p></table:table-cell>";
    };
    test::write_zip(
        file,
        {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
         {"content.xml",
          R"(<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Feuille"><table:table-row>)" +
              cell("Nom") + cell("Ville") +
              R"(</table:table-row><table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="2"/></table:table-row><table:table-row>)" +
              cell("A") + cell("Maroua") +
              "</table:table-row></table:table></office:spreadsheet></office:body></"
              "office:document-content>"}});
    const auto tables = read_tables(file);
    REQUIRE(tables.size() == 1);
    REQUIRE(tables[0].rows.size() == 2);
    CHECK(tables[0].rows[1].number == 5);
    CHECK(tables[0].rows[1].cells == Cells{"A", "Maroua"});
}

TEST_CASE("map layers give their fields as headings and their points in degrees") {
    struct Case {
        const char* name;
        const char* format;
        int epsg;
        double x;
        double y;
    };
    const Case cases[] = {{"p.gpkg", "GPKG", 32632, 778000, 427000},
                          {"p.geojson", "GeoJSON", 4326, 11.503, 3.859},
                          {"p.shp", "ESRI Shapefile", 32632, 778000, 427000}};
    for (const auto& one : cases) {
        INFO(one.name);
        const test::ScratchFolder folder;
        const auto file = folder.path() / one.name;
        write_points(file, one.format, one.epsg, one.x, one.y);
        const auto tables = read_tables(file);
        REQUIRE(tables.size() == 1);
        CHECK(tables[0].has_field_names);
        REQUIRE(tables[0].rows.size() == 2);
        CHECK(tables[0].rows[0].cells == Cells{"Structure"});
        CHECK(tables[0].rows[1].number == 1);
        CHECK(tables[0].rows[1].cells == Cells{"Hôpital"});
        REQUIRE(tables[0].rows[1].point);
        CHECK(tables[0].rows[1].point->longitude == Approx(11.503).margin(0.002));
        CHECK(tables[0].rows[1].point->latitude == Approx(3.859).margin(0.002));
    }
}

TEST_CASE("a file is known by its content and not by its name") {
    const test::ScratchFolder folder;
    CHECK(refusal(folder.write("a.xlsx", "%PDF-1.7 ...")) == "import.is_pdf");
    CHECK(refusal(folder.write("b.xlsx", "\xFF\xD8\xFF\xE0 JFIF")) == "import.is_picture");
    CHECK(refusal(folder.write("c.csv", "\x89PNG\r\n")) == "import.is_picture");
    CHECK(refusal(folder.write("d.xlsx", "\xD0\xCF\x11\xE0 old")) == "import.is_old_office");
    CHECK(refusal(folder.write("e.csv", std::string("a,b\n\0\1\2", 7))) == "import.is_binary");
    CHECK(refusal(folder.write("f.csv", "<!DOCTYPE html><html>")) == "import.is_document");
    CHECK(refusal(folder.write("g.xlsx", "Nom;Ville\nA;B\n")).empty());
}

TEST_CASE("a file above the limit is refused before it is read, a cell of 200 MB with it") {
    const test::ScratchFolder folder;
    const auto file = folder.write("cellule.csv", "Nom;Ville;Service offert\n\"" + std::string(100'000, 'x'));
    std::filesystem::resize_file(file, 200'000'000); // a hole on the disk, one endless cell to a reader
    CHECK(refusal(file) == "import.too_large");
}

TEST_CASE("a file with nothing in it is told to be empty") {
    const test::ScratchFolder folder;
    CHECK(refusal(folder.write("a.csv", "")) == "import.empty");
    CHECK(refusal(folder.write("b.csv", " \r\n\r\n")) == "import.empty");
    CHECK(refusal(folder.write("c.xlsx", "PK\x05\x06" + std::string(18, '\0'))) == "import.empty");
    CHECK(refusal(folder.path() / "missing.csv") == "import.no_file");
    CHECK(refusal(folder.path()) == "import.no_regular_file");
}

TEST_CASE("a quote that never closes is refused with its row") {
    const test::ScratchFolder folder;
    try {
        read_tables(folder.write("a.csv", "Nom,Ville\nA,\"B\nC,D\n"));
        FAIL("read");
    } catch (const util::InvalidInput& error) {
        CHECK(error.message().key == "import.unclosed_quote");
        CHECK(error.message().value("row") == "2");
    }
}

TEST_CASE("a workbook cut short is refused wherever it was cut") {
    const test::ScratchFolder folder;
    const auto whole = folder.path() / "whole.xlsx";
    test::write_xlsx(whole, test::xlsx_row(1, {"Nom", "Ville"}));
    const auto bytes = bytes_of(whole);
    for (const double share : {0.1, 0.5, 0.9, 0.99}) {
        const auto cut =
            bytes.substr(0, static_cast<std::size_t>(static_cast<double>(bytes.size()) * share));
        CHECK(refusal(folder.write("cut.xlsx", cut)) == "import.truncated");
    }
}

TEST_CASE("a workbook damaged inside is refused and not half read") {
    const test::ScratchFolder folder;
    const auto whole = folder.path() / "whole.xlsx";
    std::string rows;
    for (int i = 1; i < 400; ++i) {
        rows += test::xlsx_row(i, {"Nom " + std::to_string(i * 7919), "Ville"});
    }
    test::write_xlsx(whole, rows);
    auto bytes = bytes_of(whole);
    const auto middle = bytes.find("sheet1.xml") + 600;
    for (std::size_t i = 0; i < 40; ++i) {
        bytes[middle + i] = static_cast<char>(~bytes[middle + i]);
    }
    CHECK(refusal(folder.write("bad.xlsx", bytes)) == "import.damaged");
    test::write_xlsx(folder.path() / "xml.xlsx", "<row r=\"1\"><c r=\"A1\"></row>");
    CHECK(refusal(folder.path() / "xml.xlsx") == "import.damaged");
}

TEST_CASE("archives that are no workbook are told apart") {
    const test::ScratchFolder folder;
    test::write_zip(folder.path() / "a.xlsx", {{"word/document.xml", "<x/>"}});
    CHECK(refusal(folder.path() / "a.xlsx") == "import.is_document");
    test::write_zip(folder.path() / "b.xlsx", {{"liste.csv", "a,b"}});
    CHECK(refusal(folder.path() / "b.xlsx") == "import.is_archive");
}

TEST_CASE("a zip bomb is refused by its list and by what it unpacks to") {
    const test::ScratchFolder folder;
    const std::string zeros(60'000'000, '0');
    test::write_zip(folder.path() / "bomb.xlsx",
                    {{"xl/workbook.xml", "<x/>"}, {"xl/media/a", zeros}});
    CHECK(refusal(folder.path() / "bomb.xlsx") == "import.zip_bomb");

    auto bytes = bytes_of(folder.path() / "bomb.xlsx"); // the same, with a list that lies
    const auto entry = bytes.rfind("PK\x01\x02");
    bytes.replace(entry + 24, 4, std::string("\x10\x00\x00\x00", 4));
    CHECK(refusal(folder.write("liar.xlsx", bytes)) == "import.damaged");
}

TEST_CASE("a cell range is read as spreadsheets write it") {
    CHECK(importers::parse_cell_range("B3:AA7") == importers::MergedCells{3, 7, 1, 26});
    for (const char* text : {"", "A1", "1A:2B", "A0:A1", "B2:A1", "A1:B2x", "AAAAAAAAAAAAA1:B2"}) {
        INFO(text);
        CHECK_FALSE(importers::parse_cell_range(text));
    }
}
