#pragma once
#include "copy/parts.h"
#include "present/page_template.h"
#include "present/texts.h"
#include "server/exchange.h"
#include "usecases/snapshot.h"
#include "util/clock.h"

#include <memory>

namespace relais::offline {

/// The site without a server: answers the addresses that need nothing but the public directory with the very words of
/// the server, by the same functions. In the browser it is the WebAssembly core, on a USB stick it made the pages.
///
/// Pages: search, providers, organisations, offers, flowchart, about. API: status, taxonomy, areas, boundaries,
/// settlements, occupations, search, points, nearest, plan, offers/search, sites, organisations, services.
class LocalSite {
public:
    /// What it is given must outlive it. Throws util::Unavailable for a template that cannot be read.
    LocalSite(const usecases::Snapshot& snapshot, const copy::Beside& beside, const present::Catalogues& texts,
              const present::TemplateSources& templates);
    ~LocalSite();

    /// Never throws: what goes wrong is a problem document, or a page that says it. `origin`: where pages say that they
    /// are ("https://relais.example"), "" for nowhere.
    [[nodiscard]] server::Reply answer(server::Request request, std::string_view origin, util::Instant now) const;

private:
    struct Parts;
    std::unique_ptr<const Parts> m_parts;
};

} // namespace relais::offline
