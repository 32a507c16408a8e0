#include "present/booklet.h"

#include "present/distances.h"
#include "present/export_words.h"
#include "present/json_parts.h"
#include "present/page_address.h"
#include "present/page_hours.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <algorithm>
#include <map>
#include <memory>

namespace relais::present {
namespace {

using namespace relais::directory;
using usecases::Facet;

constexpr auto k_validity = std::chrono::months(6);

usecases::SearchQuery query_of(const Words& words, const BookletRequest& request) {
    usecases::SearchQuery query;
    query.chosen[static_cast<std::size_t>(Facet::need)] = request.needs;
    if (!request.zone.empty()) {
        const bool is_zone = words.directory().gazetteer.zone(request.zone) != nullptr;
        query.chosen[static_cast<std::size_t>(is_zone ? Facet::zone : Facet::area)] = {request.zone};
    }
    return query;
}

std::string zone_name(const Words& words, const std::string& zone) {
    if (zone.empty()) {
        return words.texts().text("booklet.country");
    }
    return words.directory().gazetteer.zone(zone) != nullptr ? words.facet_value(Facet::zone, zone) : words.area(zone);
}

std::vector<AreaCode> units_of(const Words& words, const std::string& zone) {
    const auto* named = words.directory().gazetteer.zone(zone);
    return named != nullptr ? named->areas : zone.empty() ? std::vector<AreaCode>() : std::vector<AreaCode>{zone};
}

bool is_in(const std::vector<AreaCode>& units, const AreaCode& area) {
    return units.empty() || std::ranges::any_of(units, [&](const auto& unit) { return lies_in(area, unit); });
}

class Maker {
public:
    Maker(const Words& words, const BookletRequest& request) : m_words(words), m_units(units_of(words, request.zone)) {}

    exports::Booklet::Entry entry(const Service& service, const Site* site) const {
        const auto& organisation = *m_words.directory().organisation(service.organisation);
        exports::Booklet::Entry entry;
        entry.title = site != nullptr ? full_name(*site, organisation) : organisation.name;
        if (site != nullptr) {
            add(entry, "booklet.where", joined(without_empty({public_landmark(*site), public_address(*site)}), " – "));
            if (is_stand_in(*site)) {
                entry.lines.push_back(m_words.texts().label("location_visibility", code_of(site->visibility)));
            }
            std::vector<std::string> phones;
            for (const auto& phone : site->phones) {
                phones.push_back(Words::phone(phone));
            }
            add(entry, "booklet.phone", joined(phones, ", "));
            add(entry, "booklet.hours", hours_sentence(m_words, *site));
            if (site->status != SiteStatus::active) {
                entry.lines.push_back(m_words.label(std::optional(site->status)));
            }
        } else {
            add(entry, "booklet.days", service.outreach_days);
            add(entry, "booklet.zone", export_zone(m_words, service.zone));
        }
        const auto publics = joined(m_words.labels(service.publics), ", ");
        add(entry, "booklet.publics", publics.empty() ? m_words.texts().text("unknown") : publics);
        const auto how = how_to_refer(m_words, service);
        add(entry, "booklet.how", how.empty() ? m_words.texts().text("unknown") : how);
        add(entry, "booklet.fee", joined(without_empty({m_words.label(service.fee), service.fee_details}), ", "));
        add(entry, "booklet.documents", service.documents_required);
        entry.verified = service.verified_at ? m_words.say("page.verified_on", {{"day", m_words.day(*service.verified_at)}})
                                             : m_words.texts().text("page.never_verified");
        return entry;
    }

    /// Outlines where polygons are loaded, and the towns with open places.
    exports::Booklet::Map map(const std::vector<std::uint32_t>& services) const {
        exports::Booklet::Map map;
        map.areas = outlines(m_units.empty() ? 1 : 2);
        if (map.areas.empty()) { // no department is drawn: then the whole region, where the zone is one
            map.areas = outlines(1);
        }
        std::map<std::string, exports::Booklet::Map::Town> towns;
        for (const auto position : services) {
            const auto* site = m_words.directory().site_of(m_words.directory().services[position]);
            if (site == nullptr || !site->point || is_stand_in(*site) || !is_in(m_units, site->area)) {
                continue;
            }
            auto& town = towns[place_name(site)];
            town.at = *site->point;
            town.name = town_name(*site);
            ++town.providers;
        }
        for (auto& [name, town] : towns) {
            map.towns.push_back(std::move(town));
        }
        return map;
    }

    [[nodiscard]] std::string place_name(const Site* site) const {
        return site == nullptr ? m_words.texts().text("booklet.outreach") : m_words.where(*site);
    }

private:
    [[nodiscard]] std::vector<std::vector<Polygon>> outlines(int level) const {
        std::vector<std::vector<Polygon>> found;
        for (const auto& boundary : m_words.snapshot().boundaries()) {
            if (boundary.level == level && is_in(m_units, boundary.code)) {
                found.push_back(boundary.polygons);
            }
        }
        return found;
    }
    [[nodiscard]] std::string town_name(const Site& site) const {
        const auto name = m_words.locality(site);
        return name.empty() ? m_words.area(site.area) : name;
    }
    static std::vector<std::string> without_empty(std::vector<std::string> texts) {
        std::erase(texts, std::string());
        return texts;
    }
    void add(exports::Booklet::Entry& entry, const char* key, const std::string& value) const {
        if (!value.empty()) {
            entry.lines.push_back(m_words.say(key, {{"value", value}}));
        }
    }

