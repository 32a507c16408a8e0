#include "usecases/own_account.h"

#include "store/account_store.h"
#include "store/session_store.h"
#include "usecases/accounts.h"
#include "usecases/links.h"
#include "usecases/log_in.h"
#include "usecases/password_rule.h"
#include "util/errors.h"
#include "util/password.h"
#include "util/secret.h"
#include "util/totp.h"

#include <algorithm>
#include <cctype>

namespace relais::usecases {
namespace {

using directory::Account;
using directory::AccountState;

constexpr int k_recovery_codes = 10;

std::vector<std::string> make_codes() {
    std::vector<std::string> codes;
    for (int i = 0; i < k_recovery_codes; ++i) {
        const auto letters =
            util::random_totp_secret(); // base32: nothing that is mistaken for something else
        codes.push_back(letters.substr(0, 4) + "-" + letters.substr(4, 4) + "-" +
                        letters.substr(8, 4) + "-" + letters.substr(12, 4));
    }
    return codes;
}

std::vector<std::string> hashes_of(const std::vector<std::string>& codes) {
    std::vector<std::string> hashes;
    std::ranges::transform(codes, std::back_inserter(hashes), recovery_code_hash);
    return hashes;
}

void audit_own(const store::Database& database,
               const LoggedIn& who,
               util::Instant now,
               const char* action) {
    audit(database, who.actor, now, action, subject_of(who.actor.account));
}

/// A change of the credentials by their owner, in one transaction; other sessions end.
template <class Change>
void change_credentials(
    Desk& desk, const LoggedIn& who, util::Instant now, const char* action, Change&& change) {
    desk.write([&](const store::Database& database) {
        store::Transaction all(database);
        auto credentials = store::credentials_of(database, who.actor.account);
        change(database, credentials);
        store::set_credentials(database, who.actor.account, credentials);
        store::remove_sessions(database, who.actor.account, who.hash);
        audit_own(database, who, now, action);
        all.commit();
    });
}

} // namespace

std::string recovery_code_hash(const std::string& code) {
    std::string letters;
    for (const char c : code) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
            letters += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        }
    }
    return util::sha256_of("recovery " + letters);
}

Account account_behind(Desk& desk,
                       const std::string& purpose,
                       const std::string& secret,
                       util::Instant now) {
    return desk.read([&](const store::Database& database) {
        return account_of_subject(database, follow_link(database, purpose, secret, now));
    });
}

void choose_password(Desk& desk,
                     const std::string& purpose,
                     const std::string& secret,
                     const std::string& password,
                     const std::string& client,
                     util::Instant now) {
    check_password_rule(password, account_behind(desk, purpose, secret, now));
    const auto hash = util::hash_password(password);
    desk.write([&](const store::Database& database) {
        store::Transaction all(database);
        auto account = account_of_subject(database, use_link(database, purpose, secret, now));
        auto credentials = store::credentials_of(database, account.id);
        credentials.password_hash = hash;
        store::set_credentials(database, account.id, credentials);
        account.state =
            account.state == AccountState::invited ? AccountState::active : account.state;
        store::update_account(database, account);
        store::remove_sessions(database, account.id, "");
        forgive(database, account.email, client, now);
        audit(database,
              {account.id, account.role, account.organisation, account.name, account.lang},
              now,
              "choose_password",
              subject_of(account.id));
        all.commit();
    });
}

void change_password(Desk& desk,
                     const LoggedIn& who,
                     const std::string& old_password,
                     const std::string& password,
                     const std::string& client,
                     util::Instant now) {
    confirm_password(desk, who, old_password, client, now);
    check_password_rule(password, desk.read([&](const store::Database& database) {
        return store::find_account(database, who.actor.account);
    }));
    const auto hash = util::hash_password(password);
    change_credentials(
        desk, who, now, "change_password", [&](const store::Database&, store::Credentials& all) {
            all.password_hash = hash;
        });
}

std::vector<std::string> start_second_factor(Desk& desk,
                                             const LoggedIn& who,
                                             const std::string& password,
                                             const std::string& secret,
                                             const std::string& code,
                                             const std::string& client,
                                             util::Instant now) {
    confirm_password(desk, who, password, client, now);
    const auto key = util::from_base32(secret);
    constexpr std::size_t k_key_bytes = 20;
    std::string digits = code;
    std::erase_if(digits, [](unsigned char c) { return std::isspace(c) != 0; });
    const auto step = key && key->size() == k_key_bytes
                          ? util::accepted_step(secret, digits, now, 0)
                          : std::nullopt;
    if (!step) {
        throw util::InvalidInput("code", {"account.wrong_code", {}});
    }
    auto codes = make_codes();
    change_credentials(desk,
                       who,
                       now,
                       "start_second_factor",
                       [&](const store::Database& database, store::Credentials& all) {
                           all.totp_secret = secret;
                           all.totp_step = *step;
                           store::replace_recovery_codes(
                               database, who.actor.account, hashes_of(codes));
                       });
    return codes;
}

void stop_second_factor(Desk& desk,
                        const LoggedIn& who,
                        const std::string& password,
                        const std::string& client,
                        util::Instant now) {
    confirm_password(desk, who, password, client, now);
    if (directory::needs_second_factor(who.actor.role) || who.owes_second_factor) {
        throw util::Conflict({"account.factor_required", {}});
    }
    change_credentials(desk,
                       who,
                       now,
                       "stop_second_factor",
                       [&](const store::Database& database, store::Credentials& all) {
                           all.totp_secret.clear();
                           store::replace_recovery_codes(database, who.actor.account, {});
                       });
}

std::vector<std::string> new_recovery_codes(Desk& desk,
                                            const LoggedIn& who,
                                            const std::string& password,
                                            const std::string& client,
                                            util::Instant now) {
    confirm_password(desk, who, password, client, now);
    auto codes = make_codes();
    change_credentials(desk,
                       who,
                       now,
                       "new_recovery_codes",
                       [&](const store::Database& database, const store::Credentials& all) {
                           if (all.totp_secret.empty()) {
                               throw util::Conflict({"account.no_factor", {}});
                           }
                           store::replace_recovery_codes(
                               database, who.actor.account, hashes_of(codes));
                       });
    return codes;
}

OwnAccount own_account(Desk& desk, const LoggedIn& who) {
    return desk.read([&](const store::Database& database) {
        OwnAccount own;
        own.account = store::find_account(database, who.actor.account);
        own.recovery_codes = store::unused_recovery_codes(database, who.actor.account);
        for (const auto& session : store::sessions_of(database, who.actor.account)) {
            own.sessions.push_back({session.number,
                                    session.created_at,
                                    session.seen_at,
                                    session.agent,
                                    session.hash == who.hash});
        }
        return own;
    });
}

void end_sessions(Desk& desk, const LoggedIn& who, std::int64_t number, util::Instant now) {
    desk.write([&](const store::Database& database) {
        store::Transaction all(database);
        if (number == 0) {
            store::remove_sessions(database, who.actor.account, who.hash);
        } else {
            const auto own = store::sessions_of(database, who.actor.account);
            const auto found = std::ranges::find(own, number, &store::Session::number);
            if (found == own.end()) {
                throw util::NotFound({"account.no_session", {}});
            }
            store::remove_session(database, found->hash);
        }
        audit_own(database, who, now, "end_sessions");
        all.commit();
    });
}

} // namespace relais::usecases
