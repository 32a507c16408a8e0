#pragma once
#include "directory/reference.h"
#include "store/edition_store.h"

/// Small made-up records with good defaults, for tests of the store and of what stands on it.
namespace relais::tests {

inline directory::Reference sample_reference() {
    using namespace directory;
    std::vector<Term> terms{{"social", "", "Social", "Social", {}, {}, {}},
                            {"legal_aid", "social", "Aide juridique", "Legal aid", {"conseil juridique"}, {}, {}},
                            {"protection_gbv", "social", "Protection VBG", "GBV protection", {}, {}, {}}};
    std::vector<Language> languages{{"fr", "Français", "French", {}}, {"ful", "Fulfulde", "Fulfulde", {"peul"}}};
    std::vector<Area> areas{{"CM004", "", 1, "Extrême-Nord", "Far North", {}, {14.3, 11.0}},
                            {"CM004001", "CM004", 2, "Diamaré", "Diamaré", {}, {14.4, 10.5}},
                            {"CM004001001", "CM004001", 3, "Maroua Ier", "Maroua I", {}, {14.32, 10.61}}};
    std::vector<StartingZone> zones{{"extreme_nord", "Extrême-Nord", "Far North", {"CM004"}}};
    std::vector<Settlement> settlements{
        {"maroua", "Maroua", {}, SettlementKind::regional_capital, "", {14.3159, 10.5910}, "CM004001", 300'000, 2020,
         "test"},
        {"domayo", "Domayo", {}, SettlementKind::neighbourhood, "maroua", {14.33, 10.58}, "CM004001001", {}, 0, ""}};
    return {Taxonomy(std::move(terms)), std::move(languages),
            Gazetteer(std::move(areas), std::move(zones), std::move(settlements))};
}

/// One organisation; a public, an approximate and a confidential site (ids 1 to 3), one service at each.
inline store::Records sample_records() {
    using namespace directory;
    store::Records records;
    Organisation organisation;
    organisation.id = {1};
    organisation.key = "aidejuridiquedetest";
    organisation.name = "Aide juridique de test";
    organisation.kind = OrganisationKind::association;
    records.organisations.push_back(organisation);
    for (std::int64_t i = 1; i <= 3; ++i) {
        Site site;
        site.id = {i};
        site.key = "site-key-" + std::to_string(i);
        site.organisation = {1};
        site.name = "Antenne secrète " + std::to_string(i);
        site.address = "Rue cachée 12";
        site.landmark = "en face du puits";
        site.locality = "domayo";
        site.locality_name = "Domayo";
        site.area = "CM004001001";
        site.point = LonLat{14.3111 + 0.001 * static_cast<double>(i), 10.5999};
        site.precision = LocationPrecision::surveyed;
        site.visibility = static_cast<LocationVisibility>(i - 1);
        site.phones = {"+237600000000"};
        site.opening_hours = "Mo-Fr 08:00-15:30";
        site.hours = {true, {{480, 930}}};
        site.accessibility = "portail bleu";
        site.closure_message = "travaux au portail bleu";
        records.sites.push_back(site);
        Service service;
        service.id = {i};
        service.key = "service-key-" + std::to_string(i);
        service.organisation = {1};
        service.site = SiteId{i};
        service.need = i == 3 ? "protection_gbv" : "legal_aid";
        service.raw_need = "mots cachés";
        service.name = "Écoute derrière le puits";
        service.description_fr = "près du marché caché";
        service.publics = {Public::women, Public::children};
        service.sexes = {Sex::female};
        service.minimum_age = 12;
        service.languages = {"fr", "ful"};
        service.fee = Fee::free;
        service.zone = {ServedZone::Kind::areas, {"CM004"}, {}};
        service.verified_at = util::parse_day("2026-10-01");
        service.provenance = {"Feuille 1", static_cast<int>(i) + 1};
        records.services.push_back(service);
    }
    return records;
}

inline directory::Edition sample_edition() {
    directory::Edition edition;
    edition.label = "Essai";
    edition.source_file = "essai.csv";
    edition.sha256 = std::string(64, 'a');
    edition.imported_at = "2026-11-24T10:00:00Z";
    edition.imported_by = "test";
    return edition;
}

} // namespace relais::tests
