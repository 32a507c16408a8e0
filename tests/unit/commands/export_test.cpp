#include "support/command_line.h"
#include "support/file_text.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fstream>

using namespace relais;
using Catch::Matchers::Contains;
using nlohmann::json;
using tests::StarterDatabase;
using tests::text_of;

namespace {

/// A mapping with everything that is hard to carry through a spreadsheet, published as the edition.
void publish_hard_mapping(const StarterDatabase& database) {
    const auto file = database.folder() / "dur.csv";
    std::ofstream(file, std::ios::binary)
        << "Nom de la structure;Point de service;Région;Département;Ville ou localité;Quartier;Adresse;Point de repère;"
           "Latitude;Longitude;Précision;Visibilité;Téléphone;E-mail;Horaires;Service offert;Intitulé du service;"
           "Description du service;Publics cibles;Sexe;Âge minimum;Âge maximum;Langues;Coût;Détail du coût;"
           "Modalités d'accès;Qui peut orienter;Capacité mensuelle;Délai d'attente (jours);Prise en charge du coût;"
           "Zone d'intervention;Jours de passage;Saturation;Date de la saturation;Date de vérification\n"
           "Association Alpha;Antenne 1;Extrême-Nord;Diamaré;Maroua;Domayo;Rue 12;en face du puits;10.5881;14.3301;"
           "Relevé;Public;699000011 / 677000022;a@exemple.org;Lun-Ven 8h-15h30;Aide juridique;=Programme;"
           "\"- accueil\n- orientation\";Femmes, Enfants;Femmes;12;60;Français, Fulfulde;Gratuit;+ transport;"
           "Sur rendez-vous;Un professionnel;30;7;Le mécanisme;Diamaré, Mayo-Sava;;Complet;2026-10-01;2026-11-02\n"
           "Refuge Bêta;Maison secrète;Extrême-Nord;Diamaré;Maroua;;12 rue cachée;portail bleu caché;10.601;14.312;"
           "Relevé;Confidentiel;699000033;;;Hébergement d’urgence;Nuitées cachées;Derrière le marché caché;Femmes;"
           "Femmes;18;;Français;Gratuit;;Sur orientation seulement;Un professionnel;5;;;;;;;2026-11-01\n"
           "Centre Gamma;Bureau discret;Centre;Mfoundi;Yaoundé;;5 avenue cachée;;3.88;11.52;Rue;Approché;;;24/7;"
           "Formation professionnelle;;;Jeunes;;16;35;;Payant;5 000 FCFA;Sans rendez-vous;Tous;;14;Partagé;"
           "rayon de 30 km;;;;\n"
           "Équipe Delta;;;;;;;;;;;;;;;Aide juridique;;Caravane;Tout public;Tous;;;;;;;;;;;National;1er lundi du mois;;;\n";
    const auto done = database.run({"import", "mapping", file.string(), "--apply", "--publish", "--label", "Dure"});
    CAPTURE(done.out, done.err);
    REQUIRE(done.code == 0);
    REQUIRE_THAT(done.out, Contains("0 mises de côté") || Contains("0 mise de côté"));
}

json import_again(const StarterDatabase& database, const std::filesystem::path& file) {
    const auto outcome = database.run({"--json", "import", "mapping", file.string(), "--apply", "--label", "Retour"});
    CAPTURE(outcome.err);
    REQUIRE(outcome.code == 0);
    return json::parse(outcome.out);
}

/// "1" is the starter; the newest draft is compared with what is published.
std::string difference(const StarterDatabase& database, int from, int to) {
    return database.run({"--json", "edition", "diff", std::to_string(from), std::to_string(to)}).out;
}

} // namespace

TEST_CASE("The whole directory through each workbook and back: no difference") {
    const StarterDatabase database;
    for (const auto* lang : {"fr", "en"}) {
        for (const auto* format : {"csv", "xlsx", "ods"}) {
            const auto file = database.folder() / (std::string("tout-") + lang + "." + format);
            CAPTURE(file.string());
            const auto out = database.run({"--lang", lang, "export", "search", "--to", file.string(), "--hxl"});
            CAPTURE(out.err);
            REQUIRE(out.code == 0);
            const auto back = import_again(database, file);
            CHECK(back.at("lines_rejected") == 0);
            const auto edition = back.at("edition").get<int>();
            CHECK(json::parse(difference(database, 1, edition)).empty());
        }
    }
}

TEST_CASE("What an export hides is not lost when it comes back, and not shown before") {
    const StarterDatabase database;
    publish_hard_mapping(database);
    for (const auto* lang : {"fr", "en"}) {
        for (const auto* format : {"csv", "xlsx", "ods"}) {
            const auto file = database.folder() / (std::string("dur-") + lang + "." + format);
            CAPTURE(file.string());
            REQUIRE(database.run({"--lang", lang, "export", "search", "--to", file.string()}).code == 0);
            const auto back = import_again(database, file);
            CAPTURE(difference(database, 2, back.at("edition").get<int>()));
            CHECK(json::parse(difference(database, 2, back.at("edition").get<int>())).empty());
        }
    }
    for (const auto* format : {"csv", "geojson", "kml", "gpkg"}) {
        const auto file = database.folder() / (std::string("public.") + format);
        REQUIRE(database.run({"export", "search", "--to", file.string()}).code == 0);
        const auto bytes = text_of(file);
        CAPTURE(format);
        CHECK_THAT(bytes, !Contains("cach") && !Contains("secr") && !Contains("10.601"));
    }
}

TEST_CASE("An edit in an exported workbook is the only difference") {
    const StarterDatabase database;
    publish_hard_mapping(database);
    const auto file = database.folder() / "a-corriger.csv";
    REQUIRE(database.run({"export", "search", "--to", file.string()}).code == 0);
    auto text = text_of(file);
    const auto at = text.find("Antenne 1");
    REQUIRE(at != std::string::npos);
    text.replace(at, 9, "Antenne de Domayo");
    std::ofstream(file, std::ios::binary) << text;
    const auto back = import_again(database, file);
    const auto changes = json::parse(difference(database, 2, back.at("edition").get<int>()));
    CAPTURE(changes.dump(1));
    REQUIRE(changes.size() == 1);
    CHECK_THAT(changes[0].dump(), Contains("Antenne de Domayo"));
}

TEST_CASE("An unknown ending, an existing file and an unknown value are refused") {
    const StarterDatabase database;
    const auto file = (database.folder() / "x.pdf").string();
    CHECK_THAT(database.run({"export", "search", "--to", file}).err, Contains("geojson"));
    const auto there = (database.folder() / "la.csv").string();
    std::ofstream(there) << "mien";
    CHECK(database.run({"export", "search", "--to", there}).code == 1);
    CHECK(text_of(there) == "mien");
    CHECK(database.run({"export", "search", "--zone", "atlantide", "--to", there + "2.csv"}).code == 1);
}
