#include "usecases/sessions.h"

#include "store/account_store.h"
#include "store/session_store.h"
#include "util/secret.h"

#include <chrono>

namespace relais::usecases {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds k_short_life = 12h;
constexpr std::chrono::seconds k_long_life = 24h * 7;
constexpr std::chrono::seconds k_touch_after = 5min;
constexpr std::size_t k_longest_secret = 100; // nothing longer was ever given out

} // namespace

std::string open_session(const store::Database& database, const directory::Account& account, const std::string& agent,
                         util::Instant now) {
    const auto lasts = directory::needs_second_factor(account.role) ? k_short_life : k_long_life;
    const auto at = util::to_string(now);
    auto secret = util::random_secret();
    store::remove_expired_sessions(database, at);
    store::add_session(database, {util::sha256_of(secret), account.id, 0, at, at, util::to_string(now + lasts), agent});
    return secret;
}

std::optional<LoggedIn> logged_in(const store::Database& database, const std::string& secret, util::Instant now) {
    if (secret.empty() || secret.size() > k_longest_secret) {
        return std::nullopt;
    }
    const auto session = store::find_session(database, util::sha256_of(secret));
    if (!session || session->expires_at <= util::to_string(now)) {
        return std::nullopt;
    }
    const auto account = store::find_account(database, session->account);
    if (account.state != directory::AccountState::active) {
        return std::nullopt;
    }
    LoggedIn who;
    who.hash = session->hash;
    who.owes_second_factor = directory::needs_second_factor(account.role) && !account.has_second_factor;
    who.seen_long_ago = session->seen_at < util::to_string(now - k_touch_after);
    const auto role = who.owes_second_factor ? directory::Role::public_ : account.role;
    who.actor = {account.id, role, account.organisation, account.name, account.lang};
    return who;
}

void touch(const store::Database& database, const std::string& hash, util::Instant now) {
    store::touch_session(database, hash, util::to_string(now));
}

void close_session(const store::Database& database, const LoggedIn& who, util::Instant now) {
    store::Transaction all(database);
    store::remove_session(database, who.hash);
    audit(database, who.actor, now, "log_out", "account " + std::to_string(who.actor.account.value));
    all.commit();
}

} // namespace relais::usecases
