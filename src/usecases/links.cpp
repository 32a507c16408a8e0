#include "usecases/links.h"

#include "store/link_store.h"
#include "util/errors.h"
#include "util/secret.h"

#include <utility>

namespace relais::usecases {

std::string make_link(const store::Database& database, std::string purpose, std::string subject,
                      std::chrono::seconds lasts, const Author& author) {
    auto secret = util::random_secret();
    store::add_link(database, {util::sha256_of(secret), std::move(purpose), std::move(subject),
                               util::to_string(author.now), author.name, util::to_string(author.now + lasts), ""});
    return secret;
}

std::string follow_link(const store::Database& database, std::string_view purpose, const std::string& secret,
                        util::Instant now) {
    const auto link = store::find_link(database, util::sha256_of(secret));
    const bool is_good = link && link->purpose == purpose && link->used_at.empty() &&
                         util::to_string(now) < link->expires_at;
    if (!is_good) {
        throw util::NotFound({"account.bad_link", {}});
    }
    return link->subject;
}

std::string use_link(const store::Database& database, std::string_view purpose, const std::string& secret,
                     util::Instant now) {
    auto subject = follow_link(database, purpose, secret, now);
    store::mark_link_used(database, util::sha256_of(secret), util::to_string(now));
    return subject;
}

} // namespace relais::usecases
