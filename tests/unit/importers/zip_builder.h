#pragma once
#include <cpl_vsi.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace relais::test {

/// Writes a zip archive of named texts.
inline void write_zip(const std::filesystem::path& file,
                      const std::vector<std::pair<std::string, std::string>>& members) {
    const auto archive = "/vsizip/" + file.string();
    VSILFILE* handle = VSIFOpenL(archive.c_str(), "wb");
    for (const auto& [name, text] : members) {
        VSILFILE* member = VSIFOpenL((archive + "/" + name).c_str(), "wb");
        VSIFWriteL(text.data(), 1, text.size(), member);
        VSIFCloseL(member);
    }
    VSIFCloseL(handle);
}

/// A minimal workbook of one sheet; `rows` is the inside of <sheetData>, `after` what follows it.
inline void write_xlsx(const std::filesystem::path& file, const std::string& rows, const std::string& after = "") {
    const std::string head = R"(<?xml version="1.0" encoding="UTF-8"?>)";
    const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const std::string rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const std::string types = "http://schemas.openxmlformats.org/package/2006/content-types";
    const std::string package = "http://schemas.openxmlformats.org/package/2006/relationships";
    const std::string ms = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    write_zip(file,
              {{"[Content_Types].xml",
                head + "<Types xmlns=\"" + types + "\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"" + ms +
                    "sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" + ms +
                    "worksheet+xml\"/></Types>"},
               {"xl/workbook.xml",
                head + "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + rel +
                    "\"><sheets><sheet name=\"Données\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
               {"xl/_rels/workbook.xml.rels",
                head + "<Relationships xmlns=\"" + package + "\"><Relationship Id=\"rId1\" Type=\"" + rel +
                    "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
               {"xl/worksheets/sheet1.xml",
                head + "<worksheet xmlns=\"" + main + "\"><sheetData>" + rows + "</sheetData>" + after +
                    "</worksheet>"}});
}

/// One row of text cells for write_xlsx; empty cells are left out.
inline std::string xlsx_row(int number, const std::vector<std::string>& cells) {
    std::string row = "<row r=\"" + std::to_string(number) + "\">";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!cells[i].empty()) {
            row += "<c r=\"" + std::string(1, static_cast<char>('A' + i)) + std::to_string(number) +
                   "\" t=\"inlineStr\"><is><t>" + cells[i] + "</t></is></c>";
        }
    }
    return row + "</row>";
}

} // namespace relais::test
