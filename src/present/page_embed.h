#pragma once
#include "present/page_frame.h"
#include "usecases/search_directory.h"
#include "util/clock.h"

namespace relais::present {

/// The directory in a partner's page.
struct EmbedQuery {
    usecases::SearchQuery search;
    bool with_map = true;
    std::string colour; ///< "0b5d57", six hexadecimal digits, or "" for our own
};

/// A filtered list, with its map if asked: embed.mustache. Throws as usecases::search_directory does.
Value embed_page(const Words& words, const EmbedQuery& query, util::Day today);

/// The page that makes the line to put into a partner's page: embed_make.mustache. `root`: "https://relais.example".
Value embed_make_page(const Words& words, const EmbedQuery& query, const std::string& root, bool has_hosts);

/// Where that page is.
std::string embed_make_address(Lang lang);

} // namespace relais::present
