#include "server/server.h"

#include "server/access.h"
#include "server/file_desk.h"
#include "server/copy_routes.h"
#include "server/edition_routes.h"
#include "server/finish.h"
#include "server/flowchart_routes.h"
#include "server/form.h"
#include "server/import_jobs.h"
#include "server/negotiation.h"
#include "server/planning_routes.h"
#include "server/keep_routes.h"
#include "server/member_routes.h"
#include "server/offer_routes.h"
#include "server/offer_sheet_routes.h"
#include "server/problem.h"
#include "server/referral_routes.h"
#include "server/routes.h"
#include "server/ticker.h"
#include "server/training_site.h"
#include "server/wire.h"
#include "usecases/nearest_code.h"
#include "util/errors.h"

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cctype>
#include <typeinfo>
#include <utility>

namespace relais::server {
namespace {

using present::Lang;

constexpr std::size_t k_waiting_files = 8; // each a second or so: more would wait too long

/// Standard output is for answers; the log goes beside it.
std::function<void(std::string_view)> log_or_default(std::function<void(std::string_view)> log) {
    if (log) {
        return log;
    }
    auto logger = std::make_shared<spdlog::logger>("relais", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    logger->flush_on(spdlog::level::info);
    return [logger](std::string_view line) { logger->info("{}", line); };
}

Lang language_of(const Request& request) {
    if (request.path == "/en" || request.path.starts_with("/en/")) {
        return Lang::en;
    }
    if (request.path == "/fr" || request.path.starts_with("/fr/")) {
        return Lang::fr;
    }
    const auto asked = request.parameter("lang");
    return asked == "fr" || asked == "en" ? present::lang_from(asked) : preferred_language(request.accept_language);
}

void check_language(const Request& request) {
    const auto asked = request.parameter("lang");
    if (!asked.empty() && asked != "fr" && asked != "en") {
        throw usecases::unknown_code("lang", asked, {"fr", "en"});
    }
}

/// A part of a path that may be the secret of a link (43 letters, util/secret.h) is not for the log, which more people
/// read than should open it.
std::string without_secrets(const std::string& path) {
    constexpr std::size_t k_shortest = 32;
    std::string out;
    for (std::size_t at = 0; at < path.size();) {
        const auto end = std::min(path.find('/', at + 1), path.size());
        const auto part = path.substr(at, end - at);
        out += part.size() > k_shortest ? "/…" : part;
        at = end;
    }
    return out;
}

/// Between two writings of the counts of unmet searches.
constexpr std::chrono::minutes k_unmet_pause{5};

/// Origins for a policy; anything that is none is refused before it can become a second directive.
std::string joined_hosts(const std::vector<std::string>& hosts) {
    std::string all;
    for (const auto& host : hosts) {
        const auto is_good = [](unsigned char c) { return std::isalnum(c) != 0 || std::string_view(":/.-*").find(static_cast<char>(c)) != std::string_view::npos; };
        const bool is_origin = (host.starts_with("https://") || host.starts_with("http://")) && std::ranges::all_of(host, is_good);
        if (!is_origin) {
            throw util::InvalidInput("--embed-host", {"embed.bad_host", {{"value", host.substr(0, 100)}}});
        }
        all += (all.empty() ? "" : " ") + host;
    }
    return all;
}

std::shared_ptr<const util::TlsContext> tls_of(const ServerOptions& options) {
    return options.tls_certificate.empty() ? nullptr
                                           : std::make_shared<const util::TlsContext>(options.tls_certificate, options.tls_key);
}

} // namespace

struct Server::Parts {
    Parts(ServerOptions given, const present::Catalogues& texts, EditionSource source, util::Clock clock)
        : options(std::move(given)), log(log_or_default(options.log)), policy(security_policy(options.tiles)),
          pages(options.web, texts), files(options.web / "dist"), edition(std::move(source), options.poll, log),
          training(options.training ? std::make_unique<TrainingSite>(*options.training, util::day_in_cameroon(clock())) : nullptr),
          site{texts, edition, pages, files, std::move(clock), options.tiles, options.desk.get(),
               options.trusted_proxy.empty() && options.tls_certificate.empty() ? Transport::plain : Transport::tls, training.get(), joined_hosts(options.embed_hosts)},
          unmet(unmet_store(options.desk.get(), site.clock), k_unmet_pause, log),
          ticker(site, options.tick, log),
          wire({options.host, options.port, options.threads, options.limits, tls_of(options), options.trusted_proxy}, handlers()) {
        add_status_routes(router, site);
        add_reference_routes(router, site);
        add_search_routes(router, site);
        add_nearest_routes(router, site, unmet);
        add_coverage_routes(router, site);
        add_overlap_routes(router, site);
        add_access_routes(router, site, unmet);
        add_export_routes(router, site, files_desk);
        add_record_routes(router, site);
        add_account_routes(router, site);
        add_accounts_routes(router, site);
        add_road_routes(router, site);
        add_search_export_routes(router, site);
        const auto offers = std::make_shared<LiveOffers>();
        add_ogc_routes(router, site, offers);
        add_openapi_routes(router, site);
        add_hsds_routes(router, site);
        add_embed_routes(router, site);
        add_feed_routes(router, site, offers);
        add_booklet_routes(router, site);
        add_copy_routes(router, site, offers);
        add_guide_routes(router, site);
        add_training_routes(router, site);
        add_page_routes(router, site, unmet);
        add_offer_routes(router, site, offers);
        add_offer_figures_routes(router, site, offers);
        add_offer_sheet_routes(router, site, files_desk);
        add_offer_desk_routes(router, site);
        add_keep_routes(router, site);
        add_upkeep_routes(router, site);
        add_own_record_routes(router, site);
        add_focal_routes(router, site);
        add_case_routes(router, site);
        add_case_queue_routes(router, site);
        add_referral_routes(router, site);
        add_slip_routes(router, site);
        add_referral_figures_routes(router, site);
        add_case_file_routes(router, site);
        add_referral_answer_routes(router, site);
        add_edition_routes(router, site, files_desk, import_jobs);
        add_flowchart_routes(router, site);
        add_member_routes(router, site);
        add_static_routes(router, site);
    }

