#include "server/access.h"

#include "present/page_account.h"
#include "present/page_marks.h"
#include "server/cookies.h"
#include "server/problem.h"
#include "server/training_site.h"
#include "usecases/own_account.h"
#include "util/errors.h"
#include "util/secret.h"

#include <algorithm>

namespace relais::server {
namespace {

bool is_changing(Post post) {
    return post == Post::saves || post == Post::loads;
}

/// "https://relais.example.org:8443" → "relais.example.org:8443".
std::string_view host_of(std::string_view origin) {
    const auto scheme = origin.find("://");
    return scheme == std::string_view::npos ? std::string_view() : origin.substr(scheme + 3);
}

bool is_from_another_site(const Request& request) {
    const bool said = !request.fetch_site.empty() && request.fetch_site != "same-origin" && request.fetch_site != "none";
    return said || (!request.origin.empty() && host_of(request.origin) != request.host);
}

} // namespace

void identify(const Site& site, Request& request) {
    if (site.desk == nullptr || request.cookies.empty()) {
        return;
    }
    const auto secret = cookie(request.cookies, session_cookie(site.transport));
    if (secret.empty()) {
        return;
    }
    const auto now = site.clock();
    auto who = site.desk->read([&](const auto& database) { return usecases::logged_in(database, secret, now); });
    if (!who) {
        return;
    }
    if (who->seen_long_ago) {
        site.desk->write([&](const auto& database) { usecases::touch(database, who->hash, now); });
    }
    request.who = std::move(*who);
    if (site.training != nullptr && request.who.owes_second_factor) { // there is nothing to protect
        request.who.actor.role = usecases::own_account(*site.desk, request.who).account.role;
        request.who.owes_second_factor = false;
    }
    request.csrf = csrf_token(secret);
}

std::optional<Reply> stopped(const Router::Found& found, const Request& request, const Site& site) {
    if (!found.needs.account) {
        return std::nullopt;
    }
    if (site.desk == nullptr) {
        throw util::NotFound({"account.no_accounts", {}});
    }
    if (!request.has_session()) {
        if (!is_page(request.path)) {
            return problem_reply({401, {"account.log_in_first", {}}, {}}, site.texts.in(request.lang));
        }
        const auto next = request.method == "GET" ? request.path + request.query : std::string();
        return see_other(present::login_address(request.lang, next));
    }
    if (found.needs.permission && request.who.owes_second_factor && is_page(request.path)) {
        return see_other(present::account_address(request.lang));
    }
    if (found.needs.permission) {
        usecases::require(request.actor(), *found.needs.permission);
    }
    return std::nullopt;
}

void check_origin(const Router::Found& found, const Request& request) {
    if (!is_changing(found.post)) {
        return;
    }
    const auto token = request.csrf_header.empty() ? request.field("csrf") : request.csrf_header;
    const bool has_token = !request.has_session() || util::same_secret(token, request.csrf);
    if (!has_token || is_from_another_site(request)) {
        throw util::Forbidden({"account.form_expired", {}});
    }
}

void dress(Reply& reply, const Router::Found& found, const Request& request, const Site& site) {
    const bool is_html = reply.content_type == k_html && !reply.stored;
    if (is_html) {
        present::replace_mark(reply.body, present::k_root_mark, root_of(site, request));
    }
    if (is_html && site.training != nullptr) {
        TrainingSite::mark(reply.body, site.pages, site.texts.in(request.lang));
    }
    if (is_html && site.desk != nullptr) {
        const auto token = request.csrf.empty() ? std::string()
                                                : "<input type=\"hidden\" name=\"csrf\" value=\"" + request.csrf + "\">";
        auto viewer = request.has_session() ? present::Viewer{request.actor().name} : present::Viewer{};
        viewer.keeps_records = may_review(request);
        present::replace_mark(reply.body, present::k_account_mark, site.pages.account_bar(request.lang, viewer));
        present::replace_mark(reply.body, present::k_form_mark, token);
    }
    if (site.transport == Transport::tls) {
        reply.headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
    }
    if ((is_html && request.has_session()) || found.needs.account) {
        reply.cache_control = "no-store";
        reply.etag.clear();
    }
}

bool may_review(const Request& request) {
    return usecases::reach(request.actor(), directory::Permission::review_changes) == directory::Reach::all;
}

std::string csrf_token(std::string_view session_secret) {
    return util::sha256_of("csrf " + std::string(session_secret));
}

std::string seen_version(const Request& request) {
    auto version = request.if_match.empty() ? request.field("version") : request.if_match;
    version = version.starts_with("W/") ? version.substr(2) : version;
    std::erase(version, '"');
    return version == "*" ? std::string() : version;
}

std::string own_page(std::string_view address) {
    const bool is_here = address.starts_with("/fr/") || address.starts_with("/en/");
    const bool is_clean = std::ranges::none_of(
        address, [](unsigned char c) { return c <= 0x20 || c >= 0x7F || c == '\\' || c == '"' || c == '<'; });
    const bool is_plain = is_here && is_clean && address.find("//") == std::string_view::npos && address.size() < 2000;
    return is_plain ? std::string(address) : std::string();
}

Reply see_other(std::string address) {
    Reply reply;
    reply.status = 303;
    reply.content_type = k_text;
    reply.headers.emplace_back("Location", std::move(address));
    reply.cache_control = "no-store";
    return reply;
}

} // namespace relais::server
