#pragma once
#include "present/feed_writer.h"
#include "present/texts.h"
#include "usecases/offer_board.h"
#include "usecases/public_changes.h"
#include "usecases/snapshot.h"

#include <optional>
#include <string>
#include <vector>

namespace relais::present {

/// What the published edition changed, for readers of feeds. `zone`: a starting zone, "" for the country; what cannot be
/// placed is in every zone. At most 500 entries, and a last one that says how many more there are. `root` is
/// "https://relais.example", `self` the feed's own path. Throws util::InvalidInput ("zone") for an unknown zone.
struct Feed {
    const usecases::Snapshot& snapshot;
    const std::optional<std::vector<usecases::PublicChange>>& changes; ///< nothing: the first edition
    std::string zone;
    std::string root;
    std::string self;
};
FeedText changes_feed(const Feed& feed, const Texts& texts);

/// The offers the public sees on a day, the newest word of an employer first; same `zone`, `root`, `self`, same faults.
/// An offer without a known place of work is in every zone.
struct OfferFeed {
    const usecases::Snapshot& snapshot;
    const usecases::OfferBoard& board;
    util::Day today;
    std::string zone;
    std::string root;
    std::string self;
};
FeedText offers_feed(const OfferFeed& feed, const Texts& texts);

/// Null for "", the country. Throws util::InvalidInput ("zone").
const directory::StartingZone* zone_of_feed(const directory::Gazetteer& gazetteer, const std::string& code);
bool is_in_zone(const std::string& area, const directory::StartingZone& zone);

} // namespace relais::present
