#pragma once
#include "store/database.h"

#include <optional>
#include <string>

namespace relais::store {

/// An address that opens one thing to whoever holds it; see usecases/links.h, which is how to use it.
struct Link {
    std::string hash;    ///< SHA-256 of the secret in the address
    std::string purpose; ///< "invite", "reset" …
    std::string subject; ///< "account 3"
    std::string created_at;
    std::string created_by;
    std::string expires_at;
    std::string used_at; ///< "" until it is used
};

/// Writers are called inside a Transaction.
void add_link(const Database& database, const Link& link);
std::optional<Link> find_link(const Database& database, const std::string& hash);
void mark_link_used(const Database& database, const std::string& hash, const std::string& at);
/// Ends all links of a purpose to a subject.
void remove_links(const Database& database, const std::string& purpose, const std::string& subject);

} // namespace relais::store
