#include "present/feeds.h"

#include "present/page_address.h"
#include "present/page_words.h"
#include "usecases/nearest_code.h"

#include <algorithm>

namespace relais::present {
namespace {

using usecases::RecordChange;

constexpr std::size_t k_most = 500;

const char* word(RecordChange::Kind kind) {
    return kind == RecordChange::Kind::added      ? "feed.added"
           : kind == RecordChange::Kind::vanished ? "feed.vanished"
                                                  : "feed.changed";
}

class Entries {
public:
    Entries(const Feed& feed, const Texts& texts) : m_feed(feed), m_words(feed.snapshot, texts) {
        m_zone = zone_of_feed(m_words.directory().gazetteer, feed.zone);
    }

    std::vector<FeedEntry> all() const {
        std::vector<FeedEntry> entries;
        std::size_t found = 0;
        if (m_feed.changes) {
            for (const auto& change : *m_feed.changes) {
                if (is_here(change) && ++found <= k_most) {
                    entries.push_back(of(change));
                }
            }
        }
        const auto& edition = m_words.directory().edition;
        FeedEntry whole{"tag:relais,2026:edition-" + std::to_string(edition.id.value),
                    m_words.say("feed.edition", {{"label", edition.label}}),
                    m_feed.changes ? m_words.say("feed.edition_changes", {{"count", std::to_string(found)}})
                                   : m_words.texts().text("feed.first_edition"),
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
        return std::ranges::any_of(change.areas, [&](const std::string& area) { return is_in_zone(area, *m_zone); });
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

    [[nodiscard]] FeedEntry of(const usecases::PublicChange& change) const {
        FeedEntry entry;
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

const directory::StartingZone* zone_of_feed(const directory::Gazetteer& gazetteer, const std::string& code) {
    const auto* zone = code.empty() ? nullptr : gazetteer.zone(code);
    if (zone == nullptr && !code.empty()) {
        std::vector<std::string> known;
        for (const auto& one : gazetteer.zones()) {
            known.push_back(one.code);
        }
        throw usecases::unknown_code("zone", code, known);
    }
    return zone;
}

bool is_in_zone(const std::string& area, const directory::StartingZone& zone) {
    return std::ranges::any_of(zone.areas, [&](const std::string& wanted) {
        return directory::lies_in(area, wanted) || directory::lies_in(wanted, area);
    });
}

FeedText changes_feed(const Feed& feed, const Texts& texts) {
    const Entries entries(feed, texts);
    return {entries.title(), feed.root + search_address(texts.lang()), feed.root + feed.self,
            feed.snapshot.directory().edition.published_at, entries.all()};
}

} // namespace relais::present
