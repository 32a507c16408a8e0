#include "present/page_offer_figures.h"
#include "server/offer_routes.h"
#include "server/page_reply.h"
#include "usecases/offer_figures.h"

namespace relais::server {
namespace {

using directory::Permission;
using present::Lang;

usecases::OfferReport report(const Site& site,
                             const Request& request,
                             LiveOffers& live,
                             const usecases::Snapshot& snapshot) {
    const auto board = live.current(site);
    const auto proposals = desk_of(site).read([&](const auto& database) {
        return usecases::proposals_for_figures(database, request.actor());
    });
    return usecases::report_offers(
        request.actor(), snapshot.directory(), *board, proposals, site.today());
}

} // namespace

void add_offer_figures_routes(Router& router, const Site& site, std::shared_ptr<LiveOffers> live) {
    for (const auto lang : {Lang::fr, Lang::en}) {
        const auto address = present::offer_figures_address(lang);
        router.get(address, Permission::see_figures, [&site, live, lang](const Request& request) {
            const auto served = published(site);
            const present::Words words(*served->snapshot, site.texts.in(lang));
            return private_page(
                site.pages.render(lang,
                                  "offer_figures",
                                  present::offer_figures_page(
                                      words, report(site, request, *live, *served->snapshot))));
        });
        router.get(
            address + ".csv", Permission::see_figures, [&site, live, lang](const Request& request) {
                const auto served = published(site);
                const present::Words words(*served->snapshot, site.texts.in(lang));
                return file_reply(
                    {present::offer_figures_csv(
                         words, report(site, request, *live, *served->snapshot), site.today()),
                     "text/csv; charset=utf-8",
                     "relais-offers.csv"});
            });
    }
}

} // namespace relais::server
