#include "present/capacity_json.h"
#include "present/page_access.h"
#include "present/planning_address.h"
#include "server/parameters.h"
#include "server/planner_page.h"
#include "server/planning_parameters.h"
#include "server/planning_routes.h"
#include "usecases/nearest_code.h"
#include "util/errors.h"

namespace relais::server {
namespace {

using present::Lang;

usecases::CapacityRequest capacity_request(const Request& request) {
    usecases::CapacityRequest asked;
    read_person_words(request, asked);
    asked.threshold_km = number(request, "km").value_or(asked.threshold_km);
    asked.level = level(request).value_or(asked.level);
    asked.within = single_text(request, "within");
    asked.months = whole_number(request, "months").value_or(asked.months);
    asked.share_percent = number(request, "share").value_or(asked.share_percent);
    if (const auto code = single_text(request, "order"); !code.empty()) {
        const auto order = usecases::serving_order_from(code);
        if (!order) {
            throw usecases::unknown_code("order", code, {"nearest", "capacity", "catchment"});
        }
        asked.order = *order;
    }
    return asked;
}

usecases::AccessRequest access_request(const Request& request) {
    usecases::AccessRequest asked;
    read_person_words(request, asked);
    asked.threshold_km = number(request, "km").value_or(asked.threshold_km);
    asked.level = level(request).value_or(asked.level);
    asked.within = single_text(request, "within");
    asked.places = whole_number(request, "places").value_or(asked.places);
    if (const auto code = single_text(request, "decay"); !code.empty()) {
        const auto decay = usecases::decay_from(code);
        if (!decay) {
            throw usecases::unknown_code("decay", code, {"slow", "fast"});
        }
        asked.decay = *decay;
    }
    return asked;
}

Reply capacity(const Site& site, const Request& request) {
    refuse_unknown(request,
                   {"need",
                    "public",
                    "language",
                    "sex",
                    "age_from",
                    "age_to",
                    "km",
                    "level",
                    "within",
                    "weight",
                    "months",
                    "share",
                    "order"});
    const auto served = published(site);
    const auto& demand = weight(*served->snapshot, request);
    const auto report = usecases::report_capacity(
        *served->snapshot, demand, capacity_request(request), site.today());
    return json_reply(
        present::capacity_json(*served->snapshot, demand, site.texts.in(request.lang), report));
}

Reply access(const Site& site, const Request& request) {
    refuse_unknown(request,
                   {"need",
                    "public",
                    "language",
                    "sex",
                    "age_from",
                    "age_to",
                    "km",
                    "level",
                    "within",
                    "weight",
                    "decay",
                    "places"});
    const auto served = published(site);
    const auto& demand = weight(*served->snapshot, request);
    const auto report =
        usecases::report_access(*served->snapshot, demand, access_request(request), site.today());
    return json_reply(
        present::access_json(*served->snapshot, demand, site.texts.in(request.lang), report));
}

Reply unmet(const Site& site, const Request& request, const UnmetLog& log) {
    refuse_unknown(request, {"need", "public", "region", "weeks"});
    const auto served = published(site);
    usecases::UnmetRequest asked;
    asked.need = single_text(request, "need");
    asked.public_group = single_text(request, "public");
    asked.region = single_text(request, "region");
    asked.weeks = whole_number(request, "weeks").value_or(asked.weeks);
    const auto report =
        usecases::report_unmet(*served->snapshot, *log.known(), asked, site.today());
    return json_reply(present::unmet_json(*served->snapshot, site.texts.in(request.lang), report));
}

/// One form asks for capacity, access and unmet searches at once.
present::AccessQuery access_query(const Request& request) {
    present::AccessQuery query;
    static_cast<usecases::CapacityRequest&>(query) = capacity_request(request);
    std::erase(query.needs, "");
    query.weight = single_text(request, "weight");
    return query;
}

Reply access_reply(const Site& site, const Request& request, Lang lang, const UnmetLog& log) {
    return planner_page(site, lang, "access", [&](const present::Words& words) {
        return present::access_page(words, access_query(request), *log.known(), site.today());
    });
}

} // namespace

void add_access_routes(Router& router, const Site& site, const UnmetLog& log) {
    router.get("/api/v1/capacity",
               [&site](const Request& request) { return capacity(site, request); });
    router.get("/api/v1/access", [&site](const Request& request) { return access(site, request); });
    router.get("/api/v1/unmet",
               [&site, &log](const Request& request) { return unmet(site, request, log); });
    for (const auto lang : {Lang::fr, Lang::en}) {
        router.get(present::access_address(lang), [&site, &log, lang](const Request& request) {
            return access_reply(site, request, lang, log);
        });
    }
}

} // namespace relais::server
