#include "directory/outreach_rule.h"
#include "exports/form.h"
#include "importers/profile.h"
#include "present/distances.h"
#include "present/export_words.h"
#include "present/hsds.h"
#include "present/json_parts.h"
#include "present/mapping_table.h"
#include "present/page_address.h"
#include "util/secret.h"

#include <algorithm>
#include <array>
#include <numeric>

/// Fills the tables of HSDS.
namespace relais::present {
namespace {

using namespace relais::directory;
using Strings = std::vector<std::string>;

/// Names, files and columns as the specification has them.
std::vector<HsdsTable> empty_tables() {
    return {
        {"organization",
         "organizations.csv",
         {"id", "name", "alternate_name", "description", "website", "uri"},
         {}},
        {"service",
         "services.csv",
         {"id", "organization_id", "name", "alternate_name", "description", "url", "status",
          "application_process", "fees_description", "eligibility_description", "minimum_age",
          "maximum_age", "assured_date", "alert"},
         {}},
        {"location",
         "locations.csv",
         {"id", "location_type", "organization_id", "name", "alternate_name", "description",
          "latitude", "longitude", "external_identifier", "external_identifier_type"},
         {}},
        {"service_at_location",
         "service_at_location.csv",
         {"id", "service_id", "location_id", "description"},
         {}},
        {"address",
         "addresses.csv",
         {"id", "location_id", "address_1", "address_2", "city", "region", "state_province",
          "postal_code", "country", "address_type"},
         {}},
        {"phone", "phones.csv", {"id", "location_id", "number", "type", "description"}, {}},
        {"schedule",
         "schedules.csv",
         {"id", "service_id", "location_id", "timezone", "freq", "interval", "byday", "opens_at",
          "closes_at", "description"},
         {}},
        {"service_area",
         "service_areas.csv",
         {"id", "service_id", "name", "extent", "extent_type"},
         {}},
        {"language", "languages.csv", {"id", "service_id", "name", "code"}, {}},
        {"accessibility", "accessibility.csv", {"id", "location_id", "description"}, {}},
        {"cost_option",
         "cost_options.csv",
         {"id", "service_id", "option", "amount_description"},
         {}},
        {"required_document", "required_documents.csv", {"id", "service_id", "document"}, {}},
        {"unit", "units.csv", {"id", "name"}, {}},
        {"service_capacity",
         "service_capacity.csv",
         {"id", "service_id", "unit_id", "available", "maximum", "description", "updated"},
         {}},
        {"taxonomy", "taxonomies.csv", {"id", "name", "description", "version"}, {}},
        {"taxonomy_term",
         "taxonomy_terms.csv",
         {"id", "code", "name", "description", "parent_id", "taxonomy", "taxonomy_id", "language"},
         {}},
        {"attribute",
         "attributes.csv",
         {"id", "link_id", "taxonomy_term_id", "link_type", "link_entity", "value", "label"},
         {}}};
}

constexpr std::array<const char*, 7> k_days = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};

std::string clock(int minute) {
    char text[16];
    std::snprintf(text, sizeof text, "%02d:%02d:00", minute / 60 % 24, minute % 60);
    return text;
}

class Filler {
public:
    Filler(const Words& words, std::vector<HsdsTable>& tables) : m_words(words), m_tables(tables) {
        m_tables = empty_tables();
    }

    void fill() {
        const auto& directory = m_words.directory();
        add("unit", {{"id", hsds_id("unit-persons")}, {"name", m_words.texts().text("hsds.persons_a_month")}});
        add_terms();
        for (const auto& organisation : directory.organisations) {
            add_organisation(organisation);
        }
        for (const auto& site : directory.sites) {
            add_location(site);
        }
        std::vector<std::uint32_t> all(directory.services.size());
        std::iota(all.begin(), all.end(), 0U);
        const auto lines = mapping_table(m_words.snapshot(), m_words.texts(), all);
        for (std::size_t i = 0; i < all.size(); ++i) {
            add_service(directory.services[i]);
            add_own_fields(directory.services[i], lines.columns, lines.rows[i]);
        }
    }

private:
    using Cells = std::vector<std::pair<const char*, std::string>>;

