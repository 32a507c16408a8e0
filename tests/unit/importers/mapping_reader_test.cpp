#include "importers/mapping_reader.h"
#include "importers/reference_reader.h"
#include "support/scratch_folder.h"
#include "util/errors.h"
#include "zip_builder.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

using namespace relais;
using directory::FindingLevel;
using directory::MappingFile;

namespace {

const directory::Reference& reference() {
    static const auto k_reference =
        importers::read_reference(RELAIS_SOURCE_DIR "/tests/data/reference");
    return k_reference;
}

importers::MappingOptions options(const std::string& profile = "") {
    return {profile, "", *util::parse_day("2026-11-24")};
}

MappingFile read(const std::string& csv, const std::string& profile = "") {
    const test::ScratchFolder folder;
    return importers::read_mapping(folder.write("liste.csv", csv), reference(), options(profile));
}

std::string refusal(const std::string& csv, const importers::MappingOptions& chosen = options()) {
    const test::ScratchFolder folder;
    try {
        importers::read_mapping(folder.write("liste.csv", csv), reference(), chosen);
    } catch (const util::InvalidInput& error) {
        return error.message().key;
    }
    return "";
}

/// Findings of a key, whatever their place.
std::vector<directory::Finding> findings(const MappingFile& file, const std::string& key) {
    std::vector<directory::Finding> found;
    std::ranges::copy_if(file.findings, std::back_inserter(found), [&key](const auto& finding) {
        return finding.what.key == key;
    });
    return found;
}

const std::string k_head =
    "Nom de la structure;Région;Ville ou localité;Service offert;Publics cibles;Téléphone\n";

} // namespace

TEST_CASE("a line becomes an organisation, a site and one service for each need") {
    const auto file = read(
        "Nom de la structure;Sigle;Type de structure;Point de service;Région;Ville ou localité;"
        "Quartier;Latitude;Longitude;Visibilité du lieu;Téléphone;E-mail;Horaires d'ouverture;"
        "Service offert;Description du service;Publics cibles;Sexe;Âge minimum;Âge maximum;"
        "Langues;Coût;Modalités d'accès;Qui peut orienter;Capacité mensuelle;"
        "Délai d'attente (jours);Zone d'intervention;Statut MNR;Source;Date de vérification\n"
        "Centre d’écoute;CE;ONG nationale;Antenne de Maroua;Extrême-Nord;Maroua;Domayo;10,58;14,34;"
        "public;699887766;ecoute@exemple.cm;Lun-Ven 8h-15h30;Acte de naissance / écoute;"
        "Accompagnement;Femmes, Jeunes;F;18;35;Français, fulfulde;Gratuit;Sans rendez-vous;Tous;40;"
        "2 semaines;Extrême-Nord;Membre;Atelier;21/08/2024\n");
    CHECK(file.lines_read == 1);
    CHECK(file.rejected.empty());
    REQUIRE(file.rows.size() == 1);
    const auto& row = file.rows[0];
    CHECK(row.provenance == directory::Provenance{"liste", 2});
    CHECK(row.organisation.name == "Centre d’écoute");
    CHECK(row.organisation.kind == directory::OrganisationKind::national_ngo);
    CHECK(row.organisation.mnr_membership == directory::MnrMembership::member);
    REQUIRE(row.site);
    CHECK(row.site->locality == "maroua");
    CHECK(row.site->area == "CM004001005");
    CHECK(row.site->address == "Domayo");
    CHECK(row.site->point == directory::LonLat{14.34, 10.58});
    CHECK(row.site->precision == directory::LocationPrecision::street);
    CHECK(row.site->phones == std::vector<std::string>{"+237699887766"});
    CHECK(row.site->opening_hours == "Mo-Fr 08:00-15:30");
    CHECK(row.site->hours.known);
    REQUIRE(row.services.size() == 2);
    CHECK(row.services[0].need == "civil_documentation");
    CHECK(row.services[0].raw_need == "Acte de naissance");
    CHECK(row.services[1].need == "individual_counselling");
    CHECK(row.services[1].publics.count() == 2);
    CHECK(row.services[1].sexes == directory::CodeSet<directory::Sex>{directory::Sex::female});
    CHECK(row.services[1].minimum_age == 18);
    CHECK(row.services[1].maximum_age == 35);
    CHECK(row.services[1].languages == std::vector<std::string>{"fr", "ff"});
    CHECK(row.services[1].fee == directory::Fee::free);
    CHECK(row.services[1].referrers.count() == 2);
    CHECK(row.services[1].capacity_per_month == 40);
    CHECK(row.services[1].waiting_days == 14);
    CHECK(row.services[1].zone.areas == std::vector<std::string>{"CM004"});
    CHECK(util::to_string(*row.services[1].verified_at) == "2024-08-21");
    CHECK(file.findings.empty());
}

