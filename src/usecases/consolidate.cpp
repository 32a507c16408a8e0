#include "usecases/consolidate.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>

namespace relais::usecases {
namespace {

using namespace relais::directory;

std::string text_of(const std::string& text) {
    return text;
}
template <class Enum>
std::string text_of(const std::optional<Enum>& value) {
    return value ? std::string(code_of(*value)) : "";
}

class Consolidation {
public:
    Consolidated run(const std::vector<MappingRow>& rows) {
        for (const auto& row : rows) {
            m_row = &row;
            const auto organisation = merge_organisation(row.organisation);
            const auto site = row.site ? std::optional(merge_site(*row.site, organisation)) : std::nullopt;
            for (const auto& service : row.services) {
                add_service(service, organisation, site);
            }
        }
        return std::move(m_result);
    }

private:
    /// Once for a record and a wording, however many lines repeat it.
    void report(const char* key, const std::string& record, const std::string& kept, const std::string& other) {
        if (!m_said.insert(std::string(key) + '|' + record + '|' + other).second) {
            return;
        }
        m_result.findings.push_back({FindingLevel::warning, m_row->provenance.sheet, m_row->provenance.row, "", other,
                                     {key, {{"kept", kept}, {"name", m_row->organisation.name}}}, ""});
    }

    /// Takes `other` where `kept` is silent; says so where both speak and differ.
    template <class Value>
    void fill(Value& kept, const Value& other, const char* conflict_key, const std::string& record) {
        if (other == Value{} || kept == other) {
            return;
        }
        if (kept == Value{}) {
            kept = other;
        } else {
            report(conflict_key, record, text_of(kept), text_of(other));
        }
    }

    OrganisationId merge_organisation(const Organisation& said) {
        auto& organisations = m_result.records.organisations;
        const auto [found, is_new] = m_organisations.try_emplace(said.key, organisations.size());
        if (is_new) {
            organisations.push_back(said);
            organisations.back().id = {static_cast<std::int64_t>(organisations.size())};
        } else {
            auto& kept = organisations[found->second];
            fill(kept.acronym, said.acronym, "finding.organisation_acronyms", kept.key);
            fill(kept.kind, said.kind, "finding.organisation_kinds", kept.key);
            fill(kept.website, said.website, "finding.organisation_websites", kept.key);
            fill(kept.mnr_membership, said.mnr_membership, "finding.organisation_memberships", kept.key);
        }
        return organisations[found->second].id;
    }

    SiteId merge_site(const Site& said, OrganisationId organisation) {
        auto& sites = m_result.records.sites;
        const auto [found, is_new] = m_sites.try_emplace(said.key, sites.size());
        if (is_new) {
            sites.push_back(said);
            sites.back().id = {static_cast<std::int64_t>(sites.size())};
            sites.back().organisation = organisation;
        } else {
            merge_into(sites[found->second], said);
        }
        return sites[found->second].id;
    }

    void merge_into(Site& kept, const Site& said) {
        fill(kept.address, said.address, "finding.site_addresses", kept.key);
        fill(kept.landmark, said.landmark, "finding.site_landmarks", kept.key);
        fill(kept.accessibility, said.accessibility, "finding.site_accessibility", kept.key);
        if (kept.opening_hours.empty()) {
            kept.opening_hours = said.opening_hours;
            kept.hours = said.hours;
        } else if (!said.opening_hours.empty() && said.opening_hours != kept.opening_hours) {
            report("finding.site_hours", kept.key, kept.opening_hours, said.opening_hours);
        }
        const bool finer = said.point && (!kept.point || said.precision < kept.precision);
        if (finer) {
            kept.point = said.point;
            kept.precision = said.precision;
            kept.area = said.area;
        }
        if (said.visibility > kept.visibility) {
            report("finding.site_visibility", kept.key, std::string(code_of(said.visibility)),
                   std::string(code_of(kept.visibility)));
            kept.visibility = said.visibility;
        }
        add_missing(kept.phones, said.phones);
        add_missing(kept.emails, said.emails);
        if (kept.whatsapp.empty()) {
            kept.whatsapp = said.whatsapp;
        }
    }

    static void add_missing(std::vector<std::string>& kept, const std::vector<std::string>& said) {
        for (const auto& value : said) {
            if (std::ranges::find(kept, value) == kept.end()) {
                kept.push_back(value);
            }
        }
    }

    void add_service(const Service& said, OrganisationId organisation, std::optional<SiteId> site) {
        auto& services = m_result.records.services;
        const auto [found, is_new] = m_services.try_emplace(said.key, services.size());
        if (!is_new) {
            report("finding.service_twice", said.key, services[found->second].raw_need, said.raw_need);
            return;
        }
        services.push_back(said);
        services.back().id = {static_cast<std::int64_t>(services.size())};
        services.back().organisation = organisation;
        services.back().site = site;
    }

    const MappingRow* m_row = nullptr;
    Consolidated m_result;
    std::set<std::string> m_said;
    std::unordered_map<std::string, std::size_t> m_organisations;
    std::unordered_map<std::string, std::size_t> m_sites;
    std::unordered_map<std::string, std::size_t> m_services;
};

} // namespace

Consolidated consolidate(const std::vector<MappingRow>& rows) {
    return Consolidation().run(rows);
}

} // namespace relais::usecases