    void add(std::string_view name, const Cells& cells) {
        auto& table = *std::ranges::find(m_tables, name, &HsdsTable::name);
        Strings row(table.columns.size());
        for (const auto& [column, text] : cells) {
            row[table.column(column)] = text;
        }
        table.rows.push_back(std::move(row));
    }

    void add_terms() {
        add("taxonomy", {{"id", hsds_id("taxonomy-needs")}, {"name", "Relais"},
                         {"description", m_words.texts().text("hsds.taxonomy")}, {"version", "1"}});
        for (const auto& term : m_words.directory().taxonomy.terms()) {
            add("taxonomy_term",
                {{"id", hsds_id("need-" + term.code)}, {"code", term.code}, {"name", m_words.need(term.code)},
                 {"description", term.label_fr + " / " + term.label_en},
                 {"parent_id", term.parent.empty() ? "" : hsds_id("need-" + term.parent)}, {"taxonomy", "Relais"},
                 {"taxonomy_id", hsds_id("taxonomy-needs")}, {"language", std::string(code_of(m_words.lang()))}});
        }
        add("taxonomy", {{"id", hsds_id("taxonomy-fields")}, {"name", "Relais fields"},
                         {"description", m_words.texts().text("hsds.fields")}, {"version", "1"}});
        for (const auto name : importers::k_field_names) {
            add("taxonomy_term", {{"id", hsds_id("field-" + std::string(name))}, {"code", "relais:" + std::string(name)},
                                  {"name", std::string(name)}, {"description", std::string(name)},
                                  {"taxonomy", "Relais fields"}, {"taxonomy_id", hsds_id("taxonomy-fields")}});
        }
    }

    void add_organisation(const Organisation& organisation) {
        const auto kind = m_words.label(organisation.kind);
        add("organization", {{"id", hsds_id("organisation-" + std::to_string(organisation.id.value))},
                             {"name", organisation.name}, {"alternate_name", organisation.acronym},
                             {"description", kind.empty() ? organisation.name : kind},
                             {"website", organisation.website}});
    }

    void add_location(const Site& site) {
        const auto number = std::to_string(site.id.value);
        const auto id = hsds_id("site-" + number);
        const auto& organisation = *m_words.directory().organisation(site.organisation);
        add("location",
            {{"id", id}, {"location_type", "physical"},
             {"organization_id", hsds_id("organisation-" + std::to_string(site.organisation.value))},
             {"name", name_of(site, organisation)}, {"description", public_landmark(site)},
             {"latitude", site.point ? exports::shortest(site.point->latitude) : ""},
             {"longitude", site.point ? exports::shortest(site.point->longitude) : ""},
             {"external_identifier", "site-" + number}, {"external_identifier_type", "relais"}});
        if (!is_stand_in(site)) {
            add_address(site, id);
        } else {
            add("attribute", {{"id", hsds_id("redacted-" + number)}, {"link_id", id},
                              {"taxonomy_term_id", hsds_id("field-visibility")}, {"link_type", "redacted"},
                              {"link_entity", "location"}, {"value", std::string(code_of(site.visibility))},
                              {"label", "relais:redacted"}});
        }
        for (const auto& phone : site.phones) {
            add("phone", {{"id", hsds_id("phone-" + number + phone)}, {"location_id", id}, {"number", export_phone(phone)},
                          {"type", "voice"}});
        }
        if (!is_stand_in(site) && !site.accessibility.empty()) {
            add("accessibility", {{"id", hsds_id("accessibility-" + number)}, {"location_id", id},
                                  {"description", site.accessibility}});
        }
        add_hours(site, id);
    }

    /// Cameroon has no postal codes in use: the P-code of the finest unit stands there (docs/hsds.md).
    void add_address(const Site& site, const std::string& location) {
        const auto* region = m_words.directory().gazetteer.area_at_level(site.area, 1);
        const auto* department = m_words.directory().gazetteer.area_at_level(site.area, 2);
        const auto city = m_words.locality(site);
        add("address", {{"id", hsds_id("address-" + location)}, {"location_id", location},
                        {"address_1", site.address.empty() ? m_words.where(site) : site.address}, {"city", city.empty() ? m_words.area(site.area) : city},
                        {"region", department != nullptr ? m_words.area(department->code) : ""},
                        {"state_province", region != nullptr ? m_words.area(region->code) : ""},
                        {"postal_code", site.area}, {"country", "CM"}, {"address_type", "physical"}});
    }

