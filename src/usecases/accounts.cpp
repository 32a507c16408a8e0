#include "usecases/accounts.h"

#include "store/account_store.h"
#include "store/identity_store.h"
#include "store/link_store.h"
#include "store/session_store.h"
#include "usecases/links.h"
#include "usecases/nearest_code.h"
#include "util/errors.h"
#include "util/text_fold.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace relais::usecases {
namespace {

using directory::Account;
using directory::AccountId;
using directory::AccountState;
using directory::OrganisationId;
using directory::Permission;
using directory::Role;

constexpr std::chrono::seconds k_invitation_lasts = std::chrono::days{7};
constexpr std::chrono::seconds k_reset_lasts = std::chrono::hours{24};
constexpr std::size_t k_longest_text = 200;

bool is_email(const std::string& text) {
    const auto at = text.find('@');
    const bool is_plain = std::ranges::none_of(
        text, [](unsigned char c) { return c <= 0x20 || c == 0x7F || c == '<' || c == '>'; });
    return is_plain && at != std::string::npos && at > 0 && at + 1 < text.size() &&
           text.rfind('@') == at && text.size() <= k_longest_text && util::is_utf8(text);
}

Role role_from(const std::string& code) {
    const auto role = directory::from_code<Role>(code);
    if (!role || *role == Role::public_) {
        const auto& codes = directory::CodeList<Role>::codes;
        throw unknown_code("role", code, std::vector<std::string>(codes.begin() + 1, codes.end()));
    }
    return *role;
}

void check_organisation(const store::Database& database, Role role, OrganisationId organisation) {
    if (organisation.is_none()) {
        if (role == Role::focal_point) {
            throw util::InvalidInput("organisation", {"account.needs_organisation", {}});
        }
        return;
    }
    const auto known = store::load_identities(database, store::RecordKind::organisation);
    if (std::ranges::none_of(known.by_key,
                             [&](const auto& one) { return one.second == organisation.value; })) {
        throw util::InvalidInput(
            "organisation",
            {"account.unknown_organisation", {{"id", std::to_string(organisation.value)}}});
    }
}

/// What the audit log keeps of an account.
std::string picture_of(const Account& account) {
    std::string text(directory::code_of(account.role));
    text += account.organisation.is_none()
                ? ""
                : ", organisation " + std::to_string(account.organisation.value);
    return text + ", " + std::string(directory::code_of(account.state));
}

Account new_account(const store::Database& database, const NewAccount& wanted, util::Instant now) {
    Account account;
    account.email = util::trim(wanted.email);
    account.name = util::trim(wanted.name);
    account.role = role_from(wanted.role);
    account.organisation = wanted.organisation;
    account.lang = wanted.lang == "en" ? "en" : "fr";
    account.created_at = util::to_string(now);
    if (!is_email(account.email)) {
        throw util::InvalidInput("email",
                                 {"account.bad_email", {{"value", account.email.substr(0, 80)}}});
    }
    if (account.name.empty() || account.name.size() > k_longest_text ||
        !util::is_utf8(account.name)) {
        throw util::InvalidInput("name", {"account.bad_name", {}});
    }
    check_organisation(database, account.role, account.organisation);
    if (store::account_of_email(database, account.email)) {
        throw util::Conflict({"account.exists", {{"email", account.email}}});
    }
    return account;
}

Invitation with_link(const store::Database& database,
                     const Actor& actor,
                     const Account& account,
                     util::Instant now) {
    const bool is_new = account.state == AccountState::invited;
    const auto lasts = is_new ? k_invitation_lasts : k_reset_lasts;
    const auto subject = subject_of(account.id);
    store::remove_links(database, k_invite, subject);
    store::remove_links(database, k_reset, subject);
    auto secret = make_link(database, is_new ? k_invite : k_reset, subject, lasts, actor.at(now));
    return {account, std::move(secret), util::to_string(util::day_in_cameroon(now + lasts))};
}

void refuse_own(const Actor& actor, AccountId id) {
    if (actor.account == id) {
        throw util::Conflict({"account.own", {}});
    }
}

} // namespace

