#include "present/page_coverage.h"
#include "server/negotiation.h"
#include "server/parameters.h"
#include "server/routes.h"
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
    return page(site.pages.provider(*served->snapshot, lang, number, slug, site.today()));
}

Reply organisation(const Site& site, const Request& request, Lang lang) {
    const auto served = site.edition.current();
    if (!served->snapshot) {
        return page(site.pages.no_edition(lang));
    }
    const auto [number, slug] = number_and_slug(request.captured[0], "error.no_organisation");
    return page(site.pages.organisation(*served->snapshot, lang, number, slug, site.today()));
}

/// As the API reads it; blanks of the form count as not given, other parameters are ignored.
present::CoverageQuery coverage_query(const Request& request) {
    present::CoverageQuery query;
    for (const auto& [name, values] : {std::pair{"need", &query.needs}, std::pair{"public", &query.publics}}) {
        if (auto text = single_text(request, name); !text.empty()) {
            values->push_back(std::move(text));
        }
    }
    if (const auto level = single_text(request, "level"); !level.empty()) {
        const auto known = usecases::coverage_level_from(level);
        if (!known) {
            throw util::InvalidInput("level", {"error.unknown_code", {{"field", "level"}, {"value", level.substr(0, 40)}}});
        }
        query.level = *known;
    }
    if (const auto km = whole_number(request, "km")) {
        query.thresholds_km = {static_cast<double>(*km)};
    }
    query.within = single_text(request, "within");
    query.weight = single_text(request, "weight");
    query.all_needs = single_text(request, "view") == "needs";
    return query;
}

Reply coverage(const Site& site, const Request& request, Lang lang) {
    const auto served = site.edition.current();
    if (!served->snapshot) {
        return page(site.pages.no_edition(lang));
    }
    try {
        return page(site.pages.coverage(*served->snapshot, lang, coverage_query(request), site.today()));
    } catch (const util::InvalidInput& wrong) {
        return page(site.pages.problem(lang, 400, wrong.message()));
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

void add_page_routes(Router& router, const Site& site) {
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
                   [&site, lang](const Request& request) { return coverage(site, request, lang); });
        router.get(root + (english ? "/about" : "/a-propos"),
                   [&site, lang](const Request&) { return about(site, lang); });
    }
}

} // namespace relais::server
