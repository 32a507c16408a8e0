#include "support/command_line.h"
#include "support/file_text.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using namespace relais;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using tests::StarterDatabase;
using tests::text_of;

TEST_CASE("The pocket directory of a zone is a small tagged PDF with bookmarks, in both languages") {
    const StarterDatabase database;
    for (const auto& [lang, word] : {std::pair{"fr", "Sommaire"}, std::pair{"en", "Contents"}}) {
        const auto file = database.folder() / (std::string(lang) + ".pdf");
        const auto done = database.run({"--lang", lang, "export", "booklet", "--zone", "extreme-nord", "--url",
                                        "https://relais.example/fr/?zone=extreme_nord", "--to", file.string()});
        CAPTURE(done.err);
        REQUIRE(done.code == 0);
        const auto pdf = text_of(file);
        CHECK(pdf.size() < 1'000'000);
        CHECK_THAT(pdf, Contains("/StructTreeRoot") && Contains("/Outlines") && Contains("/MarkInfo"));
        const auto words = database.folder() / "mots.txt";
        if (std::system(("pdftotext -layout " + file.string() + " " + words.string() + " 2> /dev/null").c_str()) != 0) {
            WARN("the words were not read: poppler-utils is not installed");
            continue;
        }
        const auto text = text_of(words);
        CHECK_THAT(text, Contains(word) && Contains("Maroua") && Contains("24") && Contains("relais.example"));
        CHECK_THAT(text, Contains(std::string(lang) == "fr" ? "Extrême-Nord" : "Far North"));
        CHECK_THAT(text, Contains(std::string(lang) == "fr" ? "jusqu’au 24 mai 2027" : "until 24 May 2027"));
    }
}

TEST_CASE("The pocket directory says everything in both languages side by side") {
    const StarterDatabase database;
    const auto file = database.folder() / "both.pdf";
    const auto done = database.run({"export", "booklet", "--zone", "extreme-nord", "--lang", "both", "--to", file.string()});
    CAPTURE(done.err);
    REQUIRE(done.code == 0);
    CHECK(text_of(file).size() < 1'000'000);
    const auto words = database.folder() / "mots.txt";
    if (std::system(("pdftotext -layout " + file.string() + " " + words.string() + " 2> /dev/null").c_str()) != 0) {
        WARN("the words were not read: poppler-utils is not installed");
        return;
    }
    CHECK_THAT(text_of(words), Contains("Annuaire de poche") && Contains("Pocket directory") && Contains("Extrême-Nord · Far North") &&
                                   Contains("Sommaire · Contents") && Contains("Pour : ") && Contains("For: "));
    CHECK_THAT(text_of(words), Contains("valable jusqu’au 24 mai 2027") && Contains("Far North – ") &&
                                   Contains("valid until 24 May 2027")); // the foot of each page
    CHECK(database.run({"export", "booklet", "--zone", "extreme-nord", "--lang", "de"}).code == 2);
}

TEST_CASE("The longest table of contents of a booklet is one page, and the map comes after it") {
    const StarterDatabase database;
    for (const char* lang : {"fr", "en", "both"}) {
        CAPTURE(lang);
        const auto file = database.folder() / (std::string(lang) + ".pdf");
        REQUIRE(database.run({"export", "booklet", "--zone", "extreme-nord", "--lang", lang, "--to", file.string()}).code == 0);
        const auto words = database.folder() / "mots.txt";
        if (std::system(("pdftotext -f 3 -l 3 " + file.string() + " " + words.string() + " 2> /dev/null").c_str()) != 0) {
            WARN("the words were not read: poppler-utils is not installed");
            return;
        }
        CHECK_THAT(text_of(words), StartsWith(std::string(lang) == "en" ? "Map of the zone" : "Carte de la zone"));
    }
}

TEST_CASE("Every page of a booklet says of which need it is, and of which place where it goes on with one") {
    const StarterDatabase database;
    const auto file = database.folder() / "en.pdf";
    REQUIRE(database.run({"export", "booklet", "--zone", "extreme-nord", "--lang", "en", "--to", file.string()}).code == 0);
    const auto words = database.folder() / "words.txt";
    if (std::system(("pdftotext -layout " + file.string() + " " + words.string() + " 2> /dev/null").c_str()) != 0) {
        WARN("the words were not read: poppler-utils is not installed");
        return;
    }
    std::istringstream pages(text_of(words));
    std::vector<std::string> needs;
    std::size_t number = 0;
    std::size_t with_place = 0;
    for (std::string page; std::getline(pages, page, '\f'); ) {
        ++number;
        std::istringstream lines(page);
        std::string line;
        if (number == 2) { // the table of contents, and what stands before each number
            while (std::getline(lines, line)) {
                needs.push_back(line.substr(0, line.find("  ")));
            }
        }
        if (number > 3 && page.find_first_not_of(" \n") != std::string::npos) {
            std::getline(lines, line);
            CAPTURE(number, line);
            CHECK(std::ranges::any_of(needs, [&](const std::string& need) { return !need.empty() && line.starts_with(need); }));
            with_place += line.find(" · ") != std::string::npos ? 1 : 0;
        }
    }
    CHECK(number > 10);
    CHECK(with_place > 0);
}

TEST_CASE("A booklet of nothing, of an unknown zone, or over another file is refused") {
    const StarterDatabase database;
    const auto file = (database.folder() / "x.pdf").string();
    CHECK(database.run({"export", "booklet", "--zone", "atlantide", "--to", file}).code == 1);
    CHECK_FALSE(std::filesystem::exists(file));
    std::ofstream(file) << "mien";
    CHECK(database.run({"export", "booklet", "--zone", "ouest", "--to", file}).code == 1);
    CHECK(text_of(file) == "mien");
}