std::string version_of(const Account& account) {
    return version_of(subject_of(account.id) + account.email + '\n' + account.name + '\n' +
                      picture_of(account));
}

std::string subject_of(AccountId id) {
    return "account " + std::to_string(id.value);
}

Account account_of_subject(const store::Database& database, const std::string& subject) {
    AccountId id;
    const auto number = subject.substr(std::min(subject.size(), std::string("account ").size()));
    std::from_chars(number.data(), number.data() + number.size(), id.value);
    return store::find_account(database, id);
}

Actor command_line_actor(const std::string& login_name) {
    return {{}, Role::administrator, {}, "cli:" + login_name, "fr"};
}

Invitation invite_account(const store::Database& database,
                          const Actor& actor,
                          const NewAccount& wanted,
                          util::Instant now) {
    require(actor, Permission::manage_accounts);
    store::Transaction all(database);
    auto account = new_account(database, wanted, now);
    account.id = store::add_account(database, account, actor.name);
    auto invitation = with_link(database, actor, account, now);
    audit(database, actor, now, "invite_account", subject_of(account.id), "", picture_of(account));
    all.commit();
    return invitation;
}

Invitation reset_account(const store::Database& database,
                         const Actor& actor,
                         AccountId id,
                         SecondFactor second_factor,
                         util::Instant now) {
    require(actor, Permission::manage_accounts);
    store::Transaction all(database);
    const auto account = store::find_account(database, id);
    if (account.state == AccountState::disabled) {
        throw util::Conflict({"account.disabled", {{"id", std::to_string(id.value)}}});
    }
    if (second_factor == SecondFactor::removed) {
        auto credentials = store::credentials_of(database, id);
        credentials.totp_secret.clear();
        store::set_credentials(database, id, credentials);
        store::replace_recovery_codes(database, id, {});
        store::remove_sessions(database, id, "");
    }
    auto invitation = with_link(database, actor, account, now);
    audit(database,
          actor,
          now,
          second_factor == SecondFactor::removed ? "reset_second_factor" : "reset_account",
          subject_of(id));
    all.commit();
    return invitation;
}

Account set_standing(const store::Database& database,
                     const Actor& actor,
                     AccountId id,
                     Standing standing,
                     util::Instant now,
                     const std::string& seen) {
    require(actor, Permission::manage_accounts);
    refuse_own(actor, id);
    store::Transaction all(database);
    auto account = store::find_account(database, id);
    check_seen(seen, version_of(account));
    const auto before = picture_of(account);
    if (standing == Standing::disabled) {
        account.state = AccountState::disabled;
        store::remove_sessions(database, id, "");
        store::remove_links(database, k_invite, subject_of(id));
        store::remove_links(database, k_reset, subject_of(id));
    } else if (account.state == AccountState::disabled) {
        const bool has_password = !store::credentials_of(database, id).password_hash.empty();
        account.state = has_password ? AccountState::active : AccountState::invited;
    }
    store::update_account(database, account);
    audit(database,
          actor,
          now,
          standing == Standing::disabled ? "disable_account" : "enable_account",
          subject_of(id),
          before,
          picture_of(account));
    all.commit();
    return account;
}

Account change_role(const store::Database& database,
                    const Actor& actor,
                    AccountId id,
                    const std::string& role,
                    OrganisationId organisation,
                    util::Instant now,
                    const std::string& seen) {
    require(actor, Permission::manage_accounts);
    refuse_own(actor, id);
    store::Transaction all(database);
    auto account = store::find_account(database, id);
    check_seen(seen, version_of(account));
    const auto before = picture_of(account);
    account.role = role_from(role);
    account.organisation = organisation;
    check_organisation(database, account.role, organisation);
    store::update_account(database, account);
    store::remove_sessions(database, id, "");
    audit(database, actor, now, "change_role", subject_of(id), before, picture_of(account));
    all.commit();
    return account;
}

std::vector<Account> list_accounts(const store::Database& database, const Actor& actor) {
    require(actor, Permission::manage_accounts);
    return store::list_accounts(database);
}

} // namespace relais::usecases