    WireHandlers handlers() {
        WireHandlers all;
        all.answer = [this](const Request& request) { return answer(request); };
        all.body_rules = [this](const Arrival& arrival) { return body_rule(arrival); };
        all.refuse = [this](const Request& request, int status) { return refuse(request, status); };
        all.log = [this](const AccessLine& line) {
            log(fmt::format("{} {} {} {:.1f} ms", line.method.empty() ? "?" : line.method, without_secrets(line.path), line.status,
                            static_cast<double>(line.took.count()) / 1000));
        };
        return all;
    }

    /// Files are taken from those only who may load them: they may be large and slow.
    BodyRule body_rule(const Arrival& arrival) {
        const auto found = router.find(arrival.method, arrival.path);
        if (found.handler == nullptr) {
            return {found.allowed.empty() ? 404 : 405};
        }
        if (found.post != Post::loads) {
            return {0, found.post == Post::saves, false, options.limits.body_bytes};
        }
        Request request;
        for (const auto& [name, value] : arrival.headers) {
            request.cookies = name == "Cookie" ? value : request.cookies;
        }
        identify(site, request);
        const auto& permission = found.needs.permission;
        const bool may_load = permission ? usecases::reach(request.actor(), *permission) != directory::Reach::none
                                         : request.has_session(); // the handler asks for more
        return {may_load ? 0 : 403, true, true, options.limits.upload_bytes};
    }

