#include "support/command_line.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace relais;
using Catch::Matchers::Contains;
using tests::StarterDatabase;

TEST_CASE("Help is whole in both languages for every command") {
    for (const auto& command : std::vector<std::vector<std::string>>{
             {}, {"serve"}, {"import"}, {"import", "mapping"}, {"import", "reference"}, {"import", "boundaries"},
             {"edition"}, {"edition", "publish"}, {"nearest"}, {"plan"}, {"coverage"}, {"siting"}, {"search"}, {"show"}, {"check"}}) {
        for (const char* lang : {"fr", "en"}) {
            auto arguments = command;
            arguments.insert(arguments.end(), {"--lang", lang, "--help"});
            const auto outcome = tests::relais(arguments);
            CHECK(outcome.code == 0);
            CHECK_THAT(outcome.out, Contains(lang == std::string("fr") ? "Afficher cette aide" : "Show this help"));
            CHECK_THAT(outcome.out, !Contains("help.")); // a key without a text
        }
    }
}

TEST_CASE("A wrong command line answers 2, a failure 1") {
    CHECK(tests::relais({}).code == 2);
    CHECK(tests::relais({"fly"}).code == 2);
    CHECK(tests::relais({"nearest"}).code == 2);
    CHECK(tests::relais({"nearest", "--need", "x", "-k", "ten"}).code == 2);
    const auto says = [](std::vector<std::string> arguments) { return tests::relais(std::move(arguments)).err; };
    CHECK_THAT(says({"fly"}), Contains("commande absente ou inconnue"));
    CHECK_THAT(says({"nearest"}), Contains("--need est obligatoire"));
    CHECK_THAT(says({"search", "--high"}), Contains("« --high » n’est pas attendu ici"));
    CHECK_THAT(says({"serve", "--port", "abc"}), Contains("la valeur de --port n’est pas acceptée"));
    CHECK_THAT(says({"import", "mapping", "x.csv", "--publish"}), Contains("--publish demande aussi --apply"));
    const auto missing = tests::relais({"--lang", "en", "--db", "nowhere.sqlite", "check"});
    CHECK(missing.code == 1);
    CHECK_THAT(missing.err, Contains("No database at nowhere.sqlite"));
}

TEST_CASE("The typical search is answered in words, in both languages, and in JSON") {
    const StarterDatabase database;
    const std::vector<std::string> search = {"nearest",      "--place", "Maroua", "--need",
                                             "individual_counselling,civil_documentation,vocational_training",
                                             "--sex",        "female",  "--age",  "24",
                                             "--language",   "ful,fr",  "--public", "women,single_parents"};
    const auto french = database.run(search);
    CHECK(french.code == 0);
    CHECK_THAT(french.out, Contains("Depuis : Maroua") && Contains("Centre social de Maroua") &&
                               Contains("à titre d’illustration"));
    auto english = search;
    english.insert(english.end(), {"--lang", "en"});
    CHECK_THAT(database.run(english).out, Contains("From: Maroua") && Contains("Vocational training"));
    auto json = search;
    json.emplace_back("--json");
    const auto answer = nlohmann::json::parse(database.run(json).out);
    REQUIRE(answer.at("needs").size() == 3);
    CHECK_FALSE(answer.at("needs")[0].at("possible").empty());
}

TEST_CASE("A place that is not one settlement is listed, never guessed") {
    const StarterDatabase database;
    const auto unknown = database.run({"nearest", "--place", "Xyzzyx", "--need", "legal_aid"});
    CHECK(unknown.code == 1);
    CHECK_THAT(unknown.err, Contains("Aucune localité"));
    const auto misspelt = database.run({"nearest", "--place", "Marouaa", "--need", "legal_aid"});
    CHECK(misspelt.code == 1);
    CHECK_THAT(misspelt.err, Contains("Maroua, Diamaré"));
}

TEST_CASE("Bad values of a search get a sentence that names them") {
    const StarterDatabase database;
    const auto refused = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {"nearest", "--place", "Maroua", "--need", "legal_aid"});
        const auto outcome = database.run(arguments);
        CHECK(outcome.code == 1);
        CHECK_FALSE(outcome.err.empty());
        CHECK(outcome.out.empty());
    };
    refused({"-k", "-1"});
    refused({"-k", "51"});
    refused({"--age", "abc"});
    refused({"--age", "300"});
    refused({"--sex", "f"});
    refused({"--language", "klingon"});
    refused({"--open-at", "tomorrow"});
    refused({"--within-km", "0"});
}