TEST_CASE("English headings are known without being told") {
    const auto file = read("Organisation,Region,Town,Service offered,Target groups,Phone\n"
                           "Buea Legal Aid,South West,Buea,legal aid,Returnees,677112233\n");
    REQUIRE(file.rows.size() == 1);
    CHECK(file.rows[0].services.at(0).need == "legal_aid");
    CHECK(file.rows[0].site->area == "CM010001001");
}

TEST_CASE("headings are matched past case, accents, punctuation, line breaks and a slip") {
    const auto file =
        read("\"NOM DE LA\nSTRUCTURE\";REGION;ville / localite;Servise offert;Tél. (bureau)\n"
             "A;Centre;Yaoundé;Emploi;222234014\n");
    REQUIRE(file.rows.size() == 1);
    CHECK(file.rows[0].site->phones.size() == 1);
    CHECK(findings(file, "finding.heading_taken_as").size() == 1);
}

TEST_CASE("headings may stand below a title and on two lines") {
    const auto file =
        read("Cartographie des acteurs;;;;\n\nIdentification;;Localisation;;Offre\n"
             "Nom de la structure;Sigle;Région;Ville;Service offert\nA;a;Centre;Yaoundé;Emploi\n");
    REQUIRE(file.rows.size() == 1);
    CHECK(file.rows[0].provenance.row == 5);
    const auto split =
        read("Structure;Localisation;;Services offerts\n;Région;Ville;\nA;Centre;Yaoundé;Emploi\n");
    REQUIRE(split.rows.size() == 1);
    CHECK(split.rows[0].site->locality == "yaounde");
}

TEST_CASE("sections, totals, blank rows and repeated headings are no data") {
    const auto file =
        read(k_head + "RÉGION DE L'EXTRÊME-NORD;;;;;\nA;;Maroua;Emploi;Tous;\n\nTotal;;;1;;\n" +
             k_head + "RÉGION DU CENTRE;;;;;\nDépartement du Mfoundi;;;;;\nB;;;Emploi;Tous;\n");
    CHECK(file.lines_read == 2);
    REQUIRE(file.rows.size() == 2);
    CHECK(file.rows[0].site->area == "CM004001");
    CHECK(file.rows[1].site->area == "CM002007");
    CHECK(file.rows[1].provenance.row == 9);
}

TEST_CASE("an organisation stands for the lines below that have a service and no name") {
    const auto file = read(
        k_head +
        "A;Centre;Yaoundé;Emploi;Tous;\n;;;Aide juridique;Tous;\n;Ouest;Bafoussam;Crédit;Tous;\n");
    REQUIRE(file.rows.size() == 3);
    CHECK(file.rows[1].organisation.key == file.rows[0].organisation.key);
    CHECK(file.rows[1].site->key == file.rows[0].site->key);
    CHECK(file.rows[2].site->locality == "bafoussam");
    CHECK(findings(file, "finding.organisation_from_above").size() == 2);
}