    const Words& m_words;
    std::vector<AreaCode> m_units;
};

const char* colour_of(const std::string& dimension) {
    return dimension == "social" ? "#1d5a96" : dimension == "psychosocial" ? "#74388f" : "#85560a";
}

/// The other language of a booklet in both.
struct Beside {
    Beside(const usecases::Snapshot& snapshot, const Texts& texts, const BookletRequest& request)
        : words(snapshot, texts), maker(words, request) {}
    Words words;
    Maker maker;
};

/// "Aide juridique · Legal aid"; once where both say the same.
std::string both(const std::string& one, const std::string& other) {
    return one == other ? one : one + " · " + other;
}

/// Needs in the order of the taxonomy, places by name, outreach last.
std::vector<exports::Booklet::Section> sections_of(const Words& words, const Maker& maker, const Beside* beside,
                                                   const std::vector<std::uint32_t>& services) {
    std::vector<exports::Booklet::Section> sections;
    for (const auto& term : words.directory().taxonomy.terms()) {
        std::map<std::pair<bool, std::string>, exports::Booklet::Place> places;
        for (const auto position : services) {
            const auto& service = words.directory().services[position];
            if (service.need != term.code) {
                continue;
            }
            const auto* site = words.directory().site_of(service);
            const auto name = maker.place_name(site);
            auto& place = places[{site == nullptr, util::fold(name)}];
            place.name = beside == nullptr || site != nullptr ? name : both(name, beside->maker.place_name(site));
            place.entries.push_back(maker.entry(service, site));
            if (beside != nullptr) {
                auto other = beside->maker.entry(service, site);
                place.entries.back().lines_beside = std::move(other.lines);
                place.entries.back().verified_beside = std::move(other.verified);
            }
        }
        if (places.empty()) {
            continue;
        }
        exports::Booklet::Section section;
        section.title = beside == nullptr ? words.need(term.code) : both(words.need(term.code), beside->words.need(term.code));
        section.colour = colour_of(term.parent.empty() ? term.code : term.parent);
        for (auto& [key, place] : places) {
            section.places.push_back(std::move(place));
        }
        sections.push_back(std::move(section));
    }
    return sections;
}

util::Day valid_until(util::Day today) {
    const auto month = std::chrono::year_month_day(today) + k_validity;
    return month.ok() ? util::Day(month) : util::Day(month.year() / month.month() / std::chrono::last);
}

/// What stands at the foot of every page.
std::string footer_of(const Words& words, const BookletRequest& request, util::Day today) {
    return words.say("booklet.footer", {{"zone", zone_name(words, request.zone)},
                                        {"label", words.directory().edition.label},
                                        {"day", words.day(valid_until(today))}});
}

/// Edition, printed on, valid until, how many services, whom to tell of an error, what is not in it.
std::vector<std::string> cover_of(const Words& words, const BookletRequest& request, std::size_t services, util::Day today) {
    return {words.say("page.edition", {{"label", words.directory().edition.label}}),
            words.say("booklet.printed", {{"day", words.day(today)}}),
            words.say("booklet.valid_until", {{"day", words.day(valid_until(today))}}),
            words.say("booklet.count", {{"services", std::to_string(services)}}),
            words.texts().text(request.url.empty() ? "booklet.errors" : "booklet.errors_page"),
            words.texts().text("booklet.hidden")};
}

} // namespace

exports::Booklet booklet_of(const usecases::Snapshot& snapshot, const Texts& texts, const BookletRequest& request,
                            util::Day today) {
    const Words words(snapshot, texts);
    const auto services = usecases::search_services(snapshot, query_of(words, request));
    if (services.empty()) {
        throw util::InvalidInput("zone", {"booklet.nothing", {{"zone", zone_name(words, request.zone)}}});
    }
    const Maker maker(words, request);
    const auto beside = request.beside != nullptr ? std::make_unique<const Beside>(snapshot, *request.beside, request) : nullptr;
    const auto say = [&](const char* key) {
        return beside ? both(texts.text(key), beside->words.texts().text(key)) : texts.text(key);
    };
    exports::Booklet booklet;
    booklet.title = say("booklet.title");
    booklet.subtitle = zone_name(words, request.zone);
    if (words.directory().edition.illustrative) {
        booklet.warning = texts.text("page.illustrative_short") + " " + texts.text("page.illustrative");
        if (beside) {
            booklet.warning += "\n" + beside->words.texts().text("page.illustrative_short") + " " +
                               beside->words.texts().text("page.illustrative");
        }
    }
    booklet.cover = cover_of(words, request, services.size(), today);
    booklet.footer = {footer_of(words, request, today)};
    booklet.url_label = texts.text("booklet.live_page");
    if (beside) {
        booklet.subtitle = both(booklet.subtitle, zone_name(beside->words, request.zone));
        booklet.cover_beside = cover_of(beside->words, request, services.size(), today);
        booklet.footer.push_back(footer_of(beside->words, request, today));
        booklet.url_label += "\n" + beside->words.texts().text("booklet.live_page");
    }
    booklet.url = request.url;
    booklet.contents = say("booklet.contents");
    booklet.watermark = request.watermark;
    booklet.sections = sections_of(words, maker, beside.get(), services);
    booklet.map = maker.map(services);
    booklet.map.title = say("booklet.map");
    booklet.map.note = say("booklet.map_note");
    return booklet;
}

ExportFile booklet_file(const usecases::Snapshot& snapshot, const Texts& texts, const BookletRequest& request,
                        util::Day today) {
    const auto zone = request.zone.empty() ? std::string("cameroun") : util::slug(request.zone);
    return {exports::booklet_pdf(booklet_of(snapshot, texts, request, today)), "application/pdf",
            export_name(snapshot, texts, today) + "-" + zone + ".pdf"};
}

} // namespace relais::present
