#include "present/page_address.h"
#include "present/page_frame.h"
#include "present/page_record.h"
#include "server/access.h"
#include "server/keep_routes.h"
#include "server/page_reply.h"
#include "server/parameters.h"
#include "server/sender_limit.h"
#include "usecases/error_reports.h"
#include "usecases/focal_point.h"
#include "util/errors.h"

#include <memory>

namespace relais::server {
namespace {

using present::Lang;

constexpr int k_bad = 400;
constexpr int k_conflict = 409;

Reply focal_page(const Site& site, Lang lang, present::FocalPageInput input, int status = 200) {
    const auto served = published(site);
    const present::Words words(*served->snapshot, site.texts.in(lang));
    auto reply =
        private_page(site.pages.render(lang, "focal", present::focal_page(words, input)), status);
    reply.headers.emplace_back("X-Robots-Tag", "noindex");
    return reply;
}

present::FocalPageInput linked(const Site& site, const std::string& secret) {
    present::FocalPageInput input;
    input.secret = secret;
    input.asked = desk_of(site).read([&](const auto& database) {
        return usecases::record_of_link(database, secret, site.clock());
    });
    return input;
}

Reply send_change(const Site& site, const Request& request, Lang lang) {
    const auto secret = request.field("s");
    const usecases::WantedChange wanted{request.fields,
                                        seen_version(request),
                                        request.field("confirms") == "1",
                                        request.field("note"),
                                        std::string(present::code_of(lang)),
                                        request.field("reply_to")};
    const auto served = published(site);
    const auto refuse = [&](const util::Error& error, const std::string& field, int status) {
        auto input = linked(site, secret);
        input.refused = {request.fields, {field, site.texts.in(lang).render(error.message())}};
        return focal_page(site, lang, std::move(input), status);
    };
    try {
        desk_of(site).write([&](const auto& database) {
            return usecases::request_change(
                database, secret, wanted, served->snapshot->directory().languages, site.clock());
        });
    } catch (const util::InvalidInput& wrong) {
        return refuse(wrong, wrong.field(), k_bad);
    } catch (const util::Conflict& late) {
        return refuse(late, "", k_conflict);
    }
    auto input = linked(site, secret);
    input.was_sent = true;
    return focal_page(site, lang, std::move(input));
}

Reply report_done(const Site& site, Lang lang, directory::SiteId id) {
    const auto served = published(site);
    const auto& directory = served->snapshot->directory();
    const auto* place = directory.site(id);
    const auto* organisation =
        place != nullptr ? directory.organisation(place->organisation) : nullptr;
    auto page =
        present::frame(served->snapshot.get(),
                       site.texts.in(lang),
                       "report",
                       site.texts.in(lang).text("keep.report_thanks"),
                       {present::search_address(Lang::fr), present::search_address(Lang::en)});
    page.set("back_url",
             organisation != nullptr ? present::provider_address(lang, *place, *organisation)
                                     : present::search_address(lang));
    return private_page(site.pages.render(lang, "report_done", page));
}

Reply report(const Site& site, const Request& request, Lang lang, SenderLimit& limit) {
    constexpr int k_too_many = 429;
    const directory::SiteId id{record_number(request.field("site")).value_or(0)};
    const auto refuse = [&](int status, const util::Message& what) {
        auto answer = site.pages.problem(lang, status, what);
        return private_page(std::move(answer.html), status);
    };
    if (!limit.take(request.client, site.clock())) {
        return refuse(k_too_many, {"keep.too_many_reports", {}});
    }
    try {
        desk_of(site).write([&](const auto& database) {
            usecases::report_error(
                database, id, request.field("kind"), request.field("words"), site.clock());
        });
    } catch (const util::InvalidInput& wrong) {
        return refuse(k_bad, wrong.message());
    }
    return report_done(site, lang, id);
}

} // namespace

void add_focal_routes(Router& router, const Site& site) {
    const auto limit = std::make_shared<SenderLimit>(5, 200, std::chrono::hours{1});
    for (const auto lang : {Lang::fr, Lang::en}) {
        const auto focal = present::focal_address(lang, "");
        router.get(focal, [&site, lang](const Request& request) {
            return focal_page(site, lang, linked(site, request.parameter("s")));
        });
        router.post(focal, [&site, lang](const Request& request) {
            return send_change(site, request, lang);
        });
        router.post(present::report_address(lang), [&site, lang, limit](const Request& request) {
            return report(site, request, lang, *limit);
        });
    }
}

} // namespace relais::server
