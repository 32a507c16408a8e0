#include "present/siting_scene.h"
#include "server/access.h"
#include "server/coverage_request.h"
#include "server/negotiation.h"
#include "server/parameters.h"
#include "server/planner_page.h"
#include "server/routes.h"
#include "server/told_gaps.h"
#include "server/unmet_log.h"
#include "usecases/suggest_settlements.h"
#include "util/errors.h"

namespace relais::server {
namespace {

using present::Lang;
using present::Pages;

Reply page(Pages::Answer answer) {
    Reply reply;
    reply.status = answer.status;
    reply.content_type = k_html;
    reply.body = std::move(answer.html);
    if (!answer.location.empty()) {
        reply.headers.emplace_back("Location", std::move(answer.location));
    }
    if (answer.status == 503) {
        reply.headers.emplace_back("Retry-After", "30");
        reply.cache_control = "no-store";
    }
    return reply;
}

/// "12-hopital-regional" → 12 and the slug.
struct NumberAndSlug {
    std::int64_t number = 0;
    std::string slug;
};

NumberAndSlug number_and_slug(const std::string& text, const char* missing) {
    const auto dash = text.find('-');
    const auto number = record_number(text.substr(0, dash));
    if (!number) {
        throw util::NotFound({missing, {{"id", text.substr(0, 40)}}});
    }
    return {*number, dash == std::string::npos ? std::string() : text.substr(dash + 1)};
}

Reply search(const Site& site, const Request& request, Lang lang) {
    const auto served = site.edition.current();
    if (!served->snapshot) {
        return page(site.pages.no_edition(lang));
    }
    return page(site.pages.search(*served->snapshot, lang, search_query(request, Unknown::ignored), site.today()));
}

Reply provider(const Site& site, const Request& request, Lang lang) {
    const auto served = site.edition.current();
    if (!served->snapshot) {
        return page(site.pages.no_edition(lang));
    }
    const auto [number, slug] = number_and_slug(request.captured[0], "error.no_site");
    return page(site.pages.provider(*served->snapshot, lang, number, slug, site.today(),
                                    {site.desk != nullptr, may_review(request)}));
}

Reply organisation(const Site& site, const Request& request, Lang lang) {
    const auto served = site.edition.current();
    if (!served->snapshot) {
        return page(site.pages.no_edition(lang));
    }
    const auto [number, slug] = number_and_slug(request.captured[0], "error.no_organisation");
    return page(site.pages.organisation(*served->snapshot, lang, number, slug, site.today()));
}

Reply coverage(const Site& site, const Request& request, Lang lang, const UnmetLog& unmet) {
    const auto served = site.edition.current();
    if (!served->snapshot) {
        return page(site.pages.no_edition(lang));
    }
    try {
        auto query = coverage_query(request, TravelAsked::by_mode);
        query.all_needs = single_text(request, "view") == "needs";
        if (const auto told = told_gaps(site, request)) {
            return planner_page(site, lang, "coverage", [&](const present::Words& words) {
                auto value = present::coverage_page(words, query, *unmet.known(), site.today(), planning_deadline());
                present::set_told_gaps(value, words, present::told_of(words, *told, query.needs, query.within));
                return value;
            });
        }
        return page(site.pages.coverage(*served->snapshot, lang, query, *unmet.known(), site.today(), planning_deadline()));
    } catch (const util::InvalidInput& wrong) {
        return page(site.pages.problem(lang, 400, wrong.message()));
    }
}

/// A place typed without a script: the settlement its name is likest to.
void add_typed_place(const Request& request, const usecases::Snapshot& snapshot, present::SitingQuery& query) {
    const auto typed = single_text(request, "place");
    if (typed.empty()) {
        return;
    }
    const auto found = usecases::suggest_settlements(snapshot, typed, 1);
    const auto& settlements = snapshot.directory().gazetteer.settlements();
    query.own.push_back({found.empty() ? typed : settlements[found.front()].code, std::nullopt});
}

present::SitingQuery siting_query(const Request& request, const usecases::Snapshot& snapshot) {
    present::SitingQuery query;
    static_cast<present::CoverageQuery&>(query) = coverage_query(request, TravelAsked::by_mode);
    query.travel.reset(); // the page counts in straight lines, and says so
    query.places = whole_number(request, "places").value_or(query.places);
    query.confirmed_only = single_text(request, "confirmed_only") == "true";
    query.own = own_places(request);
    add_typed_place(request, snapshot, query);
    return query;
}

Reply siting(const Site& site, const Request& request, Lang lang) {
    const auto served = site.edition.current();
    if (!served->snapshot) {
        return page(site.pages.no_edition(lang));
    }
    try {
        const auto query = siting_query(request, *served->snapshot);
        return page(site.pages.siting(*served->snapshot, lang, query, site.today(), planning_deadline()));
    } catch (const util::InvalidInput& wrong) {
        return page(site.pages.problem(lang, 400, wrong.message()));
    } catch (const util::Unavailable& missing) { // no road network, or no profile of the means asked for
        return page(site.pages.problem(lang, 503, missing.message()));
    }
}

Reply about(const Site& site, Lang lang) {
    const auto served = site.edition.current();
    return page(site.pages.about(served->snapshot.get(), lang));
}

/// The same place in the language the reader's browser asks for; parameters go along.
Reply to_language(const Request& request) {
    Reply reply;
    reply.status = 302;
    reply.content_type = k_text;
    const auto lang = preferred_language(request.accept_language);
    reply.headers.emplace_back("Location", "/" + std::string(present::code_of(lang)) + "/" + request.query);
    reply.cache_control = "no-store";
    return reply;
}

} // namespace

void add_page_routes(Router& router, const Site& site, const UnmetLog& unmet) {
    router.get("/", [](const Request& request) { return to_language(request); });
    for (const auto lang : {Lang::fr, Lang::en}) {
        const auto root = "/" + std::string(present::code_of(lang));
        const bool english = lang == Lang::en;
        router.get(root + "/", [&site, lang](const Request& request) { return search(site, request, lang); });
        router.get(root, [root](const Request& request) {
            Reply reply;
            reply.status = 301;
            reply.content_type = k_text;
            reply.headers.emplace_back("Location", root + "/" + request.query);
            return reply;
        });
        router.get(root + (english ? "/providers/{}" : "/prestataires/{}"),
                   [&site, lang](const Request& request) { return provider(site, request, lang); });
        router.get(root + "/organisations/{}",
                   [&site, lang](const Request& request) { return organisation(site, request, lang); });
        router.get(root + (english ? "/coverage" : "/couverture"),
                   [&site, &unmet, lang](const Request& request) { return coverage(site, request, lang, unmet); });
        router.get(root + (english ? "/siting" : "/implantation"),
                   [&site, lang](const Request& request) { return siting(site, request, lang); });
        router.get(root + (english ? "/about" : "/a-propos"),
                   [&site, lang](const Request&) { return about(site, lang); });
    }
}

} // namespace relais::server
