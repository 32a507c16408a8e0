#include "present/contact_card.h"
#include "present/provider_json.h"
#include "server/parameters.h"
#include "server/routes.h"
#include "usecases/show_provider.h"
#include "util/errors.h"

namespace relais::server {
namespace {

std::int64_t record_id(const Request& request, const char* missing) {
    const auto id = record_number(request.captured[0]);
    if (!id) {
        throw util::NotFound({missing, {{"id", request.captured[0].substr(0, 40)}}});
    }
    return *id;
}

Reply site_of(const Site& site, const Request& request) {
    refuse_unknown(request, {});
    const auto served = published(site);
    const auto id = record_id(request, "error.no_site");
    const auto provider = usecases::provider_at_site(*served->snapshot, directory::SiteId{id});
    return json_reply(
        present::provider_json(*served->snapshot, site.texts.in(request.lang), provider, site.clock()));
}

Reply organisation_of(const Site& site, const Request& request) {
    refuse_unknown(request, {});
    const auto served = published(site);
    const directory::OrganisationId id{record_id(request, "error.no_organisation")};
    const auto providers = usecases::providers_of(*served->snapshot, id);
    const auto& directory = served->snapshot->directory();
    const auto position = static_cast<std::uint32_t>(directory.organisation(id) - directory.organisations.data());
    return json_reply(
        present::organisation_json(*served->snapshot, site.texts.in(request.lang), position, providers));
}

Reply service_of(const Site& site, const Request& request) {
    refuse_unknown(request, {});
    const auto served = published(site);
    const directory::ServiceId id{record_id(request, "error.no_service")};
    const auto service = usecases::service_with(*served->snapshot, id);
    return json_reply(present::service_json(*served->snapshot, site.texts.in(request.lang), service));
}

Reply card_of(const Site& site, const Request& request) {
    refuse_unknown(request, {});
    const auto served = published(site);
    const auto id = record_id(request, "error.no_site");
    const auto provider = usecases::provider_at_site(*served->snapshot, directory::SiteId{id});
    return file_reply(present::contact_card(*served->snapshot, site.texts.in(request.lang), provider, ""));
}

Reply calendar_of(const Site& site, const Request& request) {
    refuse_unknown(request, {});
    const auto served = published(site);
    const directory::ServiceId id{record_id(request, "error.no_service")};
    const auto service = usecases::service_with(*served->snapshot, id);
    return file_reply(
        present::outreach_calendar(*served->snapshot, site.texts.in(request.lang), service, site.clock()));
}

} // namespace

void add_record_routes(Router& router, const Site& site) {
    router.get("/api/v1/sites/{}", [&site](const Request& request) { return site_of(site, request); });
    router.get("/api/v1/sites/{}/contact.vcf", [&site](const Request& request) { return card_of(site, request); });
    router.get("/api/v1/organisations/{}", [&site](const Request& request) { return organisation_of(site, request); });
    router.get("/api/v1/services/{}", [&site](const Request& request) { return service_of(site, request); });
    router.get("/api/v1/services/{}/outreach.ics",
               [&site](const Request& request) { return calendar_of(site, request); });
}

} // namespace relais::server