    void add_hours(const Site& site, const std::string& location) {
        for (const auto& open : site.hours.open) {
            constexpr int k_day = 24 * 60;
            const auto day = static_cast<std::size_t>(open.from / k_day);
            add("schedule", {{"id", hsds_id("hours-" + location + std::to_string(open.from))}, {"location_id", location},
                             {"timezone", "1"}, {"freq", "WEEKLY"}, {"interval", "1"}, {"byday", k_days.at(day)},
                             {"opens_at", clock(open.from)}, {"closes_at", clock(open.until)},
                             {"description", site.opening_hours}});
        }
    }

    void add_service(const Service& service) {
        const auto number = std::to_string(service.id.value);
        const auto id = hsds_id("service-" + number);
        const auto* site = m_words.directory().site_of(service);
        const bool is_french = m_words.lang() == Lang::fr || service.description_en.empty();
        add("service",
            {{"id", id}, {"organization_id", hsds_id("organisation-" + std::to_string(service.organisation.value))},
             {"name", service.name.empty() ? m_words.need(service.need) : service.name},
             {"description", is_french ? service.description_fr : service.description_en},
             {"status", status_of(site)}, {"application_process", how_to_refer(m_words, service)},
             {"fees_description", joined(without_empty({m_words.label(service.fee), service.fee_details}), " – ")},
             {"eligibility_description", joined(m_words.labels(service.publics), ", ")},
             {"minimum_age", service.minimum_age ? std::to_string(*service.minimum_age) : ""},
             {"maximum_age", service.maximum_age ? std::to_string(*service.maximum_age) : ""},
             {"assured_date", service.verified_at ? util::to_string(*service.verified_at) : ""},
             {"alert", m_words.directory().edition.illustrative ? edition_note(m_words) : ""}});
        if (site != nullptr) {
            add("service_at_location", {{"id", hsds_id("at-" + number)}, {"service_id", id},
                                        {"location_id", hsds_id("site-" + std::to_string(site->id.value))}});
        }
        add("attribute", {{"id", hsds_id("need-of-" + number)}, {"link_id", id},
                          {"taxonomy_term_id", hsds_id("need-" + service.need)}, {"link_type", "need"},
                          {"link_entity", "service"}, {"value", service.need}, {"label", "need"}});
        add_details(service, id);
    }

    static std::string status_of(const Site* site) {
        return site == nullptr || site->status == SiteStatus::active   ? "active"
               : site->status == SiteStatus::temporarily_closed ? "temporarily closed"
                                                                : "inactive";
    }
    static Strings without_empty(Strings texts) {
        std::erase(texts, std::string());
        return texts;
    }

