#include "present/keep_address.h"
#include "present/page_own_records.h"
#include "present/page_record.h"
#include "server/access.h"
#include "server/keep_routes.h"
#include "server/page_reply.h"
#include "server/parameters.h"
#include "usecases/own_records.h"
#include "util/errors.h"

/// The records of one's own organisation, for focal points and partners with an account.
namespace relais::server {
namespace {

using directory::Permission;
using directory::SiteId;
using present::Lang;

SiteId site_in_path(const Request& request) {
    const auto id = record_number(request.captured[0]);
    if (!id) {
        throw util::NotFound({"error.no_site", {{"id", request.captured[0].substr(0, 40)}}});
    }
    return {*id};
}

Reply list(const Site& site, const Request& request, Lang lang) {
    const auto served = published(site);
    const present::Words words(*served->snapshot, site.texts.in(lang));
    const auto records = desk_of(site).read(
        [&](const auto& database) { return usecases::own_records(database, request.actor()); });
    return private_page(
        site.pages.render(lang, "own_records", present::own_records_page(words, records)));
}

struct Said {
    std::optional<present::RefusedForm> refused;
    bool was_sent = false;
    int status = 200;
};

Reply show(const Site& site, const Request& request, Lang lang, Said said) {
    const auto served = published(site);
    const present::Words words(*served->snapshot, site.texts.in(lang));
    present::FocalPageInput input;
    input.asked = desk_of(site).read([&](const auto& database) {
        return usecases::own_record(database, request.actor(), site_in_path(request));
    });
    input.refused = std::move(said.refused);
    input.was_sent = said.was_sent;
    return private_page(site.pages.render(lang, "focal", present::focal_page(words, input)),
                        said.status);
}

Reply send(const Site& site, const Request& request, Lang lang) {
    constexpr int k_bad = 400;
    constexpr int k_conflict = 409;
    const auto served = published(site);
    const auto refuse = [&](const util::Error& error, const std::string& field, int status) {
        Said said;
        said.refused = {request.fields, {field, site.texts.in(lang).render(error.message())}};
        said.status = status;
        return show(site, request, lang, std::move(said));
    };
    usecases::WantedChange wanted;
    wanted.form = request.fields;
    wanted.seen = seen_version(request);
    wanted.confirms = request.field("confirms") == "1";
    wanted.note = request.field("note");
    wanted.lang = std::string(present::code_of(lang));
    try {
        desk_of(site).write([&](const auto& database) {
            usecases::request_own_change(database,
                                         request.actor(),
                                         site_in_path(request),
                                         wanted,
                                         served->snapshot->directory().languages,
                                         site.clock());
        });
    } catch (const util::InvalidInput& wrong) {
        return refuse(wrong, wrong.field(), k_bad);
    } catch (const util::Conflict& late) {
        return refuse(late, "", k_conflict);
    }
    return show(site, request, lang, {{}, true, 200});
}

} // namespace

void add_own_record_routes(Router& router, const Site& site) {
    for (const auto lang : {Lang::fr, Lang::en}) {
        const auto all = present::own_records_address(lang);
        const auto one = all + "/{}";
        router.get(all, Permission::propose_changes, [&site, lang](const Request& request) {
            return list(site, request, lang);
        });
        router.get(one, Permission::propose_changes, [&site, lang](const Request& request) {
            return show(site, request, lang, {});
        });
        router.post(one, Permission::propose_changes, [&site, lang](const Request& request) {
            return send(site, request, lang);
        });
    }
}

} // namespace relais::server
