#pragma once
#include "present/page_value.h"
#include "present/page_words.h"
#include "server/routes.h"

#include <functional>
#include <string>

namespace relais::server {

/// A page of figures of the published edition: `name`.mustache filled by `make`. 503 without an
/// edition, 400 with the sentence of a util::InvalidInput that `make` throws.
Reply planner_page(const Site& site,
                   present::Lang lang,
                   const std::string& name,
                   const std::function<present::Value(const present::Words&)>& make);

} // namespace relais::server
