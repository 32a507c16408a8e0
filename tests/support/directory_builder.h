#pragma once
#include "directory/demand.h"
#include "directory/directory.h"
#include "usecases/snapshot.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace relais::test {

/// A small directory with good defaults: say only what a test is about. Areas: Extrême-Nord (CM004) with Diamaré and
/// Mayo-Tsanaga, Centre (CM002) with Mfoundi; settlements Maroua, Mokolo and Yaoundé; four needs in three dimensions.
class DirectoryBuilder {
public:
    DirectoryBuilder() {
        using namespace directory;
        m_directory.edition.id = EditionId{1};
        m_directory.edition.label = "Atelier d’essai";
        m_directory.edition.state = EditionState::published;
        m_directory.edition.published_at = "2026-11-01T08:00:00Z";
        m_directory.taxonomy = Taxonomy({{"social", "", "Social", "Social", {}, {}, {}},
                                         {"psychosocial", "", "Psychosocial", "Psychosocial", {}, {}, {}},
                                         {"economic", "", "Économique", "Economic", {}, {}, {}},
                                         {"legal_aid", "social", "Aide juridique", "Legal aid", {"avocat"}, {}, {}},
                                         {"housing_emergency_shelter", "social", "Hébergement d’urgence",
                                          "Emergency shelter", {"foyer"}, {}, {}},
                                         {"individual_counselling", "psychosocial", "Écoute individuelle",
                                          "Individual counselling", {"psychologue"}, {}, {}},
                                         {"vocational_training", "economic", "Formation professionnelle",
                                          "Vocational training", {}, {}, {}}});
        m_directory.languages = {{"fr", "Français", "French", {}},
                                 {"en", "Anglais", "English", {}},
                                 {"ful", "Fulfulde", "Fulfulde", {}}};
        m_directory.gazetteer =
            Gazetteer({area("CM002", "", 1, "Centre", "Centre", 11.5, 4.5),
                       area("CM002007", "CM002", 2, "Mfoundi", "Mfoundi", 11.52, 3.87),
                       area("CM004", "", 1, "Extrême-Nord", "Far North", 14.4, 10.8),
                       area("CM004001", "CM004", 2, "Diamaré", "Diamaré", 14.3, 10.6),
                       area("CM004001001", "CM004001", 3, "Maroua I", "Maroua I", 14.35, 10.55),
                       area("CM004006", "CM004", 2, "Mayo-Tsanaga", "Mayo-Tsanaga", 13.8, 10.7)},
                      {{"yaounde", "Yaoundé", "Yaoundé", {"CM002007"}},
                       {"extreme_nord", "Extrême-Nord", "Far North", {"CM004"}}},
                      {settlement("gn1", "Maroua", SettlementKind::regional_capital, 14.3213, 10.5956, "CM004001001"),
                       settlement("gn2", "Mokolo", SettlementKind::departmental_seat, 13.8016, 10.7397, "CM004006"),
                       settlement("gn3", "Yaoundé", SettlementKind::regional_capital, 11.5180, 3.8660, "CM002007")});
    }

    DirectoryBuilder& organisation(std::int64_t id, std::string name) {
        directory::Organisation organisation;
        organisation.id = {id};
        organisation.key = "o" + std::to_string(id);
        organisation.name = std::move(name);
        organisation.kind = directory::OrganisationKind::national_ngo;
        m_directory.organisations.push_back(std::move(organisation));
        return *this;
    }

    /// A site of the newest organisation. Change what the test is about through the reference.
    directory::Site& site(std::int64_t id, std::string name, double longitude, double latitude,
                          std::string area = "CM004001001", std::string locality = "gn1") {
        directory::Site site;
        site.id = {id};
        site.key = "s" + std::to_string(id);
        site.organisation = m_directory.organisations.back().id;
        site.name = std::move(name);
        site.point = directory::LonLat{longitude, latitude};
        site.precision = directory::LocationPrecision::surveyed;
        site.area = std::move(area);
        site.locality = std::move(locality);
        m_directory.sites.push_back(std::move(site));
        return m_directory.sites.back();
    }

    /// A service at a site, all of it known: open to everyone, both sexes, all ages, free, verified on 1 November 2026.
    directory::Service& service(std::int64_t id, std::int64_t site, std::string need) {
        auto& service = outreach(id, std::move(need));
        service.site = directory::SiteId{site};
        service.organisation = m_directory.site({site})->organisation;
        return service;
    }

    /// A service of the newest organisation without a place.
    directory::Service& outreach(std::int64_t id, std::string need) {
        directory::Service service;
        service.id = {id};
        service.key = "v" + std::to_string(id);
        service.organisation = m_directory.organisations.back().id;
        service.need = std::move(need);
        service.publics = {directory::Public::everyone};
        service.sexes = {directory::Sex::female, directory::Sex::male};
        service.minimum_age = 0;
        service.maximum_age = 120;
        service.languages = {"fr"};
        service.fee = directory::Fee::free;
        service.access_modes = {directory::AccessMode::walk_in};
        service.referrers = {directory::Referrer::professional};
        service.saturation = directory::Saturation::low;
        service.saturation_as_of = *util::parse_day("2026-11-01");
        service.zone.kind = directory::ServedZone::Kind::national;
        service.verified_at = *util::parse_day("2026-11-01");
        m_directory.services.push_back(std::move(service));
        return m_directory.services.back();
    }

    directory::Directory& directory() { return m_directory; }
    [[nodiscard]] std::shared_ptr<const usecases::Snapshot> snapshot(std::vector<directory::Boundary> boundaries = {}) const {
        return std::make_shared<const usecases::Snapshot>(m_directory, std::move(boundaries),
                                                          std::vector{people()});
    }
    /// 1,000 people in Maroua, 200 in Mokolo, 3,000 in Yaoundé, 5 of no unit.
    [[nodiscard]] directory::Demand people() const {
        directory::Demand demand;
        demand.source = {directory::DemandKind::people, "", 2025, "essai", true, 5};
        demand.points = {{"gn1", {14.3213, 10.5956}, "CM004001001", 1000},
                         {"gn2", {13.8016, 10.7397}, "CM004006", 200},
                         {"gn3", {11.5180, 3.8660}, "CM002007", 3000},
                         {"", {5, 5}, "", 5}};
        return demand;
    }

private:
    static directory::Area area(std::string code, std::string parent, int level, std::string fr, std::string en,
                                double longitude, double latitude) {
        return {std::move(code), std::move(parent), level, std::move(fr), std::move(en), {}, {longitude, latitude}};
    }
    static directory::Settlement settlement(std::string code, std::string name, directory::SettlementKind kind,
                                            double longitude, double latitude, std::string area) {
        directory::Settlement settlement;
        settlement.code = std::move(code);
        settlement.name = std::move(name);
        settlement.kind = kind;
        settlement.point = {longitude, latitude};
        settlement.area = std::move(area);
        return settlement;
    }

    directory::Directory m_directory;
};

/// The day tests live on: Tuesday 24 November 2026, and noon of it in Cameroon.
inline util::Day test_day() {
    return *util::parse_day("2026-11-24");
}
inline util::Instant test_noon() {
    return util::Instant(test_day()) + std::chrono::hours(11);
}

} // namespace relais::test
