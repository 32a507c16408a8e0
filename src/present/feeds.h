#pragma once
#include "present/texts.h"
#include "usecases/public_changes.h"
#include "usecases/snapshot.h"

#include <string>
#include <vector>

namespace relais::present {

/// What the published edition changed, for readers of feeds. `zone`: a starting zone, "" for the country; what cannot be
/// placed is in every zone. At most 500 entries, and a last one that says how many more there are. `root` is
/// "https://relais.example", `self` the feed's own path. Throws util::InvalidInput ("zone") for an unknown zone.
struct Feed {
    const usecases::Snapshot& snapshot;
    const std::vector<usecases::PublicChange>& changes;
    std::string zone;
    std::string root;
    std::string self;
};
std::string atom_feed(const Feed& feed, const Texts& texts); ///< RFC 4287
std::string json_feed(const Feed& feed, const Texts& texts); ///< JSON Feed 1.1

} // namespace relais::present
