#pragma once
#include <string>
#include <string_view>

namespace relais::server {

/// Whether the browser speaks to us, or to the proxy before us, over TLS.
enum class Transport { plain, tls };

/// The value of a cookie in a Cookie header; "" when it is not there, or there twice (somebody planted one).
std::string cookie(std::string_view header, std::string_view name);

/// The session cookie's name: over TLS one that no other host of the domain and no plain page may set.
std::string_view session_cookie(Transport transport);
/// A Set-Cookie header: no script reads it, no other site sends it, it goes when the browser closes. An empty value
/// takes the cookie away.
std::string set_session_cookie(std::string_view secret, Transport transport);

} // namespace relais::server
