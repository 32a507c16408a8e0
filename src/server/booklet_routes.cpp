#include "present/booklet.h"
#include "present/page_address.h"
#include "server/parameters.h"
#include "server/routes.h"
#include "server/training_site.h"
#include "usecases/nearest_code.h"

namespace relais::server {
namespace {

Reply booklet(const Site& site, const Request& request) {
    refuse_unknown(request, {"zone", "need", "beside"});
    const auto served = published(site);
    present::BookletRequest asked;
    asked.zone = single_text(request, "zone");
    for (const auto& [name, value] : request.parameters) {
        if (name == "need" && !value.empty()) {
            asked.needs.push_back(value);
        }
    }
    const auto beside = single_text(request, "beside");
    if (!beside.empty() && beside != "fr" && beside != "en") {
        throw usecases::unknown_code("beside", beside, {"fr", "en"});
    }
    const auto other = present::lang_from(beside);
    asked.beside = beside.empty() || other == request.lang ? nullptr : &site.texts.in(other);
    asked.watermark = watermark_of(site, request.lang);
    asked.url = root_of(site, request) + present::search_address(request.lang) +
                (asked.zone.empty() ? "" : "?" + std::string(asked.zone.starts_with("CM") ? "area=" : "zone=") +
                                               present::percent_encoded(asked.zone));
    return file_reply(present::booklet_file(*served->snapshot, site.texts.in(request.lang), asked, site.today()));
}

} // namespace

void add_booklet_routes(Router& router, const Site& site) {
    router.get("/api/v1/booklet.pdf", [&site](const Request& request) { return booklet(site, request); });
}

} // namespace relais::server
