#pragma once
#include "present/texts.h"
#include "server/exchange.h"

namespace relais::server {

struct Site;

/// What answers a page in one language.
using PageWork = Reply (*)(const Site&, const Request&, present::Lang);

/// The same as a route takes it. `site` must outlive the router.
inline auto in_language(const Site& site, present::Lang lang, PageWork work) {
    return [&site, lang, work](const Request& request) { return work(site, request, lang); };
}

} // namespace relais::server
