#include "present/mapping_table.h"

#include "importers/profile.h"
#include "present/distances.h"
#include "present/export_words.h"
#include "present/json_parts.h"
#include "present/page_words.h"
#include "util/text_fold.h"

#include <algorithm>
#include <array>

namespace relais::present {
namespace {

using namespace relais::directory;
using exports::Kind;
using importers::Field;

struct FieldColumn {
    Field field;
    const char* hxl;
    Kind kind = Kind::text;
    int width = 16;
};

/// In the order people read: who, where, how to reach, what, for whom, on what terms, how sure.
constexpr auto k_columns = std::to_array<FieldColumn>({
    {Field::organisation_id, "#org+id", Kind::text, 16},
    {Field::site_id, "#loc+id", Kind::text, 10},
    {Field::service_id, "#service+id", Kind::text, 12},
    {Field::organisation, "#org+name", Kind::text, 32},
    {Field::acronym, "#org+acronym", Kind::text, 12},
    {Field::kind, "#org+type", Kind::text, 22},
    {Field::membership, "#org+status", Kind::text, 14},
    {Field::website, "#org+url", Kind::text, 22},
    {Field::site, "#loc+name", Kind::text, 32},
    {Field::region, "#adm1+name", Kind::text, 14},
    {Field::department, "#adm2+name", Kind::text, 16},
    {Field::arrondissement, "#adm3+name", Kind::text, 16},
    {Field::locality, "#loc+town+name", Kind::text, 16},
    {Field::neighbourhood, "#loc+neighbourhood+name", Kind::text, 16},
    {Field::address, "#loc+address", Kind::text, 28},
    {Field::landmark, "#loc+landmark", Kind::text, 28},
    {Field::latitude, "#geo+lat", Kind::decimal, 11},
    {Field::longitude, "#geo+lon", Kind::decimal, 11},
    {Field::precision, "#geo+precision", Kind::text, 16},
    {Field::visibility, "#loc+visibility", Kind::text, 13},
    {Field::accessibility, "#loc+accessibility", Kind::text, 20},
    {Field::status, "#status", Kind::text, 16},
    {Field::phone, "#contact+phone", Kind::text, 24},
    {Field::whatsapp, "#contact+whatsapp", Kind::text, 20},
    {Field::email, "#contact+email", Kind::text, 24},
    {Field::opening_hours, "#service+hours", Kind::text, 22},
    {Field::need, "#sector+name", Kind::text, 28},
    {Field::service_name, "#service+name", Kind::text, 28},
    {Field::description_fr, "#description+i_fr", Kind::text, 44},
    {Field::description_en, "#description+i_en", Kind::text, 44},
    {Field::publics, "#beneficiary+list", Kind::text, 30},
    {Field::sex, "#beneficiary+sex", Kind::text, 14},
    {Field::minimum_age, "#beneficiary+age+min", Kind::whole, 8},
    {Field::maximum_age, "#beneficiary+age+max", Kind::whole, 8},
    {Field::languages, "#service+languages", Kind::text, 18},
    {Field::fee, "#service+fee", Kind::text, 14},
    {Field::fee_details, "#service+fee+details", Kind::text, 20},
    {Field::access, "#access+mode", Kind::text, 24},
    {Field::referrers, "#access+referrer", Kind::text, 20},
    {Field::documents, "#access+documents", Kind::text, 24},
    {Field::capacity, "#capacity+month", Kind::whole, 10},
    {Field::saturation, "#capacity+saturation", Kind::text, 16},
    {Field::saturation_as_of, "#date+saturation", Kind::text, 12},
    {Field::waiting_days, "#capacity+waiting+days", Kind::whole, 9},
    {Field::cost_sharing, "#service+cost_sharing", Kind::text, 16},
    {Field::zone, "#loc+served", Kind::text, 20},
    {Field::outreach_days, "#date+outreach", Kind::text, 20},
    {Field::source, "#meta+source", Kind::text, 28},
    {Field::verified_at, "#date+verified", Kind::text, 12},
    {Field::notes, "#meta+edition", Kind::text, 36},
});

class Line {
public:
    explicit Line(const Words& words) : m_words(words) {}

    std::vector<exports::Cell> of(const Service& service) {
        m_cells.assign(k_columns.size(), {});
        const auto& directory = m_words.directory();
        add(*directory.organisation(service.organisation));
        if (const auto* site = directory.site_of(service)) {
            add(*site);
        }
        add_offer(service);
        add_audience(service);
        add_terms(service);
        set(Field::notes, edition_note(m_words));
        return std::move(m_cells);
    }

private:
    exports::Cell& cell(Field field) {
        const auto found = std::ranges::find(k_columns, field, &FieldColumn::field);
        return m_cells[static_cast<std::size_t>(found - k_columns.begin())];
    }
    void set(Field field, std::string text) {
        if (!text.empty()) {
            cell(field) = std::move(text);
        }
    }
    void set(Field field, std::optional<int> number) {
        if (number) {
            cell(field) = static_cast<double>(*number);
        }
    }
    void set(Field field, std::optional<util::Day> day) { set(field, day ? util::to_string(*day) : std::string()); }

