#include "present/coverage_files.h"
#include "present/planner_words.h"
#include "present/siting_scene.h"
#include "server/coverage_request.h"
#include "server/file_desk.h"
#include "server/parameters.h"
#include "server/routes.h"
#include "server/training_site.h"
#include "util/errors.h"

namespace relais::server {
namespace {

using present::CoverageScene;
using present::FileFormat;

FileFormat format_of(const Request& request) {
    const auto format = present::file_format_from(request.captured[0]);
    if (!format) {
        throw util::NotFound({"export.no_such_format", {{"format", request.captured[0].substr(0, 20)}}});
    }
    return *format;
}

/// A file to keep under a name of its own rather than to look at.
Reply export_file(std::string bytes, FileFormat format, const std::string& name) {
    Reply reply;
    reply.content_type = present::media_type_of(format);
    reply.body = std::move(bytes);
    reply.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
    return reply;
}

Reply coverage(const Site& site, FileDesk& desk, const Request& request) {
    refuse_unknown(request, {"need", "public", "language", "sex", "age_from", "age_to", "km", "level", "within", "weight",
                             "left_out", "colour", "view", "minutes", "mode", "season"});
    const auto format = format_of(request);
    const auto served = published(site);
    const present::Words words(*served->snapshot, site.texts.in(request.lang));
    auto query = coverage_query(request);
    query.left_out = whole_number(request, "left_out").value_or(500);
    const auto& demand = present::demand_of(*served->snapshot, query.weight);
    const auto today = site.today();
    auto bytes = desk.make([&] {
        const auto report = usecases::report_coverage(*served->snapshot, demand, query, today, planning_deadline());
        present::refuse_stopped(report.stopped);
        return present::coverage_file({words, demand, query, report, today}, format, watermark_of(site, request.lang));
    });
    return export_file(std::move(bytes), format,
                present::file_name(words, words.say("exports.subject_coverage"), query.needs.front(), format, today));
}

Reply table(const Site& site, FileDesk& desk, const Request& request) {
    refuse_unknown(request, {"public", "language", "sex", "age_from", "age_to", "km", "level", "within", "weight", "colour",
                             "need", "view", "minutes", "mode", "season"});
    const auto format = format_of(request);
    const auto served = published(site);
    const present::Words words(*served->snapshot, site.texts.in(request.lang));
    const auto query = coverage_query(request);
    const auto& demand = present::demand_of(*served->snapshot, query.weight);
    const auto today = site.today();
    auto bytes = desk.make([&] {
        const auto table = usecases::coverage_table(*served->snapshot, demand, query, today, planning_deadline());
        present::refuse_stopped(table.stopped);
        return present::coverage_table_file(words, demand, query, table, today, format, watermark_of(site, request.lang));
    });
    return export_file(std::move(bytes), format,
                present::file_name(words, words.say("exports.subject_needs"), "", format, today));
}

Reply siting(const Site& site, FileDesk& desk, const Request& request) {
    refuse_unknown(request, {"need", "public", "language", "sex", "age_from", "age_to", "km", "level", "within", "weight",
                             "left_out", "colour", "places", "confirmed_only", "own", "minutes", "mode", "season"});
    const auto format = format_of(request);
    const auto served = published(site);
    const present::Words words(*served->snapshot, site.texts.in(request.lang));
    present::SitingQuery query;
    static_cast<present::CoverageQuery&>(query) = coverage_query(request);
    query.places = whole_number(request, "places").value_or(query.places);
    query.confirmed_only = is_true(request, "confirmed_only");
    query.own = own_places(request);
    query.left_out = 500;
    const auto& demand = present::demand_of(*served->snapshot, query.weight);
    const auto today = site.today();
    auto bytes = desk.make([&] {
        const present::SitingScene scene(words, demand, query, today, planning_deadline());
        present::refuse_stopped(scene.stopped());
        return present::coverage_file(scene.coverage(), format, watermark_of(site, request.lang));
    });
    return export_file(std::move(bytes), format,
                present::file_name(words, words.say("exports.subject_siting"), query.needs.front(), format, today));
}

} // namespace

void add_export_routes(Router& router, const Site& site, FileDesk& desk) {
    router.get("/api/v1/coverage/export/{}", [&site, &desk](const Request& request) { return coverage(site, desk, request); });
    router.get("/api/v1/coverage/table/export/{}", [&site, &desk](const Request& request) { return table(site, desk, request); });
    router.get("/api/v1/siting/export/{}", [&site, &desk](const Request& request) { return siting(site, desk, request); });
}

} // namespace relais::server
