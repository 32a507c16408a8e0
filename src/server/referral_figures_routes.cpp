#include "present/page_referral_figures.h"
#include "server/page_reply.h"
#include "server/parameters.h"
#include "server/referral_request.h"
#include "server/referral_routes.h"
#include "usecases/report_referrals.h"

#include <memory>

namespace relais::server {
namespace {

using directory::Permission;
using present::Lang;

constexpr int k_usual_days = 90;

Reply show(const Site& site, usecases::ReferralCounts& counts, const Request& request, Lang lang) {
    refuse_unknown(request, {"days"});
    const int days = whole_number(request, "days").value_or(k_usual_days);
    const auto report = desk_of(site).read([&](const auto& database) {
        return usecases::report_referrals(database, counts, request.actor(), days, site.clock());
    });
    const auto served = published(site);
    const auto page = present::referral_figures_page(
        {*served->snapshot, site.texts.in(lang)}, report, site.clock());
    return private_page(site.pages.render(lang, "referral_figures", page));
}

/// A post, since it leaves a line in the audit log.
Reply take(const Site& site, usecases::ReferralCounts& counts, const Request& request, Lang lang) {
    const auto days = static_cast<int>(number_in_field(request, "days"));
    const auto report = desk_of(site).write([&](const auto& database) {
        return usecases::take_referral_report(
            database, counts, request.actor(), days, site.clock());
    });
    const auto served = published(site);
    auto reply =
        file_reply({present::referral_figures_csv({*served->snapshot, site.texts.in(lang)}, report),
                    "text/csv; charset=utf-8",
                    lang == Lang::en ? "referrals.csv" : "orientations.csv"});
    reply.cache_control = "no-store";
    return reply;
}

} // namespace

void add_referral_figures_routes(Router& router, const Site& site) {
    const auto counts = std::make_shared<usecases::ReferralCounts>();
    for (const auto lang : {Lang::fr, Lang::en}) {
        const auto root = present::referral_figures_address(lang);
        router.get(root, Permission::see_figures, [&site, counts, lang](const Request& request) {
            return show(site, *counts, request, lang);
        });
        router.post(
            root + "/csv", Permission::see_figures, [&site, counts, lang](const Request& request) {
                return take(site, *counts, request, lang);
            });
    }
}

} // namespace relais::server
