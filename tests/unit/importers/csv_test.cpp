#include "importers/csv.h"

#include <catch2/catch.hpp>

#include <rapidcheck.h>

using namespace relais::importers;

namespace {

using Cells = std::vector<std::string>;

std::string written(const std::vector<Cells>& rows, char delimiter) {
    std::string text;
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += i > 0 ? std::string(1, delimiter) : "";
            text += '"';
            for (const char c : row[i]) {
                text += c == '"' ? "\"\"" : std::string(1, c);
            }
            text += '"';
        }
        text += "\r\n";
    }
    return text;
}

} // namespace

TEST_CASE("quotes, delimiters and line breaks inside quotes stay in their cell") {
    const auto csv = parse_csv("a;\"b;c\";\"d \"\"e\"\"\"\n\"f\ng\";h\n", ';');
    REQUIRE(csv.records.size() == 2);
    CHECK(csv.records[0].cells == Cells{"a", "b;c", "d \"e\""});
    CHECK(csv.records[1].cells == Cells{"f\ng", "h"});
    CHECK(csv.records[1].number == 2);
}

TEST_CASE("rows are numbered as a spreadsheet shows them") {
    const auto csv = parse_csv("a,b\r\n\r\n\"x\r\ny\",1\rz,2", ',');
    REQUIRE(csv.records.size() == 4);
    CHECK(csv.records[1].cells.empty());
    CHECK(csv.records[2].number == 3);
    CHECK(csv.records[3].cells == Cells{"z", "2"});
}

TEST_CASE("a quote that never closes is told with its row") {
    const auto csv = parse_csv("a,b\n\"c,d\ne,f\n", ',');
    CHECK(csv.unclosed_quote_row == 2);
    CHECK(parse_csv("a,\"b\"\n", ',').unclosed_quote_row == 0);
}

TEST_CASE("the delimiter is the one that cuts lines evenly") {
    CHECK(sniff_delimiter("nom;ville;lat\nA, de B;Maroua;3,8\nC, D, E;Buea;4,1\n") == ';');
    CHECK(sniff_delimiter("name,city\n\"a;b\",c\n") == ',');
    CHECK(sniff_delimiter("a\tb, c\td\n1\t2\t3\n") == '\t');
    CHECK(sniff_delimiter("only one column\nof words\n") == ',');
}

TEST_CASE("encodings of the usual programs become UTF-8") {
    CHECK(to_utf8("\xEF\xBB\xBFNgaound\xC3\xA9r\xC3\xA9") == "Ngaoundéré");
    CHECK(to_utf8("Extr\xEAme-Nord \x80 \x9C") == "Extrême-Nord € œ");
    CHECK(to_utf8(std::string_view("\xFF\xFE\x59\x00\xE9\x00", 6)) == "Yé");
    CHECK(to_utf8(std::string_view("\xFE\xFF\x00\x59\x00\xE9", 6)) == "Yé");
}

TEST_CASE("text decoded twice is repaired and nothing else is") {
    CHECK(repair_mojibake("YaoundÃ©") == "Yaoundé");
    CHECK(repair_mojibake("LimbÃ© II") == "Limbé II");
    CHECK(repair_mojibake("lâ€™Est") == "l’Est");
    CHECK(repair_mojibake("Yaoundé") == "Yaoundé");
    CHECK(repair_mojibake("Âge, château, Ã") == "Âge, château, Ã");
}

TEST_CASE("what is written as CSV is read back the same") {
    CHECK(rc::check([] {
        const auto cell =
            rc::gen::container<std::string>(rc::gen::element('a', '"', ',', ';', '\n', '\r', ' '));
        auto rows = *rc::gen::container<std::vector<Cells>>(rc::gen::container<Cells>(3, cell));
        const char delimiter = *rc::gen::element(',', ';', '\t');
        const auto csv = parse_csv(written(rows, delimiter), delimiter);
        RC_ASSERT(csv.records.size() == rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            RC_ASSERT(csv.records[i].cells == rows[i]);
        }
    }));
}

TEST_CASE("no bytes make the reader of text fail") {
    CHECK(rc::check([](const std::string& bytes) {
        const auto text = to_utf8(bytes);
        const auto csv = parse_csv(text, sniff_delimiter(text));
        RC_ASSERT(csv.records.size() <= text.size() + 1);
        repair_mojibake(text);
    }));
}