TEST_CASE("Search, show and check answer in words and in JSON") {
    const StarterDatabase database;
    CHECK_THAT(database.run({"search", "--zone", "extreme_nord", "conseil"}).out, Contains("Maroua"));
    const auto found = nlohmann::json::parse(database.run({"--json", "search", "Maroua", "--limit", "1"}).out);
    const auto id = found.at("providers")[0].at("id").get<std::string>();
    CHECK_THAT(database.run({"show", id}).out, Contains("[" + id + "]") && Contains("Vérification"));
    CHECK(nlohmann::json::parse(database.run({"--json", "show", id}).out).at("id") == id);
    CHECK(database.run({"show", "site-999999"}).code == 1);
    CHECK(database.run({"show", "maison-1"}).code == 1);
    CHECK_THAT(database.run({"check"}).out, Contains("est saine"));
    CHECK(nlohmann::json::parse(database.run({"--json", "check"}).out).at("services").get<int>() >= 150);
}

TEST_CASE("A plan and a coverage report are given in words and in JSON") {
    const StarterDatabase database;
    const std::vector<std::string> plan = {"plan", "--place", "Maroua", "--need", "microcredit,civil_documentation"};
    CHECK_THAT(database.run(plan).out, Contains("Maroua") && Contains("Sans "));
    auto json = plan;
    json.emplace_back("--json");
    CHECK(nlohmann::json::parse(database.run(json).out).at("best").at("unmet").empty());
    CHECK(database.run({"plan", "--place", "Maroua", "--need", "microcredit", "--per-address-km", "-1"}).code == 1);

    const auto csv = (database.folder() / "couverture.csv").string();
    const auto report = database.run({"coverage", "--need", "individual_counselling", "--public",
                                      "survivors_of_gender_based_violence", "--within", "extreme_nord", "--level",
                                      "department", "--km", "20,50", "--csv", csv});
    CHECK(report.code == 0);
    CHECK_THAT(report.out, Contains("Mayo-Tsanaga") && Contains("laissées de côté") && Contains("modélisée"));
    CHECK(std::filesystem::file_size(csv) > 500);
    CHECK(database.run({"coverage", "--need", "legal_aid", "--weight", "returnees"}).code == 1);
    CHECK(database.run({"coverage", "--need", "legal_aid", "--level", "village"}).code == 1);
    const std::vector<std::string> siting = {"siting", "--need", "individual_counselling", "--within", "extreme_nord"};
    CHECK_THAT(database.run(siting).out, Contains(" 1. ") && Contains("modélisée"));
    auto own = siting;
    own.insert(own.end(), {"--own", "13.80,10.74", "--confirmed-only", "--json"});
    CHECK(nlohmann::json::parse(database.run(own).out).at("newly").get<double>() > 0);
    own.insert(own.end(), {"--own", "1"});
    CHECK(database.run(own).code == 1);
    auto mokolo = siting;
    const auto layers = (database.folder() / "mokolo.gpkg").string();
    mokolo.insert(mokolo.end(), {"--own-settlement", "mokolo", "--gpkg", layers, "--level", "department"});
    const auto what_if = database.run(mokolo);
    CHECK_THAT(what_if.out, Contains("Mokolo") && Contains("Mayo-Tsanaga") && Contains("→"));
    CHECK_THAT(what_if.err, Contains("Écrit"));
    CHECK(std::filesystem::file_size(layers) > 50'000);
    CHECK(database.run(mokolo).code == 1); // the file is there already
    for (const char* place : {"--km=0", "--km=-1", "--km=99999", "--own-settlement=xyzxyz"}) {
        auto wrong = siting;
        wrong.emplace_back(place);
        CHECK(database.run(wrong).code == 1);
    }
    CHECK(database.run({"siting", "--need", "individual_counselling", "--within", "CM999"}).code == 1);
    const auto table = nlohmann::json::parse(database.run({"coverage", "--table", "--level", "zone"}).out);
    CHECK(table.at("rows").size() > 40);
}
