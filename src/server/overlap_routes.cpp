#include "present/overlap_book.h"
#include "present/overlap_json.h"
#include "present/page_overlap.h"
#include "present/planning_address.h"
#include "server/access.h"
#include "server/parameters.h"
#include "server/planner_page.h"
#include "server/planning_parameters.h"
#include "server/planning_routes.h"
#include "usecases/mark_complementary.h"
#include "util/errors.h"

namespace relais::server {
namespace {

using present::Lang;

constexpr int k_standard_limit = 200;
constexpr int k_most_lines = 10'000;

present::OverlapQuery overlap_query(const Site& site, const Request& request) {
    present::OverlapQuery query;
    query.needs = all_of(request, "need");
    query.publics = all_of(request, "public");
    query.within = single_text(request, "within");
    query.level = level(request).value_or(query.level);
    query.reach_km = number(request, "km").value_or(query.reach_km);
    query.weight = single_text(request, "weight");
    query.may_mark = site.desk != nullptr &&
                     usecases::reach(request.actor(), directory::Permission::mark_overlaps) !=
                         directory::Reach::none;
    return query;
}

/// As they are now: they are no part of the edition.
std::vector<directory::ComplementaryMark> marks_of(const Site& site) {
    return site.desk == nullptr ? std::vector<directory::ComplementaryMark>()
                                : site.desk->read([](const store::Database& database) {
                                      return usecases::complementary_marks(database);
                                  });
}

std::size_t limit(const Request& request) {
    const auto given = whole_number(request, "limit").value_or(k_standard_limit);
    if (given < 0 || given > k_most_lines) {
        throw usecases::out_of_range("limit", std::to_string(given), 0, k_most_lines);
    }
    return static_cast<std::size_t>(given);
}

Reply overlap(const Site& site, const Request& request) {
    refuse_unknown(request, {"need", "public", "within", "level", "km", "weight", "limit"});
    const auto served = published(site);
    const auto& demand = weight(*served->snapshot, request);
    const auto report = usecases::report_overlap(
        *served->snapshot, demand, overlap_query(site, request), marks_of(site));
    return json_reply(present::overlap_json(
        *served->snapshot, demand, site.texts.in(request.lang), report, limit(request)));
}

Reply file(const Site& site, const Request& request) {
    refuse_unknown(request, {"need", "public", "within", "level", "km", "weight", "table"});
    const auto served = published(site);
    const auto& demand = weight(*served->snapshot, request);
    const auto name = single_text(request, "table");
    const auto table =
        name.empty() ? present::OverlapTable::lines : present::overlap_table_from(name);
    const auto report = usecases::report_overlap(
        *served->snapshot, demand, overlap_query(site, request), marks_of(site));
    Reply reply;
    reply.content_type = "text/csv; charset=utf-8";
    reply.body = present::overlap_csv(
        *served->snapshot, demand, site.texts.in(request.lang), report, table, site.today());
    reply.headers.emplace_back("Content-Disposition",
                               "attachment; filename=\"relais-overlap-" +
                                   (name.empty() ? std::string("lines") : name) + "-" +
                                   util::to_string(site.today()) + ".csv\"");
    return reply;
}

Reply marks(const Site& site, const Request& request) {
    refuse_unknown(request, {});
    return json_reply(present::marks_json(
        *published(site)->snapshot, site.texts.in(request.lang), marks_of(site)));
}

Reply overlap_reply(const Site& site, const Request& request, Lang lang) {
    return planner_page(site, lang, "overlap", [&](const present::Words& words) {
        return present::overlap_page(words, overlap_query(site, request), marks_of(site));
    });
}

directory::ComplementaryScope scope_of(const Site& site, const Request& request) {
    const auto& directory = published(site)->snapshot->directory();
    return {usecases::find_organisation(directory, request.field("first")),
            usecases::find_organisation(directory, request.field("second")),
            request.field("need"),
            request.field("public"),
            request.field("area")};
}

/// Sets a mark, or takes it back (field "remove"); the reader sees the page as it is then.
Reply mark(const Site& site, const Request& request, Lang lang) {
    const auto scope = scope_of(site, request);
    desk_of(site).write([&](const store::Database& database) {
        if (request.field("remove").empty()) {
            usecases::mark_complementary(
                database, scope, request.field("reason"), request.actor(), site.clock());
        } else {
            usecases::unmark_complementary(database, scope, request.actor(), site.clock());
        }
    });
    return see_other(present::overlap_address(lang) + "#marks-title");
}

} // namespace

void add_overlap_routes(Router& router, const Site& site) {
    router.get("/api/v1/overlap",
               [&site](const Request& request) { return overlap(site, request); });
    router.get("/api/v1/overlap.csv",
               [&site](const Request& request) { return file(site, request); });
    router.get("/api/v1/overlap/marks",
               [&site](const Request& request) { return marks(site, request); });
    for (const auto lang : {Lang::fr, Lang::en}) {
        router.get(present::overlap_address(lang),
                   [&site, lang](const Request& request) { return overlap_reply(site, request, lang); });
        router.post(present::mark_address(lang),
                    directory::Permission::mark_overlaps,
                    [&site, lang](const Request& request) { return mark(site, request, lang); });
    }
}

} // namespace relais::server
