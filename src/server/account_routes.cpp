#include "present/page_account.h"
#include "server/access.h"
#include "server/cookies.h"
#include "server/parameters.h"
#include "server/problem.h"
#include "server/routes.h"
#include "usecases/log_in.h"
#include "usecases/own_account.h"
#include "util/errors.h"
#include "util/totp.h"

namespace relais::server {
namespace {

using present::Lang;
using present::Notice;
using usecases::LoggedIn;

Reply account_reply(
    const Site& site, Lang lang, const char* name, const present::Value& value, int status = 200) {
    Reply reply;
    reply.status = status;
    reply.content_type = k_html;
    reply.body = site.pages.render(lang, name, value);
    reply.cache_control = "no-store";
    return reply;
}

/// What a form answers when it was not accepted.
Notice notice_of(const util::Error& error) {
    const auto* input = dynamic_cast<const util::InvalidInput*>(&error);
    return {error.message(), input != nullptr ? input->field() : std::string(), ""};
}

int status_of(const util::Error& error) {
    constexpr int k_too_many = 429;
    return dynamic_cast<const usecases::TooManyTries*>(&error) != nullptr
               ? k_too_many
               : problem_of(error).status;
}

void check_same(const Request& request) {
    if (request.field("password") != request.field("again")) {
        throw util::InvalidInput("password", {"account.password_differs", {}});
    }
}

Reply show_login(const Site& site, const Request& request, Lang lang) {
    desk_of(site);
    return account_reply(
        site,
        lang,
        "login",
        present::login_page(site.texts.in(lang), {"", own_page(request.parameter("next")), {}}));
}

/// A new session whatever the browser came with, so that nobody can plant one beforehand.
Reply log_in(const Site& site, const Request& request, Lang lang) {
    auto& desk = desk_of(site);
    const auto next = own_page(request.field("next"));
    try {
        const auto secret = usecases::log_in(desk,
                                             {request.field("email"),
                                              request.field("password"),
                                              request.field("code"),
                                              request.client,
                                              request.agent},
                                             site.clock());
        if (request.has_session()) {
            desk.write([&](const auto& database) {
                usecases::close_session(database, request.who, site.clock());
            });
        }
        auto reply = see_other(next.empty() ? present::account_address(lang) : next);
        reply.headers.emplace_back("Set-Cookie", set_session_cookie(secret, site.transport));
        return reply;
    } catch (const util::Error& error) {
        const present::LoginForm form{request.field("email"), next, notice_of(error)};
        return account_reply(
            site, lang, "login", present::login_page(site.texts.in(lang), form), status_of(error));
    }
}

Reply log_out(const Site& site, const Request& request, Lang lang) {
    if (request.has_session()) {
        desk_of(site).write([&](const auto& database) {
            usecases::close_session(database, request.who, site.clock());
        });
    }
    auto reply = see_other("/" + std::string(present::code_of(lang)) + "/");
    reply.headers.emplace_back("Set-Cookie", set_session_cookie("", site.transport));
    reply.headers.emplace_back("Clear-Site-Data", "\"cache\"");
    return reply;
}

Reply show_password(const Site& site, const Request& request, Lang lang, const char* purpose) {
    const auto secret = request.parameter("s");
    const auto account = usecases::account_behind(desk_of(site), purpose, secret, site.clock());
    return account_reply(site,
                lang,
                "password",
                present::password_page(site.texts.in(lang), purpose, secret, account, {}));
}

Reply choose_password(const Site& site, const Request& request, Lang lang, const char* purpose) {
    auto& desk = desk_of(site);
    const auto secret = request.field("s");
    const auto account = usecases::account_behind(desk, purpose, secret, site.clock());
    try {
        check_same(request);
        usecases::choose_password(
            desk, purpose, secret, request.field("password"), request.client, site.clock());
    } catch (const util::InvalidInput& error) {
        return account_reply(
            site,
            lang,
            "password",
            present::password_page(site.texts.in(lang), purpose, secret, account, notice_of(error)),
            400);
    }
    const present::LoginForm form{account.email, "", {{}, "", "account.done_chosen"}};
    return account_reply(site, lang, "login", present::login_page(site.texts.in(lang), form));
}

Reply own(const Site& site,
          const LoggedIn& who,
          Lang lang,
          present::FactorForm factor,
          const Notice& notice,
          int status = 200) {
    const auto account = usecases::own_account(desk_of(site), who);
    if (factor.secret.empty()) {
        factor.secret = util::random_totp_secret();
    }
    factor.address = util::totp_address(factor.secret, account.account.email);
    const bool owes =
        directory::needs_second_factor(account.account.role) && !account.account.has_second_factor;
    return account_reply(site,
                lang,
                "account",
                present::account_page(site.texts.in(lang), account, owes, factor, notice),
                status);
}

Reply change_own(const Site& site, const Request& request, Lang lang) {
    auto& desk = desk_of(site);
    const auto& who = request.who;
    const auto now = site.clock();
    const auto action = request.field("action");
    const auto password = request.field("old_password");
    present::FactorForm factor;
    Notice notice;
    if (action == "password") {
        check_same(request);
        usecases::change_password(
            desk, who, password, request.field("password"), request.client, now);
        notice.done = "account.done_password";
    } else if (action == "factor") {
        factor.codes = usecases::start_second_factor(desk,
                                                     who,
                                                     password,
                                                     request.field("secret"),
                                                     request.field("code"),
                                                     request.client,
                                                     now);
        notice.done = "account.done_factor";
    } else if (action == "factor_off") {
        usecases::stop_second_factor(desk, who, password, request.client, now);
        notice.done = "account.done_factor_off";
    } else if (action == "codes") {
        factor.codes = usecases::new_recovery_codes(desk, who, password, request.client, now);
        notice.done = "account.done_codes";
    } else if (action == "end_session" || action == "end_others") {
        const auto number = record_number(request.field("number"));
        usecases::end_sessions(desk, who, action == "end_others" ? 0 : number.value_or(-1), now);
        notice.done = "account.done_sessions";
    }
    return own(site, who, lang, std::move(factor), notice);
}

Reply change_own_or_say_why(const Site& site, const Request& request, Lang lang) {
    try {
        return change_own(site, request, lang);
    } catch (const util::Error& error) {
        present::FactorForm factor;
        const bool is_key =
            request.field("action") == "factor" && util::from_base32(request.field("secret"));
        factor.secret = is_key ? request.field("secret").substr(0, 32) : std::string();
        return own(site, request.who, lang, std::move(factor), notice_of(error), status_of(error));
    }
}

} // namespace

void add_account_routes(Router& router, const Site& site) {
    for (const auto lang : {Lang::fr, Lang::en}) {
        router.get(present::login_address(lang), [&site, lang](const Request& request) {
            return show_login(site, request, lang);
        });
        router.post(present::login_address(lang),
                    [&site, lang](const Request& request) { return log_in(site, request, lang); });
        router.post(present::logout_address(lang),
                    [&site, lang](const Request& request) { return log_out(site, request, lang); });
        for (const char* purpose : {usecases::k_invite, usecases::k_reset}) {
            const auto address = present::password_address(lang, purpose, "");
            router.get(address, [&site, lang, purpose](const Request& request) {
                return show_password(site, request, lang, purpose);
            });
            router.post(address, [&site, lang, purpose](const Request& request) {
                return choose_password(site, request, lang, purpose);
            });
        }
        router.get(
            present::account_address(lang),
            Needs::any_account(),
            [&site, lang](const Request& request) { return own(site, request.who, lang, {}, {}); });
        router.post(present::account_address(lang),
                    Needs::any_account(),
                    [&site, lang](const Request& request) {
                        return change_own_or_say_why(site, request, lang);
                    });
    }
}

} // namespace relais::server