TEST_CASE("merged cells of a workbook hold for all their rows") {
    const test::ScratchFolder folder;
    const auto path = folder.path() / "c.xlsx";
    test::write_xlsx(
        path,
        test::xlsx_row(1, {"Nom de la structure", "Région", "Ville", "Service offert"}) +
            test::xlsx_row(2, {"A", "Centre", "Yaoundé", "Emploi"}) +
            test::xlsx_row(3, {"", "", "", "Aide juridique"}) +
            test::xlsx_row(5, {"", "", "Douala", "Crédit"}) +
            test::xlsx_row(6, {"B", "Littoral", "", "Crédit"}),
        R"(<mergeCells count="2"><mergeCell ref="A2:A5"/><mergeCell ref="B2:B3"/></mergeCells>)");
    const auto file = importers::read_mapping(path, reference(), options());
    REQUIRE(file.rows.size() == 4);
    CHECK(file.rows[1].organisation.name == "A");
    CHECK(file.rows[1].site->area == "CM002");
    CHECK(file.rows[2].provenance.row == 5);
    CHECK(file.rows[2].organisation.name == "A");
    CHECK(file.rows[2].site->locality == "douala");
    CHECK(findings(file, "finding.organisation_from_above").empty());
}

TEST_CASE("a line without any known service is held back with the nearest term") {
    const auto file = read(k_head + "A;Centre;Yaoundé;Formations aux "
                                    "métiers;Tous;\nB;Centre;Yaoundé;Emploi, Astrologie;Tous;\n");
    REQUIRE(file.rejected.size() == 1);
    CHECK(file.rejected[0].cells.at(3) == "Formations aux métiers");
    CHECK(file.rejected[0].headings.size() == file.rejected[0].cells.size());
    const auto unknown = findings(file, "finding.unknown_need");
    REQUIRE(unknown.size() == 2);
    CHECK(unknown[0].level == FindingLevel::error);
    CHECK(unknown[0].suggestion == "Formation professionnelle");
    CHECK(unknown[0].column == "Service offert");
    CHECK(unknown[0].row == 2);
    CHECK(unknown[1].level == FindingLevel::warning);
    REQUIRE(file.rows.size() == 1);
    CHECK(file.rows[0].services.size() == 1);
}

