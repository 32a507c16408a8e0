#include "server/refusal.h"

#include "server/form.h"
#include "util/text_fold.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>
#include <string_view>

namespace relais::server {
namespace {

bool same_letters(std::string_view a, std::string_view b) {
    return std::ranges::equal(a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

/// The values of a header, in any spelling of its name.
std::vector<std::string_view> values_of(const Arrival& arrival, std::string_view name) {
    std::vector<std::string_view> values;
    for (const auto& [given, value] : arrival.headers) {
        if (same_letters(given, name)) {
            values.push_back(value);
        }
    }
    return values;
}

bool is_readable_path(const std::string& path) {
    const bool clean = std::ranges::none_of(path, [](unsigned char c) { return c < 0x20 || c == 0x7F || c == '\\'; });
    return path.starts_with('/') && clean && util::is_utf8(path);
}

std::optional<std::size_t> length_of(std::string_view text) {
    std::size_t length = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), length);
    const bool good = !text.empty() && read.ptr == text.data() + text.size();
    if (good && read.ec == std::errc::result_out_of_range) {
        return static_cast<std::size_t>(-1);
    }
    return good && read.ec == std::errc() ? std::optional(length) : std::nullopt;
}

/// One way only to say where the body ends (RFC 9112, 6.3).
bool is_framed_once(const Arrival& arrival) {
    const auto lengths = values_of(arrival, "Content-Length");
    const auto transfers = values_of(arrival, "Transfer-Encoding");
    if (lengths.size() + transfers.size() > 1) {
        return false;
    }
    return (lengths.empty() || length_of(lengths[0])) && (transfers.empty() || same_letters(transfers[0], "chunked"));
}

bool is_taken(std::string_view content_type, const BodyRule& rule) {
    switch (body_kind(content_type)) {
    case BodyKind::json:
        return true;
    case BodyKind::form:
        return rule.forms;
    case BodyKind::files:
        return rule.files;
    default:
        return false;
    }
}

int refusal_of_body(const Arrival& arrival, const BodyRule& rule) {
    const auto lengths = values_of(arrival, "Content-Length");
    if (lengths.empty() && values_of(arrival, "Transfer-Encoding").empty()) {
        return 411;
    }
    if (!lengths.empty() && *length_of(lengths[0]) > rule.most_bytes) {
        return 413;
    }
    const auto types = values_of(arrival, "Content-Type");
    const bool is_known = types.empty() || (types.size() == 1 && is_taken(types[0], rule));
    return is_known && values_of(arrival, "Content-Encoding").empty() ? 0 : 415;
}

} // namespace

bool may_have_body(const Arrival& arrival) {
    const auto lengths = values_of(arrival, "Content-Length");
    const bool is_empty = lengths.size() == 1 && length_of(lengths[0]) == 0U;
    return !(lengths.empty() || is_empty) || !values_of(arrival, "Transfer-Encoding").empty();
}

int refusal(const Arrival& arrival, const Limits& limits, const BodyRules& rules) {
    if (arrival.over_budget || arrival.header_count > limits.headers) {
        return 431;
    }
    if (arrival.target_size > limits.uri_bytes) {
        return 414;
    }
    if (!is_readable_path(arrival.path) || !is_framed_once(arrival)) {
        return 400;
    }
    if (arrival.method == "GET" || arrival.method == "HEAD") {
        return may_have_body(arrival) ? 400 : 0;
    }
    const auto rule = rules(arrival);
    return rule.refused != 0 ? rule.refused : refusal_of_body(arrival, rule);
}

} // namespace relais::server