    Reply answer(Request request) {
        request.lang = language_of(request);
        auto found = router.find(request.method, request.path);
        if (found.handler == nullptr) {
            return refuse(std::move(request), found.allowed.empty() ? 404 : 405);
        }
        request.captured = std::move(found.captured);
        try {
            if (!is_page(request.path)) {
                check_language(request);
            }
            return finish(handled(found, request), request, policy);
        } catch (const std::exception& error) {
            auto problem = problem_of(error);
            if (problem.status == 500) { // its words may hold what the person wrote
                log(fmt::format("fault: {} at {}", typeid(error).name(), is_page(request.path) ? "a page" : request.path));
            }
            return explain(problem, request);
        }
    }

    Reply handled(const Router::Found& found, Request& request) {
        identify(site, request);
        auto reply = stopped(found, request, site);
        if (!reply) {
            read_form(request);
            check_origin(found, request);
            reply = (*found.handler)(request);
        }
        dress(*reply, found, request, site);
        return std::move(*reply);
    }

    /// A problem as a page for people or as a document for programs.
    Reply explain(const Problem& problem, const Request& request) {
        const auto& texts = site.texts.in(request.lang);
        auto reply = problem_reply(problem, texts);
        if (is_page(request.path) && !request.path.empty()) {
            auto page = pages.problem(request.lang, problem.status, problem.what);
            reply.content_type = k_html;
            reply.body = std::move(page.html);
            dress(reply, {}, request, site);
        }
        return finish(std::move(reply), request, policy);
    }

    Reply refuse(Request request, int status) {
        request.lang = language_of(request);
        const auto allowed = router.find(request.method, request.path).allowed;
        auto reply = explain({status, sentence(request, status, allowed), {}}, request);
        if (status == 405) {
            reply.headers.emplace_back("Allow", allowed);
        }
        return reply;
    }

    [[nodiscard]] util::Message sentence(const Request& request, int status, const std::string& allowed) const {
        const auto kilobytes = [](std::size_t bytes) { return std::to_string(bytes / 1024); };
        const auto& limits = options.limits;
        switch (status) {
        case 403:
            return {"account.forbidden", {}};
        case 404:
            return {"api.error.not_found", {{"path", request.path.substr(0, 100)}}};
        case 405:
            return {"api.error.method", {{"method", request.method}, {"allowed", allowed}}};
        case 411:
            return {"api.error.length_required", {}};
        case 413:
            {
            const auto post = router.find(request.method, request.path).post;
            const auto most = post == Post::loads ? limits.upload_bytes : limits.body_bytes;
            return {"api.error.body_too_large", {{"max", kilobytes(most)}}};
        }
        case 414:
            return {"api.error.uri_too_long", {{"max", std::to_string(limits.uri_bytes)}}};
        case 415:
            return {"api.error.media_type", {}};
        case 431:
            return {"api.error.too_many_headers",
                    {{"max", std::to_string(limits.headers)}, {"max_kb", kilobytes(limits.header_bytes)}}};
        case 500:
            return {"api.error.unexpected", {}};
        case 503:
            return {"api.error.busy", {}};
        default:
            return {"api.error.bad_request", {}};
        }
    }

    ServerOptions options;
    std::function<void(std::string_view)> log;
    std::string policy;
    present::Pages pages;
    StaticFiles files;
    LiveEdition edition;
    FileDesk files_desk{k_waiting_files};
    std::unique_ptr<TrainingSite> training;
    Site site;
    ImportJobs import_jobs;
    UnmetLog unmet;
    Ticker ticker;
    Router router;
    Wire wire;
};

Server::Server(ServerOptions options, const present::Catalogues& texts, EditionSource source, util::Clock clock)
    : m_parts(std::make_unique<Parts>(std::move(options), texts, std::move(source), std::move(clock))) {}

Server::~Server() = default;

int Server::bind() {
    return m_parts->wire.bind();
}

void Server::run() {
    m_parts->wire.run();
}

void Server::stop() {
    m_parts->wire.stop();
}

void Server::refresh() {
    m_parts->edition.refresh();
}

std::vector<std::string> Server::routes() const {
    return m_parts->router.names();
}

bool Server::has_edition() const {
    return m_parts->edition.current()->snapshot != nullptr;
}

} // namespace relais::server
