#pragma once
#include "present/page_words.h"

#include <string>

namespace relais::present {

/// A provider in the words of schema.org (JSON-LD), for search engines: a data block of HTML, which runs nothing and
/// which the page's policy therefore allows. A place whose door is not told has neither street nor point.
std::string structured_data(const Words& words, const usecases::Provider& provider);

} // namespace relais::present
