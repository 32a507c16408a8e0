#include "present/feeds.h"

#include "exports/xml.h"
#include "present/json_parts.h"
#include "present/page_address.h"
#include "present/page_words.h"
#include "usecases/nearest_code.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace relais::present {
namespace {

using exports::xml_escaped;
using usecases::RecordChange;

constexpr std::size_t k_most = 500;

struct Entry {
    std::string id;
    std::string title;
    std::string summary;
    std::string url;
    std::string at;
};

const char* word(RecordChange::Kind kind) {
    return kind == RecordChange::Kind::added      ? "feed.added"
           : kind == RecordChange::Kind::vanished ? "feed.vanished"
                                                  : "feed.changed";
}

class Entries {
public:
    Entries(const Feed& feed, const Texts& texts) : m_feed(feed), m_words(feed.snapshot, texts) {
        const auto& gazetteer = m_words.directory().gazetteer;
        m_zone = feed.zone.empty() ? nullptr : gazetteer.zone(feed.zone);
        if (m_zone == nullptr && !feed.zone.empty()) {
            std::vector<std::string> known;
            for (const auto& zone : gazetteer.zones()) {
                known.push_back(zone.code);
            }
            throw usecases::unknown_code("zone", feed.zone, known);
        }
    }

    std::vector<Entry> all() const {
        std::vector<Entry> entries;
        std::size_t found = 0;
        for (const auto& change : m_feed.changes) {
            if (is_here(change) && ++found <= k_most) {
                entries.push_back(of(change));
            }
        }
        const auto& edition = m_words.directory().edition;
        Entry whole{"tag:relais,2026:edition-" + std::to_string(edition.id.value),
                    m_words.say("feed.edition", {{"label", edition.label}}),
                    m_words.say("feed.edition_changes", {{"count", std::to_string(found)}}),
                    m_feed.root + search_address(m_words.lang()), edition.published_at};
        entries.insert(entries.begin(), std::move(whole));
        return entries;
    }

    [[nodiscard]] std::string title() const {
        return m_zone == nullptr
                   ? m_words.texts().text("feed.title")
                   : m_words.say("feed.title_zone", {{"zone", m_words.facet_value(usecases::Facet::zone, m_zone->code)}});
    }
    [[nodiscard]] const Words& words() const { return m_words; }

private:
    [[nodiscard]] bool is_here(const usecases::PublicChange& change) const {
        if (m_zone == nullptr || change.areas.empty()) {
            return true;
        }
        return std::ranges::any_of(change.areas, [&](const std::string& area) {
            return std::ranges::any_of(m_zone->areas, [&](const std::string& wanted) {
                return directory::lies_in(area, wanted) || directory::lies_in(wanted, area);
            });
        });
    }

    [[nodiscard]] std::string address(const usecases::PublicChange& change) const {
        const auto& directory = m_words.directory();
        const auto* organisation = directory.organisation({change.organisation});
        if (organisation == nullptr) {
            return search_address(m_words.lang());
        }
        const auto* site = directory.site({change.site});
        return site != nullptr ? provider_address(m_words.lang(), *site, *organisation)
                               : organisation_address(m_words.lang(), *organisation);
    }

    [[nodiscard]] Entry of(const usecases::PublicChange& change) const {
        Entry entry;
        const auto record = std::string(store::code_of(change.what.record));
        entry.id = "tag:relais,2026:edition-" + std::to_string(m_words.directory().edition.id.value) + "-" + record + "-" +
                   std::to_string(change.what.id);
        auto name = change.what.name; // "Organisation – need's code" for a service
        const auto dash = name.rfind(" – ");
        if (change.what.record == store::RecordKind::service && dash != name.npos) {
            name = name.substr(0, dash) + " – " + m_words.need(name.substr(dash + std::string(" – ").size()));
        }
        entry.title = m_words.say(word(change.what.kind), {{"name", name}});
        for (const auto& field : change.what.fields) {
            const auto key = "feed.field_" + field.field;
            entry.summary += (entry.summary.empty() ? "" : ", ") +
                             (m_words.texts().has(key) ? m_words.texts().text(key) : field.field);
        }
        if (!entry.summary.empty()) {
            entry.summary = m_words.say("feed.fields", {{"fields", entry.summary}});
        }
        entry.url = m_feed.root + address(change);
        entry.at = change.at;
        return entry;
    }

    const Feed& m_feed;
    Words m_words;
    const directory::StartingZone* m_zone = nullptr;
};

} // namespace

std::string atom_feed(const Feed& feed, const Texts& texts) {
    const Entries entries(feed, texts);
    const auto& edition = feed.snapshot.directory().edition;
    std::string out = R"(<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang=")" +
                      std::string(code_of(texts.lang())) + "\"><title>" + xml_escaped(entries.title()) +
                      "</title><id>" + xml_escaped(feed.root + feed.self) + "</id><link rel=\"self\" href=\"" +
                      xml_escaped(feed.root + feed.self) + "\"/><link href=\"" +
                      xml_escaped(feed.root + search_address(texts.lang())) + "\"/><updated>" +
                      xml_escaped(edition.published_at) + "</updated><author><name>Relais</name></author>\n";
    for (const auto& entry : entries.all()) {
        out += "<entry><id>" + xml_escaped(entry.id) + "</id><title>" + xml_escaped(entry.title) + "</title><updated>" +
               xml_escaped(entry.at) + "</updated><link href=\"" + xml_escaped(entry.url) + "\"/><summary>" +
               xml_escaped(entry.summary) + "</summary></entry>\n";
    }
    return out + "</feed>\n";
}

std::string json_feed(const Feed& feed, const Texts& texts) {
    const Entries entries(feed, texts);
    Json json{{"version", "https://jsonfeed.org/version/1.1"},
              {"title", entries.title()},
              {"home_page_url", feed.root + search_address(texts.lang())},
              {"feed_url", feed.root + feed.self},
              {"language", code_of(texts.lang())}};
    auto items = Json::array();
    for (const auto& entry : entries.all()) {
        items.push_back({{"id", entry.id},
                         {"url", entry.url},
                         {"title", entry.title},
                         {"content_text", entry.summary.empty() ? entry.title : entry.summary},
                         {"date_published", entry.at}});
    }
    json["items"] = std::move(items);
    return text_of(json);
}

} // namespace relais::present
