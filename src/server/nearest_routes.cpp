#include "present/nearest_json.h"
#include "present/plan_json.h"
#include "server/nearest_request.h"
#include "server/parameters.h"
#include "server/plan_request.h"
#include "server/routes.h"
#include "util/errors.h"

namespace relais::server {
namespace {

/// A field of the use case ("needs/0") as a JSON pointer into the body ("/needs/0").
std::string pointer_of(const std::string& field) {
    return field.empty() || field.starts_with('/') ? field : '/' + field;
}

/// Asks, of the published edition, a question that holds a person's place: its answer is kept nowhere.
template <class Ask>
Reply ask(const Site& site, const Request& request, const Ask& make) {
    refuse_unknown(request, {});
    const auto served = published(site);
    try {
        auto reply = json_reply(make(*served->snapshot, site.texts.in(request.lang)));
        reply.cache_control = "no-store";
        return reply;
    } catch (const util::InvalidInput& error) {
        throw util::InvalidInput(pointer_of(error.field()), error.message());
    }
}

Reply nearest(const Site& site, const Request& request) {
    const auto asked = read_nearest_request(request.body);
    return ask(site, request, [&](const usecases::Snapshot& snapshot, const present::Texts& texts) {
        return present::nearest_json(snapshot, texts, usecases::find_nearest(snapshot, asked, site.today()));
    });
}

Reply plan(const Site& site, const Request& request) {
    const auto asked = read_plan_request(request.body);
    return ask(site, request, [&](const usecases::Snapshot& snapshot, const present::Texts& texts) {
        return present::plan_json(snapshot, texts, usecases::plan_care(snapshot, asked, site.today()));
    });
}

} // namespace

void add_nearest_routes(Router& router, const Site& site) {
    router.ask("/api/v1/nearest", [&site](const Request& request) { return nearest(site, request); });
    router.ask("/api/v1/plan", [&site](const Request& request) { return plan(site, request); });
}

} // namespace relais::server
