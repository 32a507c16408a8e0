#include "offline/target.h"

#include <optional>

namespace relais::offline {
namespace {

std::optional<unsigned> hex_digit(char c) {
    if (c >= '0' && c <= '9') {
        return static_cast<unsigned>(c - '0');
    }
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? std::optional(static_cast<unsigned>(lower - 'a' + 10)) : std::nullopt;
}

enum class Plus { as_written, is_space };

/// A "%" that no two digits follow stays as it is.
std::string decoded(std::string_view text, Plus plus) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : std::nullopt;
        const auto low = high ? hex_digit(text[i + 2]) : std::nullopt;
        if (high && low) {
            out += static_cast<char>(*high * 16 + *low);
            i += 2;
        } else {
            out += text[i] == '+' && plus == Plus::is_space ? ' ' : text[i];
        }
    }
    return out;
}

void read_parameters(server::Request& request, std::string_view query) {
    while (!query.empty()) {
        const auto end = query.find('&');
        const auto pair = query.substr(0, end);
        const auto equals = pair.find('=');
        if (!pair.empty()) {
            const auto value = equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1);
            request.parameters.emplace_back(decoded(pair.substr(0, equals), Plus::is_space),
                                            decoded(value, Plus::is_space));
        }
        query.remove_prefix(end == std::string_view::npos ? query.size() : end + 1);
    }
}

} // namespace

std::string_view origin_of(std::string_view target) {
    const auto scheme = target.substr(0, target.find('?')).find("://");
    return scheme == std::string_view::npos ? std::string_view() : target.substr(0, target.find('/', scheme + 3));
}

server::Request read_target(std::string_view method, std::string_view target, std::string body) {
    target.remove_prefix(origin_of(target).size());
    server::Request request;
    request.method = method;
    request.body = std::move(body);
    const auto mark = target.find('?');
    request.path = decoded(target.substr(0, mark), Plus::as_written);
    if (mark != std::string_view::npos) {
        request.query = target.substr(mark);
        read_parameters(request, target.substr(mark + 1));
    }
    const bool english = request.path == "/en" || request.path.starts_with("/en/") ||
                         (!request.path.starts_with("/fr/") && request.parameter("lang") == "en");
    request.lang = english ? present::Lang::en : present::Lang::fr;
    return request;
}

} // namespace relais::offline
