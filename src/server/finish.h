#pragma once
#include "server/exchange.h"

#include <string>

namespace relais::server {

/// Turns a reply into what goes over the wire: validators and 304, language, compression, caching and the headers
/// that keep a browser safe. `content_security_policy` from `security_policy`.
Reply finish(Reply reply, const Request& request, const std::string& content_security_policy);

/// The page loads from this server alone, but for the images of the host of `tiles` (a template such as
/// "https://tile.example.org/{z}/{x}/{y}.png", "" for none). Throws util::InvalidInput for any other text.
std::string security_policy(const std::string& tiles);

} // namespace relais::server
