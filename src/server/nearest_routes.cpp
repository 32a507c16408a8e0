#include "present/nearest_json.h"
#include "server/nearest_request.h"
#include "server/parameters.h"
#include "server/routes.h"
#include "util/errors.h"

namespace relais::server {
namespace {

/// A field of the use case ("needs/0") as a JSON pointer into the body ("/needs/0").
std::string pointer_of(const std::string& field) {
    return field.empty() || field.starts_with('/') ? field : '/' + field;
}

Reply nearest(const Site& site, const Request& request) {
    refuse_unknown(request, {});
    const auto asked = read_nearest_request(request.body);
    const auto served = published(site);
    try {
        const auto result = usecases::find_nearest(*served->snapshot, asked, site.today());
        auto reply = json_reply(present::nearest_json(*served->snapshot, site.texts.in(request.lang), result));
        reply.cache_control = "no-store"; // it holds a person's place
        return reply;
    } catch (const util::InvalidInput& error) {
        throw util::InvalidInput(pointer_of(error.field()), error.message());
    }
}

} // namespace

void add_nearest_routes(Router& router, const Site& site) {
    router.post("/api/v1/nearest", [&site](const Request& request) { return nearest(site, request); });
}

} // namespace relais::server