    void add(const Organisation& organisation) {
        set(Field::organisation_id, "organisation-" + std::to_string(organisation.id.value));
        set(Field::organisation, organisation.name);
        set(Field::acronym, organisation.acronym);
        set(Field::kind, m_words.label(organisation.kind));
        set(Field::membership, m_words.label(organisation.mnr_membership));
        set(Field::website, organisation.website);
    }

    void add(const Site& site) {
        set(Field::site_id, "site-" + std::to_string(site.id.value));
        set(Field::site, site.visibility == LocationVisibility::confidential ? std::string() : site.name);
        add_place(site);
        set(Field::address, public_address(site));
        set(Field::landmark, public_landmark(site));
        set(Field::precision, export_word(m_words, site.precision));
        set(Field::visibility, export_word(m_words, site.visibility));
        set(Field::accessibility, is_stand_in(site) ? std::string() : site.accessibility);
        set(Field::status, m_words.label(std::optional(site.status)));
        set(Field::phone, listed_phones(site.phones));
        set(Field::whatsapp, site.whatsapp.empty() ? std::string() : export_phone(site.whatsapp));
        set(Field::email, joined(site.emails, "; "));
        set(Field::opening_hours, site.opening_hours);
    }

    void add_place(const Site& site) {
        const auto& gazetteer = m_words.directory().gazetteer;
        const std::array fields = {Field::region, Field::department, Field::arrondissement};
        for (int level = 1; level <= 3; ++level) {
            const auto* unit = gazetteer.area_at_level(site.area, level);
            set(fields[static_cast<std::size_t>(level - 1)], unit != nullptr ? m_words.area(unit->code) : std::string());
        }
        const bool is_told = site.visibility == LocationVisibility::open;
        set(Field::locality, is_told ? site.locality_name : m_words.locality(site));
        const auto* settlement = gazetteer.settlement(site.locality);
        const bool is_said = settlement != nullptr && settlement->kind == SettlementKind::neighbourhood &&
                             util::squeeze(public_address(site)).find(util::squeeze(settlement->name)) != std::string::npos;
        set(Field::neighbourhood, is_said ? settlement->name : std::string()); // the address ends with it
        if (site.point) {
            cell(Field::latitude) = site.point->latitude;
            cell(Field::longitude) = site.point->longitude;
        }
    }

    void add_offer(const Service& service) {
        set(Field::service_id, "service-" + std::to_string(service.id.value));
        set(Field::need, m_words.need(service.need));
        set(Field::service_name, service.name);
        set(Field::description_fr, service.description_fr);
        set(Field::description_en, service.description_en);
        set(Field::zone, export_zone(m_words, service.zone));
        set(Field::outreach_days, service.outreach_days);
        set(Field::source, service.source);
        set(Field::verified_at, service.verified_at);
    }

    void add_audience(const Service& service) {
        set(Field::publics, joined(m_words.labels(service.publics), "; "));
        set(Field::sex, joined(m_words.labels(service.sexes), "; "));
        set(Field::minimum_age, service.minimum_age);
        set(Field::maximum_age, service.maximum_age);
        std::vector<std::string> languages;
        for (const auto& code : service.languages) {
            languages.push_back(m_words.language(code));
        }
        set(Field::languages, joined(languages, "; "));
    }

    void add_terms(const Service& service) {
        set(Field::fee, m_words.label(service.fee));
        set(Field::fee_details, service.fee_details);
        set(Field::access, joined(m_words.labels(service.access_modes), "; "));
        set(Field::referrers, joined(m_words.labels(service.referrers), "; "));
        set(Field::documents, service.documents_required);
        set(Field::capacity, service.capacity_per_month);
        set(Field::saturation, m_words.label(service.saturation));
        set(Field::saturation_as_of, service.saturation_as_of);
        set(Field::waiting_days, service.waiting_days);
        set(Field::cost_sharing, m_words.label(service.cost_sharing));
    }

    const Words& m_words;
    std::vector<exports::Cell> m_cells;
};

} // namespace

std::vector<std::string_view> mapping_fields() {
    std::vector<std::string_view> names;
    for (const auto& column : k_columns) {
        names.push_back(importers::k_field_names[index_of(column.field)]);
    }
    return names;
}

exports::Form mapping_table(const usecases::Snapshot& snapshot, const Texts& texts,
                            const std::vector<std::uint32_t>& services) {
    const Words words(snapshot, texts);
    const auto& profile = texts.lang() == Lang::en ? importers::Profile::english() : importers::Profile::french();
    exports::Form form;
    form.name = texts.text("export.sheet");
    for (const auto& column : k_columns) {
        form.columns.push_back({profile.usual_heading(column.field), column.hxl, column.kind, column.width});
    }
    Line line(words);
    for (const auto position : services) {
        form.rows.push_back(line.of(snapshot.directory().services[position]));
    }
    return form;
}

} // namespace relais::present
