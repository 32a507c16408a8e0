#pragma once
#include "present/texts.h"

#include <string>
#include <vector>

namespace relais::present {

struct FeedEntry {
    std::string id; ///< a URI that lasts
    std::string title;
    std::string summary; ///< may be empty
    std::string url;
    std::string at; ///< ISO 8601 with the time
};

/// A feed in words, before it is written; addresses are absolute.
struct FeedText {
    std::string title;
    std::string home; ///< the page of what the feed tells
    std::string self; ///< its own address
    std::string updated;
    std::vector<FeedEntry> entries;
};
std::string atom_text(const FeedText& feed, Lang lang);      ///< RFC 4287
std::string json_feed_text(const FeedText& feed, Lang lang); ///< JSON Feed 1.1

} // namespace relais::present
