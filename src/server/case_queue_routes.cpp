#include "present/json_parts.h"
#include "present/referral_words.h"
#include "server/access.h"
#include "server/referral_request.h"
#include "server/referral_routes.h"
#include "usecases/case_desk.h"

#include <nlohmann/json.hpp>

namespace relais::server {
namespace {

constexpr int k_created = 201;

/// A form that waited on a device for the network: refusals are told as problem documents.
Reply take_case(const Site& site, const Request& request) {
    const auto served = published(site);
    const auto words = read_case_form(request, *served->snapshot);
    const auto key = request.field("sent_key");
    if (key.empty()) {
        throw util::InvalidInput("sent_key", {"form.missing", {}});
    }
    const auto made = desk_of(site).write([&](const auto& database) {
        return usecases::open_case(
            database, request.actor(), served->snapshot->directory(), words, key, site.clock());
    });
    Reply reply;
    reply.status = k_created;
    const present::Json told{{"code", made.code},
                             {"url", present::case_address(request.lang, made.id)}};
    reply.body = told.dump();
    return reply;
}

} // namespace

void add_case_queue_routes(Router& router, const Site& site) {
    router.post("/api/v1/cases",
                directory::Permission::make_referrals,
                [&site](const Request& request) { return take_case(site, request); });
}

} // namespace relais::server
