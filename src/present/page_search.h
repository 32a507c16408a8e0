#pragma once
#include "present/page_frame.h"
#include "present/page_value.h"
#include "present/page_words.h"
#include "usecases/search_directory.h"
#include "util/clock.h"

namespace relais::present {

/// The values of search.mustache: the form as asked, the facets with counts, one page of providers, the pager.
/// Throws what usecases::search_directory throws.
Value search_page(const Words& words, const usecases::SearchQuery& query, util::Day today);

/// The search in both languages.
Addresses search_addresses(const usecases::SearchQuery& query);

} // namespace relais::present
