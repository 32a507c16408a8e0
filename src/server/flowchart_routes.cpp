#include "server/flowchart_routes.h"

#include "exports/picture.h"
#include "present/page_flowchart.h"
#include "present/page_flowchart_versions.h"
#include "server/access.h"
#include "server/page_reply.h"
#include "server/parameters.h"
#include "server/problem.h"
#include "server/routes.h"
#include "server/training_site.h"
#include "usecases/check_flowchart.h"
#include "usecases/flowchart_desk.h"
#include "util/errors.h"

#include <algorithm>

/// The referral flowchart: for everybody to read, for managers to change.
namespace relais::server {
namespace {

using directory::Permission;
using present::Lang;
using present::Notice;

/// 0, the program's own draft, or a version's number.
std::optional<std::int64_t> version_in(const std::string& text) {
    return text == "0" ? std::optional<std::int64_t>(0) : record_number(text);
}

usecases::FlowchartInUse in_use(const Site& site, const usecases::Snapshot& snapshot) {
    const auto& taxonomy = snapshot.directory().taxonomy;
    return site.desk == nullptr ? usecases::flowchart_in_use(nullptr, taxonomy)
                                : site.desk->read([&](const auto& database) {
                                      return usecases::flowchart_in_use(&database, taxonomy);
                                  });
}

Reply page(const Site& site, Lang lang) {
    const auto served = published(site);
    const present::Words words(*served->snapshot, site.texts.in(lang));
    const auto chart = in_use(site, *served->snapshot);
    Reply reply;
    reply.content_type = k_html;
    reply.body = site.pages.render(
        lang,
        "flowchart",
        present::flowchart_page(
            words, chart, usecases::check_flowchart(*served->snapshot, chart.chart, site.today())));
    return reply;
}

/// "general.svg": a path's picture. "3.csv": a version's file.
Reply flowchart_file(const Site& site, const Request& request, Lang lang) {
    const auto served = published(site);
    const auto& name = request.captured[0];
    const auto dot = name.rfind('.');
    const auto stem = name.substr(0, dot);
    const auto ending = dot != std::string::npos ? name.substr(dot) : std::string();
    if (ending == ".svg") {
        const present::Words words(*served->snapshot, site.texts.in(lang));
        const auto chart = in_use(site, *served->snapshot);
        const auto checks = usecases::check_flowchart(*served->snapshot, chart.chart, site.today());
        Reply reply;
        reply.content_type = "image/svg+xml";
        reply.body = exports::marked_svg(present::flowchart_svg(words, chart, checks, stem), watermark_of(site, lang));
        return reply;
    }
    const auto number = ending == ".csv" ? version_in(stem) : std::nullopt;
    if (!number) {
        throw util::NotFound({"api.error.not_found", {{"path", request.path.substr(0, 100)}}});
    }
    const auto version = site.desk == nullptr
                             ? usecases::flowchart_version(nullptr, *number)
                             : site.desk->read([&](const auto& database) {
                                   return usecases::flowchart_version(&database, *number);
                               });
    return file_reply({"\xEF\xBB\xBF" + version.csv,
                       "text/csv; charset=utf-8",
                       "relais-flowchart-" + std::to_string(*number) + ".csv"});
}

Reply versions(const Site& site,
               const Request& request,
               Lang lang,
               const std::vector<directory::Finding>& faults = {},
               const Notice& notice = {},
               int status = 200) {
    const auto all = desk_of(site).read([&](const auto& database) {
        return usecases::flowchart_versions(database, request.actor());
    });
    const auto newest = all.empty() ? 0 : all.front().number;
    return private_page(site.pages.render(lang,
                                          "flowchart_versions",
                                          present::flowchart_versions_page(
                                              site.texts.in(lang), newest, all, faults, notice)),
                        status);
}

/// The file sent, or an older version taken up again.
std::string sent_bytes(const Site& site, const Request& request) {
    if (const auto again = version_in(request.field("again"))) {
        return desk_of(site).read([&](const auto& database) {
            return usecases::flowchart_version(&database, *again).csv;
        });
    }
    const auto sent = std::ranges::find(request.files, "file", &Request::File::field);
    return sent != request.files.end() ? sent->bytes : std::string();
}

Reply save(const Site& site, const Request& request, Lang lang) {
    const auto served = published(site);
    try {
        const auto bytes = sent_bytes(site, request);
        const auto saved = desk_of(site).write([&](const auto& database) {
            return usecases::save_flowchart(database,
                                            request.actor(),
                                            served->snapshot->directory().taxonomy,
                                            bytes,
                                            request.field("note"),
                                            request.field("seen"),
                                            site.clock());
        });
        const bool is_saved = saved.number != 0;
        return versions(site,
                        request,
                        lang,
                        saved.faults,
                        {{}, "", is_saved ? "flow.saved" : ""},
                        is_saved ? 200 : 400);
    } catch (const util::InvalidInput& wrong) {
        return versions(site,
                        request,
                        lang,
                        {},
                        {wrong.message(), wrong.field(), ""},
                        problem_of(wrong).status);
    } catch (const util::Conflict& wrong) {
        return versions(
            site, request, lang, {}, {wrong.message(), "", ""}, problem_of(wrong).status);
    }
}

} // namespace

void add_flowchart_routes(Router& router, const Site& site) {
    for (const auto lang : {Lang::fr, Lang::en}) {
        const auto root = present::flowchart_address(lang);
        const auto manage = present::flowchart_versions_address(lang);
        router.get(root, [&site, lang](const Request&) { return page(site, lang); });
        router.get(manage, Permission::manage_flowchart, [&site, lang](const Request& request) {
            return versions(site, request, lang);
        });
        router.upload(manage, Permission::manage_flowchart, [&site, lang](const Request& request) {
            return save(site, request, lang);
        });
        router.get(root + "/{}",
                   [&site, lang](const Request& request) { return flowchart_file(site, request, lang); });
    }
}

} // namespace relais::server
