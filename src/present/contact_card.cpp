#include "present/contact_card.h"

#include "exports/form.h"
#include "present/content_lines.h"
#include "present/distances.h"
#include "present/export_words.h"
#include "present/json_parts.h"
#include "present/page_address.h"
#include "present/page_hours.h"

#include <set>

namespace relais::present {
namespace {

using namespace relais::directory;

std::string note_of(const Words& words, const usecases::Provider& provider, const Site* site) {
    std::set<std::string> needs;
    for (const auto position : provider.services) {
        needs.insert(words.need(words.directory().services[position].need));
    }
    auto note = joined({needs.begin(), needs.end()}, ", ");
    if (site != nullptr) {
        note += "\n" + hours_sentence(words, *site);
        note += site->landmark.empty() ? "" : "\n" + public_landmark(*site);
    }
    const auto verified = newest_verified(words.directory(), provider.services);
    note += "\n" + (verified ? words.say("page.verified_on", {{"day", words.day(*verified)}})
                             : words.texts().text("page.never_verified"));
    return note + "\n" + edition_note(words);
}

void add_place(ContentLines& card, const Words& words, const Site& site) {
    const auto region = site.area.empty() ? std::string() : words.area(site.area.substr(0, 5));
    card.add("ADR;TYPE=WORK", ";;" + ContentLines::escaped(public_address(site)) + ";" +
                                  ContentLines::escaped(words.locality(site)) + ";" + ContentLines::escaped(region) +
                                  ";;" + ContentLines::escaped(words.texts().text("export.country")));
    if (site.point && !is_stand_in(site)) {
        card.add("GEO", exports::shortest(site.point->latitude) + ";" + exports::shortest(site.point->longitude));
    }
}

} // namespace

ExportFile contact_card(const usecases::Snapshot& snapshot, const Texts& texts, std::uint32_t provider,
                        const std::string& page) {
    const Words words(snapshot, texts);
    const auto& shown = snapshot.providers()[provider];
    const auto& organisation = snapshot.directory().organisations[shown.organisation];
    const auto* site = shown.site ? &snapshot.directory().sites[*shown.site] : nullptr;
    const auto name = site != nullptr ? full_name(*site, organisation) : organisation.name;
    ContentLines card;
    card.add("BEGIN", "VCARD").add("VERSION", "3.0").add("PRODID", "-//Relais//FR");
    card.add("UID", "relais-" + provider_id(snapshot.directory(), shown));
    card.add_text("FN", name).add("N", ContentLines::escaped(name) + ";;;;").add_text("ORG", organisation.name);
    if (site != nullptr) {
        for (const auto& phone : site->phones) {
            card.add("TEL;TYPE=WORK,VOICE", phone);
        }
        if (!site->whatsapp.empty()) {
            card.add("TEL;TYPE=CELL", site->whatsapp);
        }
        for (const auto& email : site->emails) {
            card.add_text("EMAIL;TYPE=INTERNET", email);
        }
        add_place(card, words, *site);
    }
    card.add_text("URL", page.empty() ? organisation.website : page);
    card.add_text("NOTE", note_of(words, shown, site));
    card.add("END", "VCARD");
    return {card.take(), "text/vcard; charset=utf-8", "relais-" + provider_id(snapshot.directory(), shown) + ".vcf"};
}

} // namespace relais::present
