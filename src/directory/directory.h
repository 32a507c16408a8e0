#pragma once
#include "directory/gazetteer.h"
#include "directory/records.h"
#include "directory/taxonomy.h"

#include <vector>

namespace relais::directory {

/// Everything a reader may see of one edition, plus the reference tables it is read with. Plain
/// data; services, sites and organisations are sorted by id, and every reference in them resolves.
struct Directory {
    Edition edition;
    Taxonomy taxonomy;
    std::vector<Language> languages;
    Gazetteer gazetteer;
    std::vector<Organisation> organisations;
    std::vector<Site> sites;
    std::vector<Service> services;

    [[nodiscard]] const Organisation* organisation(OrganisationId id) const;
    [[nodiscard]] const Site* site(SiteId id) const;
    [[nodiscard]] const Service* service(ServiceId id) const;
    [[nodiscard]] const Site* site_of(const Service& service) const;
    /// Bit of a language code, or nothing.
    [[nodiscard]] std::optional<int> language(std::string_view code) const;
};

} // namespace relais::directory
