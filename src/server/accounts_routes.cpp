#include "present/page_account.h"
#include "server/access.h"
#include "server/parameters.h"
#include "server/problem.h"
#include "server/routes.h"
#include "usecases/read_audit.h"
#include "util/errors.h"

/// Accounts and the audit log, for administrators; hidden places, for those who may see them.
namespace relais::server {
namespace {

using directory::AccountId;
using directory::OrganisationId;
using directory::Permission;
using present::Lang;
using present::Notice;

/// What an administrator's form asked for, and what came of it.
struct Outcome {
    std::optional<present::NewLink> link;
    Notice notice;
};

/// "https://relais.example.org/fr/invitation?s=…": a link that can be sent.
present::NewLink
link_of(const Site& site, const Request& request, const usecases::Invitation& made) {
    const auto lang = made.account.lang == "en" ? Lang::en : Lang::fr;
    const bool is_new = made.account.state == directory::AccountState::invited;
    const std::string scheme = site.transport == Transport::tls ? "https://" : "http://";
    return {made.account.name,
            scheme + request.host +
                present::password_address(
                    lang, is_new ? usecases::k_invite : usecases::k_reset, made.secret),
            made.expires_on};
}

usecases::NewAccount typed_account(const Request& request) {
    return {request.field("email"),
            request.field("name"),
            request.field("role"),
            {record_number(request.field("organisation")).value_or(0)},
            request.field("account_lang")};
}

Outcome act(const Site& site, const Request& request, const store::Database& database) {
    const auto action = request.field("action");
    const auto& actor = request.actor();
    const auto now = site.clock();
    const AccountId id{record_number(request.field("account")).value_or(0)};
    if (action == "invite") {
        return {link_of(site,
                        request,
                        usecases::invite_account(database, actor, typed_account(request), now)),
                {}};
    }
    if (action == "reset" || action == "reset_factor") {
        const auto factor =
            action == "reset" ? usecases::SecondFactor::kept : usecases::SecondFactor::removed;
        return {link_of(site, request, usecases::reset_account(database, actor, id, factor, now)),
                {}};
    }
    if (action == "role") {
        const OrganisationId organisation{record_number(request.field("organisation")).value_or(0)};
        usecases::change_role(
            database, actor, id, request.field("role"), organisation, now, seen_version(request));
        return {{}, {{}, "", "account.done_role"}};
    }
    const auto standing =
        action == "disable" ? usecases::Standing::disabled : usecases::Standing::enabled;
    usecases::set_standing(database, actor, id, standing, now, seen_version(request));
    return {{}, {{}, "", action == "disable" ? "account.done_disabled" : "account.done_enabled"}};
}

Reply show(const Site& site,
           const Request& request,
           Lang lang,
           const Outcome& outcome,
           const usecases::NewAccount& typed,
           int status) {
    const auto accounts = desk_of(site).read(
        [&](const auto& database) { return usecases::list_accounts(database, request.actor()); });
    Reply reply;
    reply.status = status;
    reply.content_type = k_html;
    reply.body = site.pages.render(
        lang,
        "accounts",
        present::accounts_page(site.texts.in(lang), accounts, outcome.link, typed, outcome.notice));
    return reply;
}

Reply change(const Site& site, const Request& request, Lang lang) {
    try {
        const auto outcome =
            desk_of(site).write([&](const auto& database) { return act(site, request, database); });
        return show(site, request, lang, outcome, {}, 200);
    } catch (const util::Error& error) {
        const auto problem = problem_of(error);
        const auto typed =
            request.field("action") == "invite" ? typed_account(request) : usecases::NewAccount{};
        return show(
            site, request, lang, {{}, {problem.what, problem.field, ""}}, typed, problem.status);
    }
}

Reply audit(const Site& site, const Request& request, Lang lang) {
    constexpr int k_lines = 100;
    const auto before = record_number(request.parameter("before")).value_or(0);
    Reply reply;
    reply.content_type = k_html;
    reply.body = desk_of(site).read([&](const auto& database) {
        return site.pages.render(
            lang,
            "audit",
            present::audit_page(site.texts.in(lang),
                                usecases::read_audit(database, request.actor(), before, k_lines),
                                usecases::check_audit(database, request.actor())));
    });
    return reply;
}

Reply hidden_places(const Site& site, const Request& request, Lang lang) {
    Reply reply;
    reply.content_type = k_html;
    reply.body = desk_of(site).read([&](const auto& database) {
        const auto places = usecases::hidden_places(database, request.actor());
        return site.pages.render(lang,
                                 "hidden_places",
                                 present::hidden_places_page(site.texts.in(lang), places, nullptr));
    });
    return reply;
}

/// A POST: looking is written down.
Reply look(const Site& site, const Request& request, Lang lang) {
    const directory::SiteId id{record_number(request.field("site")).value_or(0)};
    Reply reply;
    reply.content_type = k_html;
    reply.body = desk_of(site).write([&](const auto& database) {
        const auto shown =
            usecases::look_at_hidden_place(database, request.actor(), id, site.clock());
        const auto places = usecases::hidden_places(database, request.actor());
        return site.pages.render(lang,
                                 "hidden_places",
                                 present::hidden_places_page(site.texts.in(lang), places, &shown));
    });
    return reply;
}

} // namespace

void add_accounts_routes(Router& router, const Site& site) {
    for (const auto lang : {Lang::fr, Lang::en}) {
        router.get(present::accounts_address(lang),
                   Permission::manage_accounts,
                   [&site, lang](const Request& request) {
                       return show(site, request, lang, {}, {}, 200);
                   });
        router.post(present::accounts_address(lang),
                    Permission::manage_accounts,
                    [&site, lang](const Request& request) { return change(site, request, lang); });
        router.get(present::audit_address(lang),
                   Permission::read_audit,
                   [&site, lang](const Request& request) { return audit(site, request, lang); });
        router.get(
            present::hidden_places_address(lang),
            Permission::see_confidential,
            [&site, lang](const Request& request) { return hidden_places(site, request, lang); });
        router.post(present::hidden_places_address(lang),
                    Permission::see_confidential,
                    [&site, lang](const Request& request) { return look(site, request, lang); });
    }
}

} // namespace relais::server
