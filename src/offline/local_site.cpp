#include "offline/local_site.h"

#include "offline/local_pages.h"
#include "present/nearest_json.h"
#include "present/offer_words.h"
#include "present/page_marks.h"
#include "present/plan_json.h"
#include "present/planning_address.h"
#include "present/provider_json.h"
#include "present/reference_json.h"
#include "present/search_json.h"
#include "server/nearest_request.h"
#include "server/offer_pages.h"
#include "server/parameters.h"
#include "server/plan_request.h"
#include "server/problem.h"
#include "server/router.h"
#include "usecases/show_provider.h"
#include "usecases/suggest_settlements.h"
#include "util/errors.h"

namespace relais::offline {
namespace {

using present::Lang;
using server::Reply;
using server::Request;

Reply json(std::string body) {
    Reply reply;
    reply.body = std::move(body);
    return reply;
}

std::int64_t record_id(const Request& request, const char* missing) {
    const auto id = server::record_number(request.captured[0]);
    if (!id) {
        throw util::NotFound({missing, {{"id", request.captured[0].substr(0, 40)}}});
    }
    return *id;
}

} // namespace

struct LocalSite::Parts {
    Parts(const usecases::Snapshot& snapshot_, const copy::Beside& beside, const present::Catalogues& texts_,
          const present::TemplateSources& templates)
        : snapshot(snapshot_), texts(texts_), pages(snapshot_, texts_, templates) {
        board.offers = beside.offers;
        board.day = beside.month;
        flowchart.version.number = beside.flowchart_number;
        flowchart.version.saved_at = beside.flowchart_saved_at;
        flowchart.version.saved_by = beside.flowchart_saved_by;
        flowchart.chart = beside.flowchart;
        add_pages();
        add_offers();
        add_flowchart();
        add_reference();
        add_searches();
        add_records();
    }

    [[nodiscard]] util::Day today() const { return util::day_in_cameroon(now); }

    void add_pages() {
        for (const std::string root : {"/fr", "/en"}) {
            const bool english = root == "/en";
            router.get(root + "/", [this](const Request& request) { return pages.search(request, today()); });
            router.get(root, [this](const Request& request) { return pages.search(request, today()); });
            router.get(root + (english ? "/providers/{}" : "/prestataires/{}"),
                       [this](const Request& request) { return pages.provider(request, today()); });
            router.get(root + "/organisations/{}",
                       [this](const Request& request) { return pages.organisation(request, today()); });
            router.get(root + (english ? "/about" : "/a-propos"),
                       [this](const Request& request) { return pages.about(request.lang); });
        }
    }

    void add_offers() {
        for (const auto lang : {Lang::fr, Lang::en}) {
            const auto root = present::offers_address(lang);
            router.get(root, [this](const Request& request) {
                return pages.offers(request, board, LocalPages::Asked::by_address, today());
            });
            router.post(root, [this](const Request& request) {
                return pages.offers(request, board, LocalPages::Asked::by_form, today());
            });
            router.get(root + "/{}", [this](const Request& request) { return pages.offer(request, board, today()); });
        }
        router.post("/api/v1/offers/search", [this](const Request& request) {
            return json(server::offers_found({snapshot, texts.in(request.lang)}, board, request, today()));
        });
        router.get("/api/v1/occupations", [this](const Request& request) {
            return json(server::occupations_found(texts.in(request.lang), request));
        });
    }

    void add_flowchart() {
        for (const auto lang : {Lang::fr, Lang::en}) {
            const auto root = present::flowchart_address(lang);
            router.get(root, [this, lang](const Request&) { return pages.flowchart(lang, flowchart, today()); });
            router.get(root + "/{}", [this](const Request& request) {
                if (!request.captured[0].ends_with(".svg")) {
                    throw util::Unavailable({"copy.needs_network", {}});
                }
                return pages.flowchart_picture(request, flowchart, today());
            });
        }
    }

    void add_reference() {
        router.get("/api/v1/status", [this](const Request&) { return json(present::status_json(&snapshot, "")); });
        router.get("/api/v1/taxonomy", [this](const Request& request) {
            return json(present::taxonomy_json(snapshot, texts.in(request.lang)));
        });
        router.get("/api/v1/areas", [this](const Request& request) {
            return json(present::areas_json(snapshot, texts.in(request.lang)));
        });
        router.get("/api/v1/boundaries/{}", [this](const Request& request) {
            const auto level = server::record_number(request.captured[0]);
            if (!level || *level > 3) {
                throw util::NotFound({"api.error.bad_level", {{"value", request.captured[0].substr(0, 20)}}});
            }
            auto reply = json(present::boundaries_json(snapshot, texts.in(request.lang), static_cast<int>(*level)));
            reply.content_type = "application/geo+json";
            return reply;
        });
        router.get("/api/v1/settlements", [this](const Request& request) {
            constexpr int k_usual = 8;
            const auto found = usecases::suggest_settlements(snapshot, server::single_text(request, "prefix"),
                                                             server::whole_number(request, "limit").value_or(k_usual));
            return json(present::settlements_json(snapshot, texts.in(request.lang), found));
        });
    }

