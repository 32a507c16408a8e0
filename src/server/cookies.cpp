#include "server/cookies.h"

#include <algorithm>

namespace relais::server {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t");
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

} // namespace

std::string cookie(std::string_view header, std::string_view name) {
    std::string value;
    bool found = false;
    while (!header.empty()) {
        const auto pair = trimmed(header.substr(0, header.find(';')));
        header.remove_prefix(std::min(header.find(';'), header.size() - 1) + 1);
        const auto sign = pair.find('=');
        if (sign == std::string_view::npos || pair.substr(0, sign) != name) {
            continue;
        }
        if (found) {
            return {};
        }
        found = true;
        value = pair.substr(sign + 1);
    }
    return value;
}

std::string_view session_cookie(Transport transport) {
    return transport == Transport::tls ? "__Host-relais" : "relais";
}

std::string set_session_cookie(std::string_view secret, Transport transport) {
    std::string header(session_cookie(transport));
    header += '=';
    header += secret;
    header += "; Path=/; HttpOnly; SameSite=Strict";
    header += transport == Transport::tls ? "; Secure" : "";
    header += secret.empty() ? "; Max-Age=0" : "";
    return header;
}

} // namespace relais::server
