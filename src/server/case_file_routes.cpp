#include "present/case_file_json.h"
#include "present/referral_words.h"
#include "server/access.h"
#include "server/referral_request.h"
#include "server/referral_routes.h"
#include "usecases/case_file.h"

namespace relais::server {
namespace {

using directory::Permission;
using present::CasePart;
using present::Lang;

directory::CaseId case_in(const Request& request) {
    return {number_in_path(request, 0, "referral.no_case")};
}

/// A post: it leaves a line in the audit log, and no browser fetches it by itself.
Reply take_file(const Site& site, const Request& request, Lang lang) {
    const auto served = published(site);
    const auto all = desk_of(site).write([&](const auto& database) {
        return usecases::take_case_file(database, request.actor(), case_in(request), site.clock());
    });
    auto reply = file_reply({present::case_file_json({*served->snapshot, site.texts.in(lang)}, all),
                             k_json,
                             lang == Lang::en ? "file.json" : "fichier.json"});
    reply.cache_control = "no-store";
    return reply;
}

Reply erase(const Site& site, const Request& request, Lang lang) {
    desk_of(site).write([&](const auto& database) {
        usecases::erase_case(database, request.actor(), case_in(request), site.clock());
    });
    return see_other(present::cases_address(lang));
}

} // namespace

void add_case_file_routes(Router& router, const Site& site) {
    for (const auto lang : {Lang::fr, Lang::en}) {
        const auto part = [&](CasePart which) {
            const auto address = present::case_address(lang, {1}, which);
            return present::cases_address(lang) + "/{}" + address.substr(address.rfind('/'));
        };
        router.post(
            part(CasePart::file),
            Permission::make_referrals,
            [&site, lang](const Request& request) { return take_file(site, request, lang); });
        router.post(part(CasePart::erase),
                    Permission::make_referrals,
                    [&site, lang](const Request& request) { return erase(site, request, lang); });
    }
}

} // namespace relais::server
