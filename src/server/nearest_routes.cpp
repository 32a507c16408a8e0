#include "present/nearest_json.h"
#include "present/plan_json.h"
#include "present/travel_json.h"
#include "server/nearest_request.h"
#include "server/parameters.h"
#include "server/plan_request.h"
#include "server/planning_routes.h"
#include "server/routes.h"
#include "server/travel_request.h"
#include "usecases/known_responses.h"
#include "util/errors.h"

#include <optional>

namespace relais::server {
namespace {

/// A field of the use case ("needs/0") as a JSON pointer into the body ("/needs/0").
std::string pointer_of(const std::string& field) {
    return field.empty() || field.starts_with('/') ? field : '/' + field;
}

/// Asks, of the published edition, a question that holds a person's place: its answer is kept
/// nowhere.
template <class Ask>
Reply ask(const Site& site, const Request& request, const Ask& make) {
    refuse_unknown(request, {});
    const auto served = published(site);
    try {
        auto reply = json_reply(make(*served, site.texts.in(request.lang)));
        reply.cache_control = "no-store";
        return reply;
    } catch (const util::InvalidInput& error) {
        throw util::InvalidInput(pointer_of(error.field()), error.message());
    }
}

/// Nothing for the public: its answers hold no figure, in the exact order.
std::optional<usecases::Responses>
responses_for(const Site& site, const Request& request, const std::string& asked) {
    const auto order = usecases::order_for(request.actor(), asked);
    return order ? desk_of(site).read([&](const auto& database) {
        return usecases::known_responses(database, *order);
    })
                 : std::nullopt;
}

/// Of a search nothing is kept but which of its needs were not met in what region and week (see
/// unmet_searches.h).
Reply nearest(const Site& site, const Request& request, UnmetLog& unmet) {
    const auto asked = read_nearest_request(request.body);
    return ask(site, request, [&](const Served& served, const present::Texts& texts) {
        const auto& snapshot = *served.snapshot;
        const auto known = responses_for(site, request, asked.order);
        const auto* responses = known ? &*known : nullptr;
        const auto result = usecases::find_nearest(snapshot, asked, site.today(), responses);
        unmet.add(usecases::unmet_counts(snapshot, result, site.today()));
        return present::nearest_json(
            snapshot, texts, result, &served.texts(texts.lang()), responses);
    });
}

Reply plan(const Site& site, const Request& request, UnmetLog& unmet) {
    const auto asked = read_plan_request(request.body);
    return ask(site, request, [&](const Served& served, const present::Texts& texts) {
        const auto& snapshot = *served.snapshot;
        const auto known = responses_for(site, request, asked.order);
        const auto* responses = known ? &*known : nullptr;
        const auto result = usecases::plan_care(snapshot, asked, site.today(), responses);
        const directory::Metres within{1000 * asked.within_km};
        unmet.add(usecases::unmet_counts(
            snapshot, result.place, result.query, result.terms, within, site.today()));
        return present::plan_json(snapshot, texts, result, responses);
    });
}

Reply route(const Site& site, const Request& request) {
    const auto asked = read_route_request(request.body);
    return ask(site, request, [&](const Served& served, const present::Texts& texts) {
        const auto& snapshot = *served.snapshot;
        return present::route_json(
            snapshot, texts, usecases::find_route(snapshot, asked, site.today()));
    });
}

Reply isochrone(const Site& site, const Request& request) {
    const auto asked = read_isochrone_request(request.body);
    return ask(site, request, [&](const Served& served, const present::Texts& texts) {
        const auto& snapshot = *served.snapshot;
        return present::isochrone_json(
            snapshot, texts, usecases::draw_isochrone(snapshot, asked, site.today()));
    });
}

} // namespace

void add_nearest_routes(Router& router, const Site& site, UnmetLog& unmet) {
    router.ask("/api/v1/nearest",
               [&site, &unmet](const Request& request) { return nearest(site, request, unmet); });
    router.ask("/api/v1/plan",
               [&site, &unmet](const Request& request) { return plan(site, request, unmet); });
    router.ask("/api/v1/route", [&site](const Request& request) { return route(site, request); });
    router.ask("/api/v1/isochrone",
               [&site](const Request& request) { return isochrone(site, request); });
}

} // namespace relais::server
