#include "present/reference_json.h"
#include "server/parameters.h"
#include "server/routes.h"
#include "usecases/suggest_settlements.h"
#include "util/errors.h"

namespace relais::server {
namespace {

int boundary_level(const std::string& text) {
    const auto level = record_number(text);
    if (!level || *level > 3) {
        throw util::NotFound({"api.error.bad_level", {{"value", text.substr(0, 20)}}});
    }
    return static_cast<int>(*level);
}

} // namespace

void add_reference_routes(Router& router, const Site& site) {
    router.get("/api/v1/taxonomy", [&site](const Request& request) {
        refuse_unknown(request, {});
        const auto served = published(site);
        return cached(*served, request.lang, "taxonomy", [&] {
            return present::taxonomy_json(*served->snapshot, site.texts.in(request.lang));
        });
    });
    router.get("/api/v1/areas", [&site](const Request& request) {
        refuse_unknown(request, {});
        const auto served = published(site);
        return cached(*served, request.lang, "areas", [&] {
            return present::areas_json(*served->snapshot, site.texts.in(request.lang));
        });
    });
    router.get("/api/v1/boundaries/{}", [&site](const Request& request) {
        refuse_unknown(request, {});
        const int level = boundary_level(request.captured[0]);
        const auto served = published(site);
        auto reply = cached(*served, request.lang, "boundaries " + std::to_string(level), [&] {
            return present::boundaries_json(*served->snapshot, site.texts.in(request.lang), level);
        });
        reply.content_type = "application/geo+json";
        return reply;
    });
    router.get("/api/v1/settlements", [&site](const Request& request) {
        refuse_unknown(request, {"prefix", "limit"});
        const auto prefix = single_text(request, "prefix");
        constexpr int k_usual = 8;
        const int limit = whole_number(request, "limit").value_or(k_usual);
        const auto served = published(site);
        const auto found = usecases::suggest_settlements(*served->snapshot, prefix, limit);
        return json_reply(
            present::settlements_json(*served->snapshot, site.texts.in(request.lang), found));
    });
}

} // namespace relais::server
