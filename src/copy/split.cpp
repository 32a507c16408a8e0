#include "copy/layout.h"
#include "copy/parts.h"

#include <algorithm>
#include <map>
#include <set>

namespace relais::copy {
namespace {

using namespace relais::directory;

/// What one part holds beside its name; empty lists cost a byte each.
struct Contents {
    std::set<OrganisationId> organisations;
    std::vector<const Site*> sites;
    std::vector<const Service*> services;
};

std::string part_of(const Directory& directory, const Site& site) {
    for (const int level : {2, 1}) {
        if (const auto* area = directory.gazetteer.area_at_level(site.area, level)) {
            return "area-" + area->code;
        }
    }
    return "elsewhere";
}

std::map<std::string, Contents> sorted_into_parts(const Directory& directory) {
    std::map<std::string, Contents> parts;
    std::set<OrganisationId> placed;
    const auto place = [&](Contents& part, OrganisationId id) {
        part.organisations.insert(id);
        placed.insert(id);
    };
    for (const auto& site : directory.sites) {
        auto& part = parts[part_of(directory, site)];
        part.sites.push_back(&site);
        place(part, site.organisation);
    }
    for (const auto& service : directory.services) {
        const auto* site = directory.site_of(service);
        auto& part = parts[site != nullptr ? part_of(directory, *site) : std::string("outreach")];
        part.services.push_back(&service);
        place(part, service.organisation);
    }
    for (const auto& organisation : directory.organisations) {
        if (!placed.contains(organisation.id)) {
            parts["outreach"].organisations.insert(organisation.id);
        }
    }
    return parts;
}

ByteWriter begun(std::string_view kind) {
    ByteWriter writer;
    writer(std::string(k_format));
    writer(std::string(kind));
    return writer;
}

std::string records_bytes(const Directory& directory, const Contents& contents) {
    auto writer = begun("records");
    list(writer, contents.organisations, [&](ByteWriter& one, OrganisationId id) {
        lay_organisation(one, *directory.organisation(id));
    });
    list(writer, contents.sites, [](ByteWriter& one, const Site* site) { lay_site(one, *site); });
    list(writer, contents.services, [](ByteWriter& one, const Service* service) { lay_service(one, *service); });
    return writer.take();
}

std::string reference_bytes(const Directory& directory) {
    auto writer = begun("reference");
    lay_edition(writer, directory.edition);
    list(writer, directory.taxonomy.terms(), [](ByteWriter& one, const Term& term) { lay_term(one, term); });
    list(writer, directory.languages, [](ByteWriter& one, const Language& language) { lay_language(one, language); });
    list(writer, directory.gazetteer.areas(), [](ByteWriter& one, const Area& area) { lay_area(one, area); });
    list(writer, directory.gazetteer.zones(), [](ByteWriter& one, const StartingZone& zone) {
        lay_starting_zone(one, zone);
    });
    return writer.take();
}

std::string settlements_bytes(const Directory& directory) {
    auto writer = begun("settlements");
    list(writer, directory.gazetteer.settlements(), [](ByteWriter& one, const Settlement& settlement) {
        lay_settlement(one, settlement);
    });
    return writer.take();
}

std::string boundaries_bytes(const std::vector<Boundary>& boundaries) {
    auto writer = begun("boundaries");
    list(writer, boundaries, [](ByteWriter& one, const Boundary& boundary) { lay_boundary(one, boundary); });
    return writer.take();
}

std::string offers_bytes(const Beside& beside) {
    auto writer = begun("offers");
    lay_offers(writer, beside);
    return writer.take();
}

std::string flowchart_bytes(const Beside& beside) {
    auto writer = begun("flowchart");
    lay_flowchart(writer, beside);
    return writer.take();
}

} // namespace

std::vector<Part> split(const Directory& directory, const std::vector<Boundary>& boundaries, const Beside& beside) {
    std::vector<Part> parts{{"reference", reference_bytes(directory)},
                            {"settlements", settlements_bytes(directory)},
                            {"boundaries", boundaries_bytes(boundaries)},
                            {"offers", offers_bytes(beside)},
                            {"flowchart", flowchart_bytes(beside)}};
    for (const auto& [name, contents] : sorted_into_parts(directory)) {
        parts.push_back({name, records_bytes(directory, contents)});
    }
    return parts;
}

bool belongs(std::string_view part_name, const std::vector<AreaCode>& units) {
    constexpr std::string_view k_area = "area-";
    if (units.empty() || !part_name.starts_with(k_area)) {
        return true;
    }
    const auto area = part_name.substr(k_area.size());
    return std::ranges::any_of(
        units, [area](const AreaCode& unit) { return lies_in(area, unit) || lies_in(unit, area); });
}

} // namespace relais::copy