TEST_CASE(
    "lines without organisation, without service or with a cell beyond measure are held back") {
    const auto file =
        read("Nom de la structure;Région;Ville;Service offert;Description\n;Centre;Yaoundé;;x\n"
             "A;Centre;Yaoundé;;\nB;Centre;Yaoundé;Emploi;" +
             std::string(40'000, 'x') + "\n");
    CHECK(file.rows.empty());
    CHECK(file.rejected.size() == 3);
    CHECK(findings(file, "finding.no_organisation").size() == 1);
    CHECK(findings(file, "finding.no_need").size() == 2);
    REQUIRE(findings(file, "finding.cell_too_long").size() == 1);
    CHECK(findings(file, "finding.cell_too_long")[0].column == "Description");
    for (const auto& finding : file.findings) {
        CHECK(finding.value.size() <= 203);
    }
}

TEST_CASE("a latitude of 91 holds the line back and swapped coordinates are put right") {
    const auto file =
        read("Structure;Région;Ville;Service "
             "offert;Latitude;Longitude\nA;Centre;Yaoundé;Emploi;91;11,5\n"
             "B;Extrême-Nord;Maroua;Emploi;14,32;10,6\nC;Centre;Yaoundé;Emploi;48,85;2,35\n"
             "D;Centre;Yaoundé;Emploi;ici;là\n");
    CHECK(findings(file, "finding.not_on_earth").at(0).level == FindingLevel::error);
    REQUIRE(file.rows.size() == 3);
    CHECK(file.rows[0].site->point == directory::LonLat{14.32, 10.6});
    CHECK(findings(file, "finding.swapped").size() == 1);
    CHECK(file.rows[1].site->precision == directory::LocationPrecision::locality);
    CHECK(findings(file, "finding.outside_country").size() == 1);
    CHECK(file.rows[2].site->point == reference().gazetteer.settlement("yaounde")->point);
    CHECK(findings(file, "finding.bad_coordinates").size() == 1);
}

TEST_CASE("both coordinates may share a cell") {
    const auto file = read("Structure;Ville;Service offert;Coordonnées "
                           "GPS\nA;Yaoundé;Emploi;3°52'00\" N 11°31'00\" E\n");
    CHECK(file.rows.at(0).site->point->latitude == Approx(3.8667).margin(1e-4));
}

TEST_CASE("a place whose visibility cannot be read is confidential") {
    const auto file =
        read("Structure;Ville;Service offert;Visibilité du lieu\nA;Yaoundé;Emploi;peut-être\n"
             "B;Yaoundé;Emploi;approché\nC;Yaoundé;Emploi;\nD;Yaoundé;Emploi;CONFIDENTIEL\n"
             "E;Yaoundé;Emploi;public mais discret\n");
    using enum directory::LocationVisibility;
    const auto expected = {confidential, approximate, open, confidential, confidential};
    REQUIRE(file.rows.size() == 5);
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(file.rows[i].site->visibility == *(expected.begin() + i));
    }
    CHECK(findings(file, "finding.unreadable_visibility").size() == 2);
}

TEST_CASE("a shelter for survivors is kept confidential until the sheet says otherwise") {
    const auto file = read("Structure;Ville;Service offert;Publics cibles;Visibilité du lieu\n"
                           "A;Yaoundé;Hébergement d'urgence;Victimes de traite;\n"
                           "B;Yaoundé;Hébergement d'urgence;Victimes de "
                           "traite;public\nC;Yaoundé;Hébergement d'urgence;Familles;\n");
    REQUIRE(file.rows.size() == 3);
    CHECK(file.rows[0].site->visibility == directory::LocationVisibility::confidential);
    CHECK(file.rows[1].site->visibility == directory::LocationVisibility::open);
    CHECK(file.rows[2].site->visibility == directory::LocationVisibility::open);
    CHECK(findings(file, "finding.shelter_kept_confidential").size() == 1);
}

TEST_CASE("outreach has a zone and no site") {
    const auto file =
        read("Structure;Région;Ville;Service offert;Zone d'intervention;Jours de passage\n"
             "A;;;Aide juridique;Extrême-Nord;le mardi\nB;Centre;;Aide juridique;;\n");
    REQUIRE(file.rows.size() == 2);
    CHECK_FALSE(file.rows[0].site);
    CHECK(file.rows[0].services[0].outreach_days == "le mardi");
    REQUIRE(file.rows[1].site);
    CHECK(file.rows[1].site->precision == directory::LocationPrecision::region);
}

TEST_CASE("the author's way of saying nothing is nothing") {
    const auto file = read(
        k_head + "A;Centre;Yaoundé;Emploi;N/A;-\nB;Centre;Yaoundé;Emploi;Non renseigné;néant\n");
    REQUIRE(file.rows.size() == 2);
    CHECK(file.rows[0].services[0].publics.empty());
    CHECK(file.rows[1].site->phones.empty());
    CHECK(file.findings.empty());
}

TEST_CASE("names of persons and remarks are left out and unknown columns are named") {
    const auto file =
        read("Structure;Ville;Service offert;Responsable;Observations;Couleur préférée\n"
             "A;Yaoundé;Emploi;Quelqu’un;secret;bleu\n");
    CHECK(findings(file, "finding.column_left_out").size() == 2);
    CHECK(findings(file, "finding.column_not_read").at(0).column == "Couleur préférée");
}

TEST_CASE("the same file read twice gives the same keys, whatever the order of lines") {
    const std::string one = "A;Centre;Yaoundé;Emploi;Tous;\n";
    const std::string two = "A;Centre;Yaoundé;Aide juridique;Tous;\n";
    const std::string three = "a;Ouest;Bafoussam;Emploi;Tous;\n";
    const auto keys = [](const MappingFile& file) {
        std::set<std::string> all;
        for (const auto& row : file.rows) {
            all.insert(row.organisation.key);
            all.insert(row.site->key);
            all.insert(row.services.at(0).key);
        }
        return all;
    };
    const auto first = keys(read(k_head + one + two + three));
    CHECK(first == keys(read(k_head + three + two + one)));
    CHECK(first.size() == 1 + 2 + 3);
}

TEST_CASE("a line given twice counts once and is reported with its twin") {
    const auto file = read("N°;" + k_head +
                           "1;A;Centre;Yaoundé;Emploi;Tous;\n2;A;Centre;Yaoundé;Emploi;Tous;\n"
                           "3;A;Centre;Yaoundé;Emploi;Femmes;\n");
    CHECK(file.lines_read == 3);
    REQUIRE(file.rows.size() == 2);
    CHECK(file.rows[0].services[0].key != file.rows[1].services[0].key);
    CHECK(findings(file, "finding.duplicate_line").at(0).what.value("row") == "2");
}

TEST_CASE("namesakes far from each other are two sites, a corrected point is the same one") {
    const std::string head = "Structure;Région;Service offert;Latitude;Longitude\n";
    const auto key = [&head](const std::string& line) {
        return read(head + line).rows.at(0).site->key;
    };
    CHECK(key("Centre de santé;Centre;Emploi;3,861;11,511\n") ==
          key("Centre de santé;Centre;Emploi;3,862;11,512\n"));
    CHECK(key("Centre de santé;Centre;Emploi;3,861;11,511\n") !=
          key("Centre de santé;Centre;Emploi;4,2;11,2\n"));
    const auto town =
        read("Structure;Ville;Service offert;Latitude;Longitude\nA;Yaoundé;Emploi;3,86;11,51\n"
             "A;Yaoundé;Crédit;3,86;11,511\nA;Yaoundé;Emploi;3,95;11,51\n");
    REQUIRE(town.rows.size() == 3);
    CHECK(town.rows[0].site->key == town.rows[1].site->key);
    CHECK(town.rows[0].site->key != town.rows[2].site->key);
}

TEST_CASE("a fixed service of the profile gives no nameless line the organisation above") {
    const test::ScratchFolder folder;
    const auto profile = folder.write("p.csv",
                                      "field,headings,value\norganisation,Nom,\nlocality,Ville,"
                                      "\nsource,Origine,\nneed,,primary_health_care\n");
    const auto file = read("Nom;Ville;Origine\nA;Yaoundé;x\n;Yaoundé;y\n", profile.string());
    CHECK(file.rows.size() == 1);
    CHECK(findings(file, "finding.no_organisation").size() == 1);
}

TEST_CASE("organisations spelled nearly alike in one town are reported") {
    const auto file = read(k_head + "Association Espoir;Centre;Yaoundé;Emploi;Tous;\nAsociation "
                                    "Espoir;Centre;Yaoundé;Crédit;Tous;\n"
                                    "Commune de Douala I;Littoral;Douala;Emploi;Tous;\nCommune de "
                                    "Douala II;Littoral;Douala;Emploi;Tous;\n");
    const auto alike = findings(file, "finding.organisations_alike");
    REQUIRE(alike.size() == 1);
    CHECK(alike[0].row == 3);
    CHECK(alike[0].what.value("row") == "2");
}

TEST_CASE("a profile names columns, fixed values and the reference system") {
    const test::ScratchFolder folder;
    const auto profile = folder.write(
        "p.csv",
        "field,headings,value\norganisation,Kto,\nlocality,Gdzie,\nneed,,primary_health_care\n"
        "longitude,X,\nlatitude,Y,\nreference_system,,EPSG:32632\n");
    const auto file = read("Kto;Gdzie;X;Y\nHôpital;Yaoundé;778000;427000\n", profile.string());
    REQUIRE(file.rows.size() == 1);
    CHECK(file.rows[0].services[0].need == "primary_health_care");
    CHECK(file.rows[0].site->point->longitude == Approx(11.503).margin(0.002));
    CHECK(file.rows[0].site->point->latitude == Approx(3.859).margin(0.002));
    const auto metres =
        read("Structure;Ville;Service offert;X;Y\nA;Yaoundé;Emploi;778000;427000\n");
    CHECK(findings(metres, "finding.projected_coordinates").size() == 1);
    CHECK(metres.rows.size() == 1);
}

TEST_CASE("a profile that is wrong is refused with its word") {
    const test::ScratchFolder folder;
    const auto with = [&](const std::string& text) {
        return refusal("a;b\n", options(folder.write("p.csv", text).string()));
    };
    CHECK(with("nom,titre\n") == "import.bad_profile");
    CHECK(with("field,headings,value\nnowhere,X,\n") == "import.bad_profile_field");
    CHECK(with("field,headings,value\nreference_system,,EPSG:xx\n") ==
          "import.bad_reference_system");
    CHECK(refusal("a;b\n", options("missing-profile.csv")) == "import.no_file");
}

TEST_CASE("a mapping that cannot be read as a whole is refused with the remedy") {
    CHECK(refusal("") == "import.empty");
    CHECK(refusal("a;b;c\n1;2;3\n") == "import.no_headings");
    CHECK(refusal("Nom de la structure;Région;Ville\nA;Centre;Yaoundé\n") ==
          "import.missing_column");
    CHECK(refusal("Région;Ville;Service offert\nCentre;Yaoundé;Emploi\n") ==
          "import.missing_column");
    auto other = options();
    other.sheet = "Feuille 9";
    CHECK(refusal(k_head, other) == "import.no_sheet");
}

TEST_CASE("a mapping with headings only has no lines") {
    const auto file = read(k_head);
    CHECK(file.lines_read == 0);
    CHECK(file.rows.empty());
}

TEST_CASE("broken accents are repaired and said") {
    const auto file = read(k_head + "A;Centre;YaoundÃ©;Emploi;Tous;\n");
    CHECK(file.rows.at(0).site->locality == "yaounde");
    CHECK(findings(file, "finding.encoding_repaired").size() == 1);
}

TEST_CASE("a Windows-1252 mapping reads like its UTF-8 twin") {
    const auto file = read(
        "Nom de la structure;R\xE9gion;Ville;Service offert\nA;Extr\xEAme-Nord;Maroua;Emploi\n");
    REQUIRE(file.rows.size() == 1);
    CHECK(file.rows[0].site->area == "CM004001");
}

TEST_CASE("reading stops when asked to and answers nothing half done") {
    const test::ScratchFolder folder;
    const auto path = folder.write(
        "l.csv", k_head + "A;Centre;Yaoundé;Emploi;Tous;\nB;Centre;Yaoundé;Emploi;Tous;\n");
    int calls = 0;
    const auto file = importers::read_mapping(
        path, reference(), options(), [&calls](auto, auto) { return ++calls < 1; });
    CHECK(calls == 1);
    CHECK(file.rows.empty());
    CHECK(file.lines_read == 0);
}

TEST_CASE("real lists of others are read through a profile without losing a line") {
    const std::filesystem::path shared = RELAIS_SOURCE_DIR "/../shared/data";
    const std::filesystem::path geodata = RELAIS_SOURCE_DIR "/geodata";
    if (!std::filesystem::exists(shared) || !std::filesystem::exists(geodata / "settlements.csv")) {
        WARN("no shared data: not checked");
        return;
    }
    const auto whole = importers::read_reference(geodata);
    const std::string profiles = RELAIS_SOURCE_DIR "/tests/data/profiles/";
    const auto check = [&](const char* path, const char* profile, int fewest) {
        INFO(path);
        const auto file =
            importers::read_mapping(shared / path, whole, options(profiles + profile));
        CHECK(file.lines_read >= fewest);
        const auto twice = findings(file, "finding.duplicate_line").size();
        CHECK(file.rows.size() + file.rejected.size() + twice ==
              static_cast<std::size_t>(file.lines_read));
    };
    check("messy/mbongowo_osm_facilities_mojibake.csv", "health_sites.csv", 2074);
    check("messy/mbongowo_osm_places_mojibake.csv", "health_sites.csv", 1291);
    check("health/maina2019_cmr_public_health_facilities.csv", "health_sites.csv", 3061);
    check("directories/fr_data_inclusion/dataset_raw.xlsx", "fr_data_inclusion.csv", 7);
}

TEST_CASE("the starter mapping is read whole") {
    const std::filesystem::path geodata = RELAIS_SOURCE_DIR "/geodata";
    if (!std::filesystem::exists(geodata / "starter_mapping.csv")) {
        WARN("no starter mapping: not checked");
        return;
    }
    const auto file = importers::read_mapping(
        geodata / "starter_mapping.csv", importers::read_reference(geodata), options());
    CHECK(file.rejected.empty());
    CHECK(file.rows.size() >= 150);
    CHECK(std::ranges::all_of(
        file.rows, [](const auto& row) { return !row.site || row.site->point.has_value(); }));
}
