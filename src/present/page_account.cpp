#include "present/page_account.h"

#include "exports/qr_svg.h"
#include "present/desk_links.h"
#include "present/page_address.h"
#include "present/page_frame.h"
#include "present/page_referral_figures.h"
#include "present/referral_words.h"
#include "present/page_words.h"
#include "usecases/password_rule.h"
#include "util/base64.h"

namespace relais::present {
namespace {

std::string in_either(Lang lang, const char* french, const char* english) {
    return "/" + std::string(code_of(lang)) + "/" + (lang == Lang::en ? english : french);
}

Addresses both(std::string (*address)(Lang)) {
    return {address(Lang::fr), address(Lang::en)};
}

/// "2026-11-24T11:00:00Z" → "24/11/2026 12:00", the time of Cameroon.
std::string moment(const std::string& at) {
    const auto day = util::parse_day(at.substr(0, 10));
    if (!day || at.size() < 16) {
        return at;
    }
    const auto hours = std::chrono::hours{std::stoi(at.substr(11, 2)) + 1};
    const auto local = util::to_string(
        util::Instant{*day + hours + std::chrono::minutes{std::stoi(at.substr(14, 2))}});
    return local.substr(8, 2) + "/" + local.substr(5, 2) + "/" + local.substr(0, 4) + " " +
           local.substr(11, 5);
}

void set_account_notice(Value& page, const Texts& texts, const Notice& notice) {
    page.set("fault", notice.fault ? texts.render(*notice.fault) : std::string());
    page.set("done", notice.done.empty() ? std::string() : texts.text(notice.done));
    for (const char* field :
         {"password", "old_password", "code", "email", "name", "role", "organisation"}) {
        page.set("bad_" + std::string(field), notice.field == field);
    }
}

Value options(const Texts& texts,
              std::string_view list,
              const std::vector<std::string>& codes,
              const std::string& chosen) {
    auto all = Value::list();
    for (const auto& code : codes) {
        all.add(Value::object()
                    .set("code", code)
                    .set("label", texts.label(list, code))
                    .set("chosen", code == chosen));
    }
    return all;
}

std::vector<std::string> role_codes() {
    const auto& codes = directory::CodeList<directory::Role>::codes;
    return {codes.begin() + 1, codes.end()}; // all but the public
}

std::string role_of(const Texts& texts, const directory::Account& account) {
    return texts.label("role", directory::code_of(account.role));
}

Value session_value(const usecases::OwnSession& session) {
    return Value::object()
        .set("number", std::to_string(session.number))
        .set("agent", session.agent)
        .set("since", moment(session.created_at))
        .set("seen", moment(session.seen_at))
        .set("is_this", session.is_this);
}

Value account_value(const Texts& texts, const directory::Account& account) {
    const bool is_off = account.state == directory::AccountState::disabled;
    auto value = Value::object();
    value.set("id", std::to_string(account.id.value));
    value.set("account_name", account.name);
    value.set("email", account.email);
    value.set("role", role_of(texts, account));
    value.set("organisation",
              account.organisation.is_none() ? "" : std::to_string(account.organisation.value));
    value.set("state", texts.label("account_state", directory::code_of(account.state)));
    value.set("version", usecases::version_of(account));
    value.set("is_off", is_off);
    value.set("has_factor", account.has_second_factor);
    value.set("roles",
              options(texts, "role", role_codes(), std::string(directory::code_of(account.role))));
    return value;
}

} // namespace

std::string login_address(Lang lang, const std::string& next) {
    const auto address = in_either(lang, "connexion", "login");
    return next.empty() ? address : address + "?next=" + percent_encoded(next);
}

std::string logout_address(Lang lang) {
    return in_either(lang, "deconnexion", "logout");
}

std::string account_address(Lang lang) {
    return in_either(lang, "compte", "account");
}

std::string accounts_address(Lang lang) {
    return in_either(lang, "comptes", "accounts");
}

std::string audit_address(Lang lang) {
    return in_either(lang, "journal", "audit");
}

std::string hidden_places_address(Lang lang) {
    return in_either(lang, "lieux-reserves", "restricted-places");
}

std::string password_address(Lang lang, std::string_view purpose, const std::string& secret) {
    const bool is_new = purpose == usecases::k_invite;
    const auto page =
        is_new ? in_either(lang, "invitation", "invitation") : in_either(lang, "reinitialisation", "reset");
    return secret.empty() ? page : page + "?s=" + percent_encoded(secret);
}

Value login_page(const Texts& texts, const LoginForm& form) {
    auto page = frame(nullptr,
                      texts,
                      "account",
                      texts.text("account.log_in"),
                      {login_address(Lang::fr, form.next), login_address(Lang::en, form.next)});
    page.set("action", login_address(texts.lang()));
    page.set("email", form.email);
    page.set("next", form.next);
    set_account_notice(page, texts, form.notice);
    return page;
}

Value password_page(const Texts& texts,
                    const std::string& purpose,
                    const std::string& secret,
                    const directory::Account& account,
                    const Notice& notice) {
    const bool is_new = purpose == usecases::k_invite;
    auto page = frame(
        nullptr,
        texts,
        "account",
        texts.text(is_new ? "account.invitation_title" : "account.reset_title"),
        {password_address(Lang::fr, purpose, secret), password_address(Lang::en, purpose, secret)});
    page.set("action", password_address(texts.lang(), purpose, ""));
    page.set("secret", secret);
    page.set("email", account.email);
    page.set("hello",
             texts.render(
                 {"account.hello", {{"name", account.name}, {"role", role_of(texts, account)}}}));
    page.set("rule",
             texts.render({"account.password_rule",
                           {{"min", std::to_string(usecases::k_shortest_password)}}}));
    page.set("needs_factor", directory::needs_second_factor(account.role));
    set_account_notice(page, texts, notice);
    return page;
}

Value account_page(const Texts& texts,
                   const usecases::OwnAccount& own,
                   bool owes_second_factor,
                   const FactorForm& factor,
                   const Notice& notice) {
    auto page =
        frame(nullptr, texts, "account", texts.text("account.own_title"), both(account_address));
    page.set("action", account_address(texts.lang()));
    page.set("account_name", own.account.name);
    page.set("email", own.account.email);
    page.set("role", role_of(texts, own.account));
    page.set("rule",
             texts.render({"account.password_rule",
                           {{"min", std::to_string(usecases::k_shortest_password)}}}));
    page.set("owes", owes_second_factor);
    page.set("has_factor", own.account.has_second_factor);
    page.set("may_stop", !directory::needs_second_factor(own.account.role));
    page.set("codes_left",
             texts.render({"account.codes_left", {{"count", std::to_string(own.recovery_codes)}}}));
    page.set("factor_secret", factor.secret);
    page.set("factor_address", factor.address);
    page.set("factor_picture", own.account.has_second_factor
                                   ? std::string()
                                   : "data:image/svg+xml;base64," + util::base64_of(exports::qr_svg(factor.address)));
    auto codes = Value::list();
    for (const auto& code : factor.codes) {
        codes.add(Value::object().set("recovery_code", code));
    }
    page.set("has_codes", !factor.codes.empty());
    page.set("codes", std::move(codes));
    auto sessions = Value::list();
    for (const auto& session : own.sessions) {
        sessions.add(session_value(session));
    }
    page.set("sessions", std::move(sessions));
    page.set("has_others", own.sessions.size() > 1);
    const auto may = [&](directory::Permission permission) {
        return !owes_second_factor &&
               directory::reach(own.account.role, permission) != directory::Reach::none;
    };
    page.set("makes_referrals", may(directory::Permission::make_referrals));
    const auto figures = directory::reach(own.account.role, directory::Permission::see_figures);
    page.set("sees_figures", !owes_second_factor && figures == directory::Reach::all);
    page.set("cases_url", cases_address(texts.lang()));
    page.set("figures_url", referral_figures_address(texts.lang()));
    auto links = owes_second_factor ? Value::list() : desk_links(texts, own.account);
    page.set("has_links", !links.is_empty()).set("links", std::move(links));
    set_account_notice(page, texts, notice);
    return page;
}

Value accounts_page(const Texts& texts,
                    const std::vector<directory::Account>& accounts,
                    const std::optional<NewLink>& link,
                    const usecases::NewAccount& typed,
                    const Notice& notice) {
    auto page = frame(
        nullptr, texts, "account", texts.text("account.accounts_title"), both(accounts_address));
    page.set("action", accounts_address(texts.lang()));
    auto list = Value::list();
    for (const auto& account : accounts) {
        list.add(account_value(texts, account));
    }
    page.set("accounts", std::move(list));
    page.set("has_link", link.has_value());
    page.set("link_sentence",
             link ? texts.render(
                        {"account.link_made", {{"name", link->name}, {"day", link->expires_on}}})
                  : std::string());
    page.set("link_address", link ? link->address : std::string());
    page.set("new_email", typed.email);
    page.set("new_name", typed.name);
    page.set("new_organisation",
             typed.organisation.is_none() ? "" : std::to_string(typed.organisation.value));
    page.set("new_roles",
             options(texts, "role", role_codes(), typed.role.empty() ? "caseworker" : typed.role));
    page.set("new_english", typed.lang == "en");
    set_account_notice(page, texts, notice);
    return page;
}

Value hidden_places_page(const Texts& texts,
                         const std::vector<usecases::HiddenPlace>& places,
                         const directory::Site* shown) {
    auto page = frame(
        nullptr, texts, "account", texts.text("account.hidden_title"), both(hidden_places_address));
    page.set("action", hidden_places_address(texts.lang()));
    auto list = Value::list();
    for (const auto& place : places) {
        list.add(Value::object()
                     .set("id", std::to_string(place.site.value))
                     .set("organisation_name", place.organisation)
                     .set("visibility",
                          texts.label("location_visibility", directory::code_of(place.visibility)))
                     .set("is_shown", shown != nullptr && shown->id == place.site));
    }
    page.set("has_places", !places.empty());
    page.set("places", std::move(list));
    auto facts = Value::list();
    if (shown != nullptr) {
        const auto add = [&](const char* key, const std::string& value) {
            facts.add(Value::object()
                          .set("fact_label", texts.text(key))
                          .set("fact_value",
                               value.empty() ? texts.text("account.hidden_unwritten") : value));
        };
        add("account.name", shown->name);
        add("account.hidden_address", shown->address);
        add("account.hidden_landmark", shown->landmark);
        add("account.hidden_locality", shown->locality_name);
        add("account.hidden_point",
            shown->point ? std::to_string(shown->point->longitude) + ", " +
                               std::to_string(shown->point->latitude)
                         : std::string());
        add("account.hidden_phones", joined(shown->phones, " · "));
    }
    page.set("facts", std::move(facts));
    return page;
}

Value audit_page(const Texts& texts,
                 const std::vector<store::AuditLine>& lines,
                 const store::AuditCheck& check) {
    auto page =
        frame(nullptr, texts, "account", texts.text("account.audit_title"), both(audit_address));
    auto list = Value::list();
    for (const auto& line : lines) {
        list.add(Value::object()
                     .set("id", std::to_string(line.id))
                     .set("at", moment(line.at))
                     .set("actor", line.actor)
                     .set("did", line.action)
                     .set("subject", line.subject)
                     .set("before", line.before)
                     .set("after", line.after));
    }
    page.set("lines", std::move(list));
    page.set("older",
             lines.empty() || lines.back().id <= 1
                 ? std::string()
                 : audit_address(texts.lang()) + "?before=" + std::to_string(lines.back().id));
    page.set("is_broken", check.first_wrong.has_value());
    page.set(
        "verdict",
        check.first_wrong
            ? texts.render({"account.audit_broken", {{"line", std::to_string(*check.first_wrong)}}})
            : texts.render(
                  {"account.audit_whole",
                   {{"lines", std::to_string(check.lines)}, {"digest", check.last_digest}}}));
    return page;
}

} // namespace relais::present