    void add_details(const Service& service, const std::string& id) {
        for (const auto& code : service.languages) {
            add("language", {{"id", hsds_id("language-" + id + code)}, {"service_id", id},
                             {"name", m_words.language(code)}, {"code", code}});
        }
        if (const auto zone = export_zone(m_words, service.zone); !zone.empty()) {
            add("service_area", {{"id", hsds_id("zone-" + id)}, {"service_id", id}, {"name", zone}, {"extent", zone},
                                 {"extent_type", "text"}});
        }
        if (service.fee || !service.fee_details.empty()) {
            add("cost_option", {{"id", hsds_id("cost-" + id)}, {"service_id", id},
                                {"option", m_words.label(service.fee)}, {"amount_description", service.fee_details}});
        }
        if (!service.documents_required.empty()) {
            add("required_document", {{"id", hsds_id("documents-" + id)}, {"service_id", id},
                                      {"document", service.documents_required}});
        }
        if (service.capacity_per_month && service.saturation_as_of) {
            const auto most = std::to_string(*service.capacity_per_month);
            add("service_capacity",
                {{"id", hsds_id("capacity-" + id)}, {"service_id", id}, {"unit_id", hsds_id("unit-persons")},
                 {"available", service.saturation == Saturation::high ? "0" : most}, {"maximum", most},
                 {"description", m_words.label(service.saturation)},
                 {"updated", util::to_string(*service.saturation_as_of) + "T00:00:00+01:00"}}); // a day is all we know
        }
        if (const auto rule = read_outreach_days(service.outreach_days)) {
            std::string days;
            for (const int day : rule->weekdays) {
                days += (days.empty() ? "" : ",") + (rule->of_month != 0 ? std::to_string(rule->of_month) : std::string()) +
                        k_days.at(static_cast<std::size_t>(day));
            }
            add("schedule", {{"id", hsds_id("days-" + id)}, {"service_id", id}, {"timezone", "1"},
                             {"freq", rule->of_month != 0 ? "MONTHLY" : "WEEKLY"}, {"interval", "1"}, {"byday", days},
                             {"opens_at", rule->from ? clock(*rule->from) : ""},
                             {"closes_at", rule->until ? clock(*rule->until) : ""},
                             {"description", service.outreach_days}});
        }
    }

    /// What HSDS has no field for, or not one as exact, travels as attributes in the words of our own workbook, so that
    /// an import of our own export loses nothing.
    void add_own_fields(const Service& service, const std::vector<exports::FormColumn>& columns,
                        const std::vector<exports::Cell>& cells) {
        const auto fields = mapping_fields();
        const auto id = hsds_id("service-" + std::to_string(service.id.value));
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto* text = std::get_if<std::string>(&cells[i]);
            const auto* number = std::get_if<double>(&cells[i]);
            if (text == nullptr && number == nullptr) {
                continue;
            }
            const std::string name(fields[i]);
            add("attribute", {{"id", hsds_id("own-" + name + id)}, {"link_id", id},
                              {"taxonomy_term_id", hsds_id("field-" + name)}, {"link_type", "relais"},
                              {"link_entity", "service"}, {"value", text != nullptr ? *text : exports::shortest(*number)},
                              {"label", "relais:" + name}});
        }
    }

    const Words& m_words;
    std::vector<HsdsTable>& m_tables;
};

} // namespace

std::size_t HsdsTable::column(std::string_view wanted) const {
    return static_cast<std::size_t>(std::ranges::find(columns, wanted) - columns.begin());
}

std::string hsds_id(const std::string& thing) {
    auto hex = util::sha256_of("relais " + thing).substr(0, 32);
    hex[12] = '8'; // a UUID of one's own making, RFC 9562
    hex[16] = '8';
    return hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" + hex.substr(16, 4) + "-" +
           hex.substr(20);
}

Hsds::Hsds(const usecases::Snapshot& snapshot, const Texts& texts) {
    const Words words(snapshot, texts);
    Filler(words, m_tables).fill();
    for (const auto& table : m_tables) {
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            if (!table.columns[column].ends_with("id")) {
                continue;
            }
            auto& index = m_index[table.name + "." + table.columns[column]];
            for (std::uint32_t row = 0; row < table.rows.size(); ++row) {
                if (!table.rows[row][column].empty()) {
                    index[table.rows[row][column]].push_back(row);
                }
            }
        }
    }
}

const HsdsTable& Hsds::table(std::string_view name) const {
    return *std::ranges::find(m_tables, name, &HsdsTable::name);
}

const std::vector<std::uint32_t>& Hsds::children(std::string_view table, std::string_view column,
                                                 const std::string& value) const {
    static const std::vector<std::uint32_t> k_none;
    const auto index = m_index.find(std::string(table) + "." + std::string(column));
    if (index == m_index.end()) {
        return k_none;
    }
    const auto found = index->second.find(value);
    return found != index->second.end() ? found->second : k_none;
}

const std::vector<std::string>* Hsds::find(std::string_view name, const std::string& id) const {
    const auto& rows = children(name, "id", id);
    return rows.empty() ? nullptr : &table(name).rows[rows.front()];
}

} // namespace relais::present
