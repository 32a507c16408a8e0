#include "usecases/login_delay.h"

#include "store/delay_store.h"
#include "util/secret.h"
#include "util/text_fold.h"

#include <algorithm>
#include <chrono>

namespace relais::usecases {
namespace {

using namespace std::chrono_literals;

struct Rule {
    int free = 0; ///< failures before any waiting
    std::chrono::seconds longest;
};
constexpr Rule k_pair{5, 15min};
constexpr Rule k_client{20, 15min};
constexpr Rule k_account{30, 30s};

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

/// Who has one IPv6 address has 2^64: the network counts.
std::string network_of(const std::string& client) {
    std::size_t colons = 0;
    for (std::size_t i = 0; i < client.size(); ++i) {
        colons += client[i] == ':' ? 1 : 0;
        if (colons == 4) {
            return client.substr(0, i);
        }
    }
    return client;
}

/// 2, 4, 8 … seconds.
std::chrono::seconds waiting_after(int failures, const Rule& rule) {
    if (failures <= rule.free) {
        return 0s;
    }
    constexpr int k_enough = 20; // 2^20 s is beyond every limit
    return std::min(rule.longest,
                    std::chrono::seconds{1LL << std::min(failures - rule.free, k_enough)});
}

int seconds_until(const std::string& free_at, util::Instant now) {
    for (int wait = 0; wait < static_cast<int>(k_pair.longest.count()); ++wait) {
        if (util::to_string(now + std::chrono::seconds{wait}) >= free_at) {
            return wait;
        }
    }
    return static_cast<int>(k_pair.longest.count());
}

void add_failure(const store::Database& database,
                 const std::string& hash,
                 const Rule& rule,
                 util::Instant now) {
    const int failures = store::find_delay(database, hash).failures + 1;
    const auto waiting = waiting_after(failures, rule);
    store::set_delay(database,
                     hash,
                     {failures, waiting > 0s ? util::to_string(now + waiting) : ""},
                     util::to_string(now));
}

} // namespace

Tries::Tries(const std::string& email, const std::string& address)
    : pair(util::sha256_of("pair " + lower(util::trim(email)) + '\n' + network_of(address))),
      account(util::sha256_of("account " + lower(util::trim(email)))),
      client(util::sha256_of("client " + network_of(address))) {}

int seconds_to_wait(const store::Database& database, const Tries& tries, util::Instant now) {
    int seconds = std::max(seconds_until(store::find_delay(database, tries.pair).free_at, now),
                           seconds_until(store::find_delay(database, tries.client).free_at, now));
    if (!store::is_known_address(database, tries.pair)) {
        seconds = std::max(seconds,
                           seconds_until(store::find_delay(database, tries.account).free_at, now));
    }
    return seconds;
}

void count_failure(const store::Database& database, const Tries& tries, util::Instant now) {
    store::forget_delays(database, util::to_string(now - 24h));
    add_failure(database, tries.pair, k_pair, now);
    add_failure(database, tries.client, k_client, now);
    add_failure(database, tries.account, k_account, now);
}

void count_success(const store::Database& database, const Tries& tries, util::Instant now) {
    store::clear_delay(database, tries.pair);
    store::forget_addresses(database, util::to_string(now - 24h * 90));
    store::remember_address(database, tries.pair, util::to_string(now));
}

} // namespace relais::usecases
