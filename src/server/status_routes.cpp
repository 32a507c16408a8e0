#include "present/reference_json.h"
#include "server/parameters.h"
#include "server/routes.h"

namespace relais::server {

void add_status_routes(Router& router, const Site& site) {
    router.get("/api/v1/status", [&site](const Request& request) {
        refuse_unknown(request, {});
        const auto served = site.edition.current();
        return json_reply(present::status_json(served->snapshot.get(), site.tiles));
    });
    router.get("/healthz", [](const Request&) { // the process answers; /api/v1/status says about what
        Reply reply;
        reply.content_type = k_text;
        reply.body = "ok\n";
        reply.cache_control = "no-store";
        return reply;
    });
}

} // namespace relais::server
