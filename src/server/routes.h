#pragma once
#include "present/export_file.h"
#include "present/pages.h"
#include "server/cookies.h"
#include "server/live_edition.h"
#include "server/router.h"
#include "server/static_files.h"
#include "usecases/desk.h"
#include "util/clock.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace relais::server {

class FileDesk;
class LiveOffers;
class TrainingSite;
class UnmetLog;

/// What every route works with; outlives the router.
struct Site {
    const present::Catalogues& texts;
    const LiveEdition& edition;
    const present::Pages& pages;
    const StaticFiles& files;
    util::Clock clock;
    std::string tiles; ///< template of tile addresses, "" for none
    usecases::Desk* desk = nullptr; ///< what is written; null: a directory to be read, without accounts
    Transport transport = Transport::plain; ///< how browsers reach us

    TrainingSite* training = nullptr; ///< a copy to practise on is served; null: the directory itself
    std::string embed_hosts; ///< origins that may frame /embed, parted by spaces; "" for none
    [[nodiscard]] util::Day today() const { return util::day_in_cameroon(clock()); }
};

/// A page for people, rather than an answer for a program.
bool is_page(std::string_view path);

/// The database that may be written. Throws util::NotFound where the server has none.
usecases::Desk& desk_of(const Site& site);

/// The served edition for one request. Throws util::Unavailable when none is published.
std::shared_ptr<const Served> published(const Site& site);

/// An answer from the edition's cache, made by `make` if it is not there; `name` says which one it is, of a small set.
Reply cached(const Served& served, present::Lang lang, const std::string& name, const std::function<std::string()>& make);
/// An answer made for this request.
Reply json_reply(std::string body);
/// "https://relais.example": where this request came to, for addresses that must be absolute.
std::string root_of(const Site& site, const Request& request);
/// A file to save under its name.
Reply file_reply(present::ExportFile file);

void add_status_routes(Router& router, const Site& site);    ///< /api/v1/status, /healthz
void add_reference_routes(Router& router, const Site& site); ///< taxonomy, areas, boundaries, settlements
void add_search_routes(Router& router, const Site& site);    ///< search, points
void add_coverage_routes(Router& router, const Site& site);  ///< coverage, coverage/table, siting
void add_export_routes(Router& router, const Site& site, FileDesk& desk); ///< coverage, needs and siting as files
void add_record_routes(Router& router, const Site& site);    ///< sites, organisations, services
void add_account_routes(Router& router, const Site& site);   ///< log in, one's own account
void add_accounts_routes(Router& router, const Site& site);  ///< everybody's accounts, audit log
void add_road_routes(Router& router, const Site& site);      ///< /tiles, closed areas
void add_search_export_routes(Router& router, const Site& site); ///< export.csv, export.xlsx, …
void add_ogc_routes(Router& router, const Site& site, std::shared_ptr<LiveOffers> live); ///< /ogc: OGC API – Features
void add_openapi_routes(Router& router, const Site& site);   ///< /api, /api/v1/openapi.json
void add_hsds_routes(Router& router, const Site& site);      ///< /hsds: Open Referral
void add_embed_routes(Router& router, const Site& site);     ///< /embed, its generator, /sitemap.xml, /share.png
void add_feed_routes(Router& router, const Site& site, std::shared_ptr<LiveOffers> live); ///< /feeds: Atom and JSON Feed
void add_booklet_routes(Router& router, const Site& site);   ///< the pocket directory
void add_guide_routes(Router& router, const Site& site);      ///< how to use it, a page for each role
void add_training_routes(Router& router, const Site& site);   ///< a copy to practise on goes back to its beginning
void add_page_routes(Router& router, const Site& site, const UnmetLog& unmet);
void add_static_routes(Router& router, const Site& site);

} // namespace relais::server
