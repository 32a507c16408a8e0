#include "present/feeds.h"
#include "present/offer_words.h"
#include "present/page_words.h"

#include <algorithm>

namespace relais::present {
namespace {

constexpr std::size_t k_most = 500;

/// A day as the moment it began, for feeds want a time.
std::string moment(util::Day day) {
    return util::to_string(util::Instant(day));
}

FeedEntry entry_of(const OfferFeed& feed, const Words& words, const directory::BoardOffer& one) {
    const auto& offer = one.offer;
    FeedEntry entry;
    entry.id = "tag:relais,2026:offer-" + std::to_string(offer.id.value);
    entry.title = offer.title + " – " + company_name(one.company);
    std::vector<std::string> said{words.texts().label("offer_kind", code_of(offer.kind)),
                                  place_of(words, offer.settlement),
                                  words.count("offer.posts_open", offer.posts - offer.placed)};
    if (offer.closes) {
        said.push_back(words.say("offer.until", {{"day", words.day(*offer.closes)}}));
    }
    std::erase(said, "");
    for (const auto& one_said : said) {
        entry.summary += (entry.summary.empty() ? "" : " · ") + one_said;
    }
    entry.url = feed.root + offer_address(words.lang(), offer);
    entry.at = moment(offer.confirmed_on.value_or(feed.today));
    return entry;
}

} // namespace

FeedText offers_feed(const OfferFeed& feed, const Texts& texts) {
    const Words words(feed.snapshot, texts);
    const auto& gazetteer = words.directory().gazetteer;
    const auto* zone = zone_of_feed(gazetteer, feed.zone);
    FeedText text{zone == nullptr
                      ? texts.text("feed.offers")
                      : words.say("feed.offers_zone", {{"zone", words.facet_value(usecases::Facet::zone, zone->code)}}),
                  feed.root + offers_address(texts.lang()), feed.root + feed.self, moment(feed.today), {}};
    for (const auto& one : feed.board.offers) {
        const auto open = public_part(one, feed.today);
        const auto* place = open ? gazetteer.settlement(open->offer.settlement) : nullptr;
        if (open && (zone == nullptr || place == nullptr || is_in_zone(place->area, *zone))) {
            text.entries.push_back(entry_of(feed, words, *open));
        }
    }
    std::ranges::stable_sort(text.entries, std::greater(), &FeedEntry::at);
    text.entries.resize(std::min(text.entries.size(), k_most));
    if (!text.entries.empty()) {
        text.updated = text.entries.front().at;
    }
    return text;
}

} // namespace relais::present
