#include "present/layer_tables.h"

#include "present/distances.h"
#include "present/export_words.h"
#include "present/json_parts.h"
#include "present/page_address.h"
#include "present/page_words.h"

#include <functional>
#include <set>

namespace relais::present {
namespace {

using namespace relais::directory;
using exports::Cell;
using exports::Kind;

/// One column and how a record fills it.
template <class Record>
struct LayerColumn {
    const char* name;
    Kind kind = Kind::text;
    std::function<Cell(const Words&, const Record&)> cell;
};

std::string day(std::optional<util::Day> value) {
    return value ? util::to_string(*value) : std::string();
}

template <class Enum>
std::string code(std::optional<Enum> value) {
    return value ? std::string(code_of(*value)) : std::string();
}

template <class Enum>
std::string codes(CodeSet<Enum> set) {
    std::vector<std::string> list;
    for (const auto one : codes_of(set)) {
        list.emplace_back(one);
    }
    return joined(list, ",");
}

/// The unit's code at a level, "" where the place is known less finely.
std::string unit(const Words& words, const Site* site, int level) {
    const auto* area = site != nullptr ? words.directory().gazetteer.area_at_level(site->area, level) : nullptr;
    return area != nullptr ? area->code : std::string();
}

// Nothing known is no value, whatever the type; yes and no are 1 and 0.
Cell as_cell(std::string text) {
    return text.empty() ? Cell() : Cell(std::move(text));
}
Cell as_cell(std::int64_t number) {
    return static_cast<double>(number);
}
Cell as_cell(bool truth) {
    return truth ? 1.0 : 0.0;
}
Cell as_cell(std::optional<int> number) {
    return number ? Cell(static_cast<double>(*number)) : Cell();
}
Cell as_cell(Cell cell) {
    return cell;
}

const Organisation& owner(const Words& words, const Site& site) {
    return *words.directory().organisation(site.organisation);
}

struct SiteRow {
    const Site& site;
    const Organisation& organisation;
    const usecases::Provider& provider;
};

struct ServiceRow {
    const Service& service;
    const Organisation& organisation;
    const Site* site; ///< null: outreach
};

using SiteColumn = LayerColumn<SiteRow>;
using ServiceColumn = LayerColumn<ServiceRow>;

std::string needs_of(const Words& words, const SiteRow& row, bool as_labels) {
    std::set<std::string> seen;
    std::vector<std::string> list;
    for (const auto position : row.provider.services) {
        const auto& need = words.directory().services[position].need;
        if (seen.insert(need).second) {
            list.push_back(as_labels ? words.need(need) : need);
        }
    }
    return joined(list, as_labels ? ", " : ",");
}

// clang-format off
const std::vector<SiteColumn>& site_columns() {
    static const std::vector<SiteColumn> k_columns = {
        {"url", Kind::text, [](const Words& w, const SiteRow& r) { return as_cell(provider_address(w.lang(), r.site, r.organisation)); }},
        {"name", Kind::text, [](const Words&, const SiteRow& r) { return as_cell(name_of(r.site, r.organisation)); }},
        {"organisation_id", Kind::whole, [](const Words&, const SiteRow& r) { return as_cell(r.organisation.id.value); }},
        {"organisation", Kind::text, [](const Words&, const SiteRow& r) { return as_cell(r.organisation.name); }},
        {"acronym", Kind::text, [](const Words&, const SiteRow& r) { return as_cell(r.organisation.acronym); }},
        {"kind", Kind::text, [](const Words&, const SiteRow& r) { return as_cell(code(r.organisation.kind)); }},
        {"kind_label", Kind::text, [](const Words& w, const SiteRow& r) { return as_cell(w.label(r.organisation.kind)); }},
        {"mnr_membership", Kind::text, [](const Words&, const SiteRow& r) { return as_cell(code(r.organisation.mnr_membership)); }},
        {"website", Kind::text, [](const Words&, const SiteRow& r) { return as_cell(r.organisation.website); }},
        {"address", Kind::text, [](const Words&, const SiteRow& r) { return as_cell(public_address(r.site)); }},
        {"landmark", Kind::text, [](const Words&, const SiteRow& r) { return as_cell(public_landmark(r.site)); }},
        {"locality", Kind::text, [](const Words& w, const SiteRow& r) { return as_cell(w.locality(r.site)); }},
        {"region", Kind::text, [](const Words& w, const SiteRow& r) { return as_cell(unit(w, &r.site, 1)); }},
        {"department", Kind::text, [](const Words& w, const SiteRow& r) { return as_cell(unit(w, &r.site, 2)); }},
        {"arrondissement", Kind::text, [](const Words& w, const SiteRow& r) { return as_cell(unit(w, &r.site, 3)); }},
        {"area_label", Kind::text, [](const Words& w, const SiteRow& r) { return as_cell(w.area_path(r.site.area)); }},
        {"precision", Kind::text, [](const Words&, const SiteRow& r) { return as_cell(std::string(code_of(r.site.precision))); }},
        {"visibility", Kind::text, [](const Words&, const SiteRow& r) { return as_cell(std::string(code_of(r.site.visibility))); }},
        {"stand_in", Kind::whole, [](const Words&, const SiteRow& r) { return as_cell(is_stand_in(r.site)); }},
        {"phones", Kind::text, [](const Words&, const SiteRow& r) { return as_cell(joined(r.site.phones, ",")); }},
        {"emails", Kind::text, [](const Words&, const SiteRow& r) { return as_cell(joined(r.site.emails, ",")); }},
        {"whatsapp", Kind::text, [](const Words&, const SiteRow& r) { return as_cell(r.site.whatsapp); }},
        {"opening_hours", Kind::text, [](const Words&, const SiteRow& r) { return as_cell(r.site.opening_hours); }},
        {"accessibility", Kind::text, [](const Words&, const SiteRow& r) { return as_cell(is_stand_in(r.site) ? std::string() : r.site.accessibility); }},
        {"status", Kind::text, [](const Words&, const SiteRow& r) { return as_cell(std::string(code_of(r.site.status))); }},
        {"needs", Kind::text, [](const Words& w, const SiteRow& r) { return as_cell(needs_of(w, r, false)); }},
        {"needs_label", Kind::text, [](const Words& w, const SiteRow& r) { return as_cell(needs_of(w, r, true)); }},
        {"services", Kind::whole, [](const Words&, const SiteRow& r) { return as_cell(static_cast<std::int64_t>(r.provider.services.size())); }},
        {"verified_at", Kind::text, [](const Words& w, const SiteRow& r) { return as_cell(day(newest_verified(w.directory(), r.provider.services))); }},
        {"edition", Kind::text, [](const Words& w, const SiteRow&) { return as_cell(w.directory().edition.label); }},
        {"illustrative", Kind::whole, [](const Words& w, const SiteRow&) { return as_cell(w.directory().edition.illustrative); }},
    };
    return k_columns;
}

const std::vector<ServiceColumn>& service_columns() {
    static const std::vector<ServiceColumn> k_columns = {
        {"url", Kind::text, [](const Words& w, const ServiceRow& r) { return as_cell(r.site != nullptr ? provider_address(w.lang(), *r.site, owner(w, *r.site)) : organisation_address(w.lang(), r.organisation)); }},
        {"need", Kind::text, [](const Words&, const ServiceRow& r) { return as_cell(r.service.need); }},
        {"need_label", Kind::text, [](const Words& w, const ServiceRow& r) { return as_cell(w.need(r.service.need)); }},
        {"dimension", Kind::text, [](const Words& w, const ServiceRow& r) { return as_cell(w.dimension_of(r.service.need)); }},
        {"organisation_id", Kind::whole, [](const Words&, const ServiceRow& r) { return as_cell(r.organisation.id.value); }},
        {"organisation", Kind::text, [](const Words&, const ServiceRow& r) { return as_cell(r.organisation.name); }},
        {"kind", Kind::text, [](const Words&, const ServiceRow& r) { return as_cell(code(r.organisation.kind)); }},
        {"mnr_membership", Kind::text, [](const Words&, const ServiceRow& r) { return as_cell(code(r.organisation.mnr_membership)); }},
        {"site_id", Kind::whole, [](const Words&, const ServiceRow& r) { return as_cell(r.site != nullptr ? Cell(static_cast<double>(r.site->id.value)) : Cell()); }},
        {"site", Kind::text, [](const Words&, const ServiceRow& r) { return as_cell(r.site != nullptr ? name_of(*r.site, r.organisation) : std::string()); }},
        {"name", Kind::text, [](const Words&, const ServiceRow& r) { return as_cell(r.service.name); }},
        {"description", Kind::text, [](const Words& w, const ServiceRow& r) { return as_cell(w.lang() == Lang::en && !r.service.description_en.empty() ? r.service.description_en : r.service.description_fr); }},
        {"publics", Kind::text, [](const Words&, const ServiceRow& r) { return as_cell(codes(r.service.publics)); }},
        {"sexes", Kind::text, [](const Words&, const ServiceRow& r) { return as_cell(codes(r.service.sexes)); }},
        {"minimum_age", Kind::whole, [](const Words&, const ServiceRow& r) { return as_cell(r.service.minimum_age); }},
        {"maximum_age", Kind::whole, [](const Words&, const ServiceRow& r) { return as_cell(r.service.maximum_age); }},
        {"languages", Kind::text, [](const Words&, const ServiceRow& r) { return as_cell(joined(r.service.languages, ",")); }},
        {"fee", Kind::text, [](const Words&, const ServiceRow& r) { return as_cell(code(r.service.fee)); }},
        {"fee_details", Kind::text, [](const Words&, const ServiceRow& r) { return as_cell(r.service.fee_details); }},
        {"access_modes", Kind::text, [](const Words&, const ServiceRow& r) { return as_cell(codes(r.service.access_modes)); }},
        {"referrers", Kind::text, [](const Words&, const ServiceRow& r) { return as_cell(codes(r.service.referrers)); }},
        {"documents_required", Kind::text, [](const Words&, const ServiceRow& r) { return as_cell(r.service.documents_required); }},
        {"capacity_per_month", Kind::whole, [](const Words&, const ServiceRow& r) { return as_cell(r.service.capacity_per_month); }},
        {"saturation", Kind::text, [](const Words&, const ServiceRow& r) { return as_cell(code(r.service.saturation)); }},
        {"saturation_as_of", Kind::text, [](const Words&, const ServiceRow& r) { return as_cell(day(r.service.saturation_as_of)); }},
        {"waiting_days", Kind::whole, [](const Words&, const ServiceRow& r) { return as_cell(r.service.waiting_days); }},
        {"cost_sharing", Kind::text, [](const Words&, const ServiceRow& r) { return as_cell(code(r.service.cost_sharing)); }},
        {"zone", Kind::text, [](const Words& w, const ServiceRow& r) { return as_cell(export_zone(w, r.service.zone)); }},
        {"outreach_days", Kind::text, [](const Words&, const ServiceRow& r) { return as_cell(r.service.outreach_days); }},
        {"locality", Kind::text, [](const Words& w, const ServiceRow& r) { return as_cell(r.site != nullptr ? w.locality(*r.site) : std::string()); }},
        {"region", Kind::text, [](const Words& w, const ServiceRow& r) { return as_cell(unit(w, r.site, 1)); }},
        {"department", Kind::text, [](const Words& w, const ServiceRow& r) { return as_cell(unit(w, r.site, 2)); }},
        {"arrondissement", Kind::text, [](const Words& w, const ServiceRow& r) { return as_cell(unit(w, r.site, 3)); }},
        {"precision", Kind::text, [](const Words&, const ServiceRow& r) { return as_cell(r.site != nullptr ? std::string(code_of(r.site->precision)) : std::string()); }},
        {"stand_in", Kind::whole, [](const Words&, const ServiceRow& r) { return as_cell(r.site != nullptr ? as_cell(is_stand_in(*r.site)) : Cell()); }},
        {"phones", Kind::text, [](const Words&, const ServiceRow& r) { return as_cell(r.site != nullptr ? joined(r.site->phones, ",") : std::string()); }},
        {"source", Kind::text, [](const Words&, const ServiceRow& r) { return as_cell(r.service.source); }},
        {"verified_at", Kind::text, [](const Words&, const ServiceRow& r) { return as_cell(day(r.service.verified_at)); }},
        {"edition", Kind::text, [](const Words& w, const ServiceRow&) { return as_cell(w.directory().edition.label); }},
        {"illustrative", Kind::whole, [](const Words& w, const ServiceRow&) { return as_cell(w.directory().edition.illustrative); }},
    };
    return k_columns;
}
// clang-format on

template <class Record>
exports::MapLayer layer_of(const char* name, const Words& words, const std::vector<LayerColumn<Record>>& columns) {
    exports::MapLayer layer;
    layer.name = name;
    layer.title = words.texts().label("export_layer", name);
    layer.description = edition_note(words);
    for (const auto& column : columns) {
        layer.fields.push_back({column.name, words.texts().label("export_column", column.name), column.kind});
    }
    layer.style.by = exports::LayerStyle::By::categories;
    return layer;
}

template <class Record>
void add_feature(exports::MapLayer& layer, const std::vector<LayerColumn<Record>>& columns, const Words& words,
                 const Record& record, std::int64_t id, std::optional<LonLat> point) {
    exports::MapLayer::Feature feature;
    feature.id = id;
    if (point) {
        feature.at = *point;
    }
    for (const auto& column : columns) {
        feature.values.push_back(column.cell(words, record));
    }
    layer.features.push_back(std::move(feature));
}

exports::StyleClass drawn(std::string value, std::string label, std::string colour) {
    exports::StyleClass drawn;
    drawn.value = std::move(value);
    drawn.label = std::move(label);
    drawn.colour = std::move(colour);
    return drawn;
}

} // namespace

exports::MapLayer sites_layer(const usecases::Snapshot& snapshot, const Texts& texts,
                              const std::vector<std::uint32_t>& providers) {
    const Words words(snapshot, texts);
    auto layer = layer_of("sites", words, site_columns());
    layer.style.field = "stand_in";
    layer.style.classes = {drawn("0", texts.text("export.legend_place"), "#0b5d57"),
                           drawn("1", texts.text("export.legend_stand_in"), "#c2410c")};
    for (const auto position : providers) {
        const auto& provider = snapshot.providers()[position];
        if (provider.site) {
            const auto& site = snapshot.directory().sites[*provider.site];
            add_feature(layer, site_columns(), words,
                        SiteRow{site, snapshot.directory().organisations[provider.organisation], provider},
                        site.id.value, site.point);
        }
    }
    return layer;
}

exports::MapLayer services_layer(const usecases::Snapshot& snapshot, const Texts& texts,
                                 const std::vector<std::uint32_t>& services) {
    const Words words(snapshot, texts);
    auto layer = layer_of("services", words, service_columns());
    layer.style.field = "dimension";
    layer.style.classes = {drawn("social", words.need("social"), "#1d5a96"),
                           drawn("psychosocial", words.need("psychosocial"), "#74388f"),
                           drawn("economic", words.need("economic"), "#85560a")};
    for (const auto position : services) {
        const auto& service = snapshot.directory().services[position];
        const auto* site = snapshot.directory().site_of(service);
        add_feature(layer, service_columns(), words,
                    ServiceRow{service, *snapshot.directory().organisation(service.organisation), site},
                    service.id.value, site != nullptr ? site->point : std::nullopt);
    }
    return layer;
}

} // namespace relais::present
