#include "support/command_line.h"
#include "support/file_text.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>

using namespace relais;
using Catch::Matchers::Contains;
using tests::StarterDatabase;
using tests::text_of;

namespace {

const std::string k_starter = RELAIS_SOURCE_DIR "/geodata/starter_mapping.csv";

std::string write(const std::filesystem::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary) << text;
    return file.string();
}

/// Three lines: good, a latitude of 91, and a service nobody knows.
std::string small_mapping(const StarterDatabase& database, const std::string& street = "Rue du marché") {
    return write(database.folder() / "petite.csv",
                 "Nom de la structure;Ville ou localité;Adresse;Latitude;Longitude;Service offert;Publics cibles\n"
                 "Association Essai de Maroua;Maroua;" + street + ";10.59;14.32;Aide juridique;Femmes\n"
                 "Association Essai de Mokolo;Mokolo;;91;13.80;Aide juridique;Femmes\n"
                 "Association Essai de Mora;Mora;;;;Vol spatial habité;Femmes\n");
}

int count(const StarterDatabase& database) {
    return static_cast<int>(nlohmann::json::parse(database.run({"--json", "edition", "list"}).out).size());
}

} // namespace

TEST_CASE("An import is a dry run unless told to apply") {
    const StarterDatabase database;
    const auto file = small_mapping(database);
    const auto outcome = database.run({"import", "mapping", file});
    CHECK(outcome.code == 0);
    CHECK_THAT(outcome.out, Contains("3 lignes lues, 2 mises de côté") && Contains("rien n’a été écrit"));
    CHECK_THAT(outcome.out, Contains("ligne 3") && Contains("ligne 4"));
    CHECK(count(database) == 1);
}

TEST_CASE("Applying writes a draft, keeps the rejected rows, and publishing shows it") {
    const StarterDatabase database;
    const auto file = small_mapping(database);
    CHECK(database.run({"import", "mapping", file, "--apply", "--label", "Essai"}).code == 0);
    CHECK(count(database) == 2);
    const auto rejected = database.run({"edition", "rejected", "2"});
    CHECK_THAT(rejected.out, Contains("Vol spatial habité") && Contains("91"));
    CHECK_THAT(database.run({"search", "Essai"}).out, Contains("0 prestataires"));
    CHECK(database.run({"edition", "publish", "2"}).code == 0);
    CHECK_THAT(database.run({"search", "Essai"}).out, Contains("Association Essai de Maroua"));
    CHECK(database.run({"edition", "rollback"}).code == 0);
    CHECK_THAT(database.run({"search", "Essai"}).out, Contains("0 prestataires"));
}

TEST_CASE("The same file twice adds nothing; the same lines in another file keep their numbers") {
    const StarterDatabase database;
    const auto file = small_mapping(database);
    database.run({"import", "mapping", file, "--apply", "--publish"});
    CHECK_THAT(database.run({"import", "mapping", file, "--apply"}).out, Contains("déjà été importé"));
    CHECK(count(database) == 2);
    const auto moved = small_mapping(database, "Rue de la mairie");
    database.run({"import", "mapping", moved, "--apply"});
    const auto diff = nlohmann::json::parse(database.run({"--json", "edition", "diff", "2", "3"}).out);
    REQUIRE(diff.size() == 1);
    CHECK(diff[0].at("change") == "changed");
    CHECK(diff[0].at("fields")[0].at("after") == "Rue de la mairie");
}

TEST_CASE("Findings are given as CSV, HTML and JSON, and nothing is overwritten") {
    const StarterDatabase database;
    const auto file = small_mapping(database);
    for (const char* name : {"constats.csv", "constats.html", "constats.json"}) {
        const auto report = database.folder() / name;
        CHECK(database.run({"import", "mapping", file, "--report", report.string()}).code == 0);
        CHECK_THAT(text_of(report), Contains("Vol spatial"));
        const auto again = database.run({"import", "mapping", file, "--report", report.string()});
        CHECK(again.code == 1);
        CHECK_THAT(again.err, Contains("existe déjà"));
    }
    CHECK(database.run({"import", "mapping", file, "--report", (database.folder() / "constats.doc").string()}).code == 1);
}

TEST_CASE("The workbook comes back with a column of comments") {
    const StarterDatabase database;
    const auto annotated = database.folder() / "rendu.xlsx";
    CHECK(database.run({"import", "mapping", small_mapping(database), "--annotated", annotated.string()}).code == 0);
    CHECK(std::filesystem::file_size(annotated) > 1'000);
}

TEST_CASE("A file that is no mapping is refused in words, and the database stays as it was") {
    const StarterDatabase database;
    const auto before = text_of(database.file());
    const auto refused = [&](const std::string& file) {
        const auto outcome = database.run({"import", "mapping", file, "--apply"});
        INFO(file << ": " << outcome.err);
        CHECK(outcome.code == 1);
        CHECK_THAT(outcome.err, !Contains("import.") && !Contains("error."));
        CHECK_FALSE(outcome.err.empty());
    };
    refused((database.folder() / "absent.csv").string());
    refused(database.folder().path().string());
    refused(write(database.folder() / "vide.csv", ""));
    refused(write(database.folder() / "photo.xlsx", std::string("\xFF\xD8\xFF\xE0 not a workbook")));
    refused(write(database.folder() / "tronque.xlsx", std::string("PK\x03\x04 cut short")));
    refused(write(database.folder() / "sans_service.csv", "Nom de la structure;Ville\nA;Maroua\n"));
    CHECK(count(database) == 1);
}

TEST_CASE("Reference tables must be loaded first, and the sentence says so") {
    const tests::TemporaryFolder folder;
    const auto outcome = tests::relais({"--db", (folder / "neuf.sqlite").string(), "import", "mapping", k_starter});
    CHECK(outcome.code == 1);
    CHECK_THAT(outcome.err, Contains("relais import reference"));
}

TEST_CASE("What is said of many rows alike is said once, with their number") {
    const StarterDatabase database;
    std::string lines = "Nom de la structure;Ville ou localité;Type de structure;Service offert\n";
    for (int i = 1; i <= 5; ++i) {
        lines += "Association Essai " + std::to_string(i) + ";Maroua;Aéronef;Aide juridique\n";
    }
    const auto outcome = database.run({"import", "mapping", write(database.folder() / "cinq.csv", lines), "--show", "1"});
    CHECK_THAT(outcome.out, Contains("ligne 2") && Contains("« Aéronef »") && Contains("(et 4 autres lignes)"));
    CHECK_THAT(outcome.out, !Contains("ligne 3,"));
}

TEST_CASE("Two organisations called distinct are not reported again") {
    const StarterDatabase database;
    const auto mapping = [&](const char* name, const char* need) {
        return write(database.folder() / name, std::string("Nom de la structure;Ville ou localité;Service offert\n"
                                                           "Association Espoir Maroua;Maroua;Aide juridique\n"
                                                           "Asociation Espoir Maroua;Maroua;") +
                                                   need + "\n");
    };
    const auto first = database.run({"import", "mapping", mapping("un.csv", "Microcrédit"), "--apply"});
    CHECK_THAT(first.out, Contains("relais edition distinct \"associationespoirmaroua\" \"asociationespoirmaroua\""));
    CHECK(database.run({"edition", "distinct", "associationespoirmaroua", "asociationespoirmaroua"}).code == 0);
    const auto second = database.run({"import", "mapping", mapping("deux.csv", "Épargne"), "--apply"});
    CHECK_THAT(second.out, !Contains("edition distinct"));
}
