#include "present/page_provider.h"

#include "directory/report_kind.h"
#include "present/keep_address.h"
#include "present/page_address.h"
#include "present/page_card.h"
#include "present/page_frame.h"
#include "present/page_hours.h"
#include "present/page_options.h"
#include "present/page_quality.h"
#include "present/page_service.h"
#include "usecases/show_provider.h"

#include <cstdio>
#include <vector>

namespace relais::present {
namespace {

using namespace relais::directory;

/// "https://…" for what a mapping writes as a web site; "" for what is no address, and is then printed as words.
std::string web_address(const std::string& text) {
    if (text.starts_with("https://") || text.starts_with("http://")) {
        return text;
    }
    return text.starts_with("www.") ? "https://" + text : "";
}

void set_organisation(Value& page, const Words& words, const Organisation& organisation) {
    page.set("organisation_name", organisation.name);
    page.set("acronym", organisation.acronym);
    page.set("organisation_url", organisation_address(words.lang(), organisation));
    page.set("kind", words.label(organisation.kind));
    page.set("membership", words.label(organisation.mnr_membership));
    page.set("website", organisation.website);
    page.set("website_url", web_address(organisation.website));
}

void set_contacts(Value& page, const Site& site) {
    auto phones = Value::list();
    for (const auto& number : site.phones) {
        phones.add(phone_link(number));
    }
    auto emails = Value::list();
    for (const auto& email : site.emails) {
        auto link = Value::object();
        link.set("text", email).set("href", "mailto:" + email);
        emails.add(std::move(link));
    }
    page.set("has_contact", !phones.is_empty() || !emails.is_empty() || !site.whatsapp.empty());
    page.set("has_phones", !phones.is_empty());
    page.set("phones", std::move(phones));
    page.set("has_emails", !emails.is_empty());
    page.set("emails", std::move(emails));
    page.set("whatsapp", site.whatsapp.empty() ? std::string() : Words::phone(site.whatsapp));
    page.set("whatsapp_url", site.whatsapp.starts_with("+") ? "https://wa.me/" + site.whatsapp.substr(1) : "");
}

/// A way there only where the point is where people go: never for a stand-in, nor for the middle of a district.
bool has_way_there(const Site& site) {
    return site.visibility == LocationVisibility::open && site.point &&
           site.precision <= LocationPrecision::locality;
}

void set_place(Value& page, const Words& words, const Site& site) {
    const bool is_stand_in = site.visibility != LocationVisibility::open; // the public view has emptied these already
    page.set("address", is_stand_in ? std::string() : site.address);
    page.set("landmark", is_stand_in ? std::string() : site.landmark);
    page.set("where", words.where(site));
    page.set("accessibility", is_stand_in ? std::string() : site.accessibility);
    page.set("stand_in", is_stand_in ? words.texts().label("location_visibility", code_of(site.visibility)) : "");
    page.set("precision", site.point ? words.texts().label("location_precision", code_of(site.precision))
                                     : std::string());
    page.set("is_town", site.precision == LocationPrecision::locality);
    char lat[32] = "";
    char lon[32] = "";
    if (site.point) {
        std::snprintf(lat, sizeof lat, "%.5f", site.point->latitude);
        std::snprintf(lon, sizeof lon, "%.5f", site.point->longitude);
    }
    page.set("lat", lat);
    page.set("lon", lon);
    const bool is_reachable = has_way_there(site);
    const auto point = std::string(lat) + ',' + lon;
    page.set("geo_url", is_reachable ? "geo:" + point + "?q=" + point : std::string());
    page.set("directions_url", is_reachable ? "https://www.openstreetmap.org/directions?to=" + percent_encoded(point)
                                            : std::string());
}

/// A closure that is over is no news; one that is to come is.
void set_status(Value& page, const Words& words, const Site& site, util::Day today) {
    const bool is_over = site.status == SiteStatus::temporarily_closed && site.closed_until && *site.closed_until < today;
    page.set("closed", site.status != SiteStatus::active && !is_over);
    page.set("status", words.texts().label("site_status", code_of(site.status)));
    page.set("closed_from",
             site.closed_from ? words.say("page.closed_from", {{"day", words.day(*site.closed_from)}}) : std::string());
    page.set("closed_until", site.closed_until ? words.say("page.closed_until", {{"day", words.day(*site.closed_until)}})
                                               : std::string());
    const bool is_untold = site.visibility == LocationVisibility::confidential;
    page.set("closure_message", is_untold ? std::string() : site.closure_message);
}

/// The provider as a message: what somebody without a screen needs. The script adds the page's address.
void set_share(Value& page, const Words& words, const Site& site, const Organisation& organisation) {
    std::vector<std::string> lines{full_name(site, organisation)};
    const auto add = [&](const std::string& line) {
        if (!line.empty()) {
            lines.push_back(line);
        }
    };
    add(words.where(site));
    add(site.visibility == LocationVisibility::open ? site.landmark : std::string());
    std::vector<std::string> phones;
    for (const auto& number : site.phones) {
        phones.push_back(Words::phone(number));
    }
    add(phones.empty() ? "" : words.say("page.share_phone", {{"phones", joined(phones, ", ")}}));
    add(hours_sentence(words, site));
    const auto text = joined(lines, "\n");
    page.set("share_text", text);
    page.set("sms_url", "sms:?body=" + percent_encoded(text));
    page.set("share_whatsapp_url", "https://wa.me/?text=" + percent_encoded(text));
}

void set_services(Value& page, const Words& words, const std::vector<std::uint32_t>& services, util::Day today) {
    auto cards = Value::list();
    for (const auto position : services) {
        cards.add(service_card(words, words.directory().services[position], today));
    }
    page.set("service_count", words.count("page.services_offered", static_cast<std::int64_t>(services.size())));
    page.set("services", std::move(cards));
    page.set("needs", need_labels(words, services));
}

void set_tools(Value& page, const Words& words, const usecases::Provider& provider, util::Day today, ProviderTools tools) {
    const auto& site = words.directory().sites[*provider.site];
    page.set("takes_reports", tools.takes_reports).set("is_managed", tools.is_managed);
    if (tools.takes_reports) {
        page.set("report_url", report_address(words.lang()));
        page.set("report_site", std::to_string(site.id.value));
        page.set("report_kinds", code_options<ReportKind>(words.texts(), {}));
    }
    if (tools.is_managed) {
        page.set("record_url", record_address(words.lang(), site.id));
        set_quality(page, words, usecases::quality_of(words.snapshot(), provider, today));
    }
}

} // namespace

Value provider_page(const Words& words, const usecases::Provider& provider, util::Day today, ProviderTools tools) {
    const auto& site = words.directory().sites[*provider.site];
    const auto& organisation = words.directory().organisations[provider.organisation];
    const Addresses addresses{provider_address(Lang::fr, site, organisation),
                              provider_address(Lang::en, site, organisation)};
    auto page = frame(&words.snapshot(), words.texts(), "provider", full_name(site, organisation), addresses);
    page.set("name", name_of(site, organisation));
    page.set("has_own_name", name_of(site, organisation) != organisation.name);
    set_organisation(page, words, organisation);
    set_contacts(page, site);
    page.set("card_url", "/api/v1/sites/" + std::to_string(site.id.value) + "/contact.vcf?lang=" +
                             std::string(code_of(words.lang())));
    set_place(page, words, site);
    set_hours(page, words, site);
    set_status(page, words, site, today);
    set_share(page, words, site, organisation);
    set_services(page, words, provider.services, today);
    set_verification(page, words, newest_verification(words.directory(), provider.services), today);
    set_tools(page, words, provider, today, tools);
    return page;
}

Value organisation_page(const Words& words, const Organisation& organisation,
                        const std::vector<std::uint32_t>& providers, util::Day today) {
    const Addresses addresses{organisation_address(Lang::fr, organisation),
                              organisation_address(Lang::en, organisation)};
    auto page = frame(&words.snapshot(), words.texts(), "organisation", organisation.name, addresses);
    set_organisation(page, words, organisation);
    auto places = Value::list();
    std::vector<std::uint32_t> outreach;
    for (const auto position : providers) {
        const auto& provider = words.snapshot().providers()[position];
        if (provider.site) {
            places.add(provider_card(words, provider, provider.services, today));
        } else {
            outreach = provider.services;
        }
    }
    page.set("has_places", !places.is_empty());
    page.set("place_count", words.count("page.places", static_cast<std::int64_t>(places.items().size())));
    page.set("providers", std::move(places));
    page.set("has_outreach", !outreach.empty());
    set_services(page, words, outreach, today);
    return page;
}

} // namespace relais::present