    void add_searches() {
        router.get("/api/v1/search", [this](const Request& request) {
            const auto query = server::search_query(request, server::Unknown::refused);
            return json(present::search_json(snapshot, texts.in(request.lang), search_directory(snapshot, query)));
        });
        router.get("/api/v1/points", [this](const Request& request) {
            const auto query = server::search_query(request, server::Unknown::refused);
            return json(present::points_json(snapshot, search_all(snapshot, query)));
        });
        router.post("/api/v1/nearest", [this](const Request& request) {
            const auto asked = server::read_nearest_request(request.body);
            return json(present::nearest_json(snapshot, texts.in(request.lang), find_nearest(snapshot, asked, today())));
        });
        router.post("/api/v1/plan", [this](const Request& request) {
            const auto asked = server::read_plan_request(request.body);
            return json(present::plan_json(snapshot, texts.in(request.lang), plan_care(snapshot, asked, today())));
        });
    }

    void add_records() {
        router.get("/api/v1/sites/{}", [this](const Request& request) {
            const directory::SiteId id{record_id(request, "error.no_site")};
            const auto provider = usecases::provider_at_site(snapshot, id);
            return json(present::provider_json(snapshot, texts.in(request.lang), provider, now));
        });
        router.get("/api/v1/organisations/{}", [this](const Request& request) {
            const directory::OrganisationId id{record_id(request, "error.no_organisation")};
            const auto providers = usecases::providers_of(snapshot, id);
            const auto& directory = snapshot.directory();
            const auto position =
                static_cast<std::uint32_t>(directory.organisation(id) - directory.organisations.data());
            return json(present::organisation_json(snapshot, texts.in(request.lang), position, providers));
        });
        router.get("/api/v1/services/{}", [this](const Request& request) {
            const directory::ServiceId id{record_id(request, "error.no_service")};
            const auto service = usecases::service_with(snapshot, id);
            return json(present::service_json(snapshot, texts.in(request.lang), service));
        });
    }

    /// Fields of a body are named by JSON pointers ("/needs/0"), as the server does.
    [[nodiscard]] Reply explain(const Request& request, server::Problem problem) const {
        if (request.method == "POST" && !problem.field.empty() && !problem.field.starts_with('/')) {
            problem.field.insert(0, 1, '/');
        }
        return request.path.starts_with("/api/") ? problem_reply(problem, texts.in(request.lang))
                                                 : pages.problem(request.lang, problem.status, problem.what);
    }

    [[nodiscard]] Reply answer(Request& request) const {
        const auto found = router.find(request.method, request.path);
        if (found.handler == nullptr) {
            constexpr int k_unavailable = 503;
            return explain(request, {k_unavailable, {"copy.needs_network", {}}, {}});
        }
        request.captured = found.captured;
        open_with_the_month();
        try {
            return (*found.handler)(request);
        } catch (const std::exception& error) {
            return explain(request, server::problem_of(error));
        }
    }

    /// What was full in the month of the copy takes people again in the next.
    void open_with_the_month() const {
        const std::chrono::year_month_day then(board.day);
        const std::chrono::year_month_day date(today());
        if (then.year() == date.year() && then.month() == date.month()) {
            return;
        }
        for (auto& one : board.offers) {
            one.proposed_this_month = 0;
        }
    }

    const usecases::Snapshot& snapshot;
    const present::Catalogues& texts;
    mutable usecases::OfferBoard board;
    usecases::FlowchartInUse flowchart;
    LocalPages pages;
    server::Router router;
    mutable util::Instant now; ///< of the request being answered
};

LocalSite::LocalSite(const usecases::Snapshot& snapshot, const copy::Beside& beside, const present::Catalogues& texts,
                     const present::TemplateSources& templates)
    : m_parts(std::make_unique<const Parts>(snapshot, beside, texts, templates)) {}

LocalSite::~LocalSite() = default;

Reply LocalSite::answer(Request request, std::string_view origin, util::Instant now) const {
    m_parts->now = now;
    auto reply = m_parts->answer(request);
    if (reply.content_type == server::k_html) {
        present::replace_mark(reply.body, present::k_root_mark, origin);
        present::replace_mark(reply.body, present::k_account_mark, ""); // nobody logs in here
        present::replace_mark(reply.body, present::k_form_mark, "");
    }
    return reply;
}

} // namespace relais::offline
