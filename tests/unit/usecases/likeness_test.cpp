#include "usecases/likeness.h"

#include "usecases/find_duplicates.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace relais;
using namespace relais::directory;
using usecases::name_likeness;

TEST_CASE("Names are compared without accents, case or punctuation") {
    CHECK(name_likeness("Hôpital Régional de Maroua", "HOPITAL REGIONAL DE MAROUA") == 1);
    CHECK(name_likeness("Centre social", "Brasserie") < 0.2);
    CHECK(name_likeness("", "x") == 0);
}

TEST_CASE("Likeness of names is symmetric, within 0 and 1, and whole for itself") {
    CHECK(rc::check([](const std::string& a, const std::string& b) {
        const double forward = name_likeness(a, b);
        RC_ASSERT(forward == name_likeness(b, a));
        RC_ASSERT(forward >= 0.0 && forward <= 1.0);
        RC_ASSERT(name_likeness(a, a) == 1.0 || name_likeness(a, a) == 0.0); // 0: no letters at all
    }));
}

TEST_CASE("A word on each side that the other lacks makes two names, however much they share") {
    const double k_limit = usecases::k_alike;
    CHECK(name_likeness("Commune de Mokolo", "Commune de Koza") < k_limit);
    CHECK(name_likeness("Commune de Foumban", "Commune de Foumbot") < k_limit);
    CHECK(name_likeness("Buea Council", "Tiko Council") < k_limit);
    CHECK(name_likeness("Conseil norvégien pour les réfugiés", "Conseil danois pour les réfugiés") < k_limit);
    CHECK(name_likeness("Hôpital général de Yaoundé", "Hôpital central de Yaoundé") < k_limit);
    CHECK(name_likeness("Délégation régionale des affaires sociales de l’Est",
                        "Délégation régionale des affaires sociales du Sud") < k_limit);
}

TEST_CASE("Abbreviations and slips of the pen leave a name itself") {
    const double k_limit = usecases::k_alike;
    CHECK(name_likeness("Foyer Sainte Marie de Maroua", "Foyer Ste Marie de Maroua") >= k_limit);
    CHECK(name_likeness("Association des femmes de Maroua", "Assoc. des femmes de Maroua") >= k_limit);
    CHECK(name_likeness("Hôpital de district de Kousséri", "Hopital de distric de Kousseri") >= k_limit);
    CHECK(name_likeness("Fonds National de l’Emploi", "Fond national pour l’emploi") >= k_limit);
}

TEST_CASE("Names that differ in a number are two names, however alike the letters") {
    CHECK(name_likeness("Commune d’arrondissement de Yaoundé 2e", "Commune d’arrondissement de Yaoundé 4e") == 0);
    CHECK(name_likeness("Lycée de Maroua 1er", "Lycée de Maroua II") == 0);
    CHECK(name_likeness("Centre de santé", "Centre de santé 3") == 0);
    CHECK(name_likeness("Maroua Ier", "Maroua 1er") > 0.5); // one number, spelled twice
    CHECK(name_likeness("Maroua I", "Maroua 1er") > 0.5);
}

namespace {

store::Records two_places(const std::string& name_a, const std::string& name_b) {
    store::Records records;
    for (std::int64_t id = 1; id <= 2; ++id) {
        Organisation organisation;
        organisation.id = {id};
        organisation.name = id == 1 ? name_a : name_b;
        organisation.key = organisation.name;
        records.organisations.push_back(organisation);
        Site site;
        site.id = {id};
        site.key = "site " + std::to_string(id);
        site.organisation = {id};
        site.area = "CM004001001";
        records.sites.push_back(site);
        Service service;
        service.id = {id};
        service.organisation = {id};
        service.site = SiteId{id};
        service.provenance = {"Feuille", static_cast<int>(id) + 1};
        records.services.push_back(service);
    }
    return records;
}

} // namespace

TEST_CASE("Two spellings of one name in one department are reported once, at the second line") {
    const auto found =
        usecases::find_duplicates(two_places("Foyer Sainte Marie de Maroua", "Foyer Ste Marie de Maroua"), {});
    REQUIRE(found.size() == 1);
    CHECK(found[0].at.row == 3);
    CHECK(found[0].likeness.score >= usecases::k_alike);
}

TEST_CASE("A pair that somebody called distinct is not reported again") {
    CHECK(usecases::find_duplicates(two_places("Foyer Sainte Marie de Maroua", "Foyer Ste Marie de Maroua"),
                                    {{"site 1", "site 2"}})
              .empty());
}

TEST_CASE("Like names in two departments, far apart or with other phones are two places") {
    auto records = two_places("Centre social de quartier", "Centre social de quartier");
    records.sites[1].area = "CM004002001";
    CHECK(usecases::find_duplicates(records, {}).empty());
    records = two_places("Centre social de quartier", "Centre social du quartier");
    for (auto& site : records.sites) {
        site.precision = LocationPrecision::surveyed;
    }
    records.sites[0].point = LonLat{14.30, 10.60};
    records.sites[1].point = LonLat{14.35, 10.60}; // 5 km
    CHECK(usecases::find_duplicates(records, {}).empty());
}

TEST_CASE("Two places of a town with one town-level point are not alike for that") {
    Organisation a;
    a.name = "Délégation du travail";
    Organisation b;
    b.name = "Hôpital régional";
    Site at;
    at.point = LonLat{14.3, 10.6};
    at.precision = LocationPrecision::locality;
    CHECK(usecases::likeness(a, at, b, at).score < 0.5);
}
