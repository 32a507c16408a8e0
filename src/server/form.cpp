#include "server/form.h"

#include "util/errors.h"
#include "util/text_fold.h"

#include <algorithm>
#include <cctype>
#include <optional>

namespace relais::server {
namespace {

constexpr std::size_t k_most_fields = 500;

[[noreturn]] void refuse() {
    throw util::InvalidInput("", {"api.error.bad_form", {}});
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return out;
}

int hex_digit(char c) {
    const char small = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return c >= '0' && c <= '9' ? c - '0' : small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i] == '+' ? ' ' : text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
        const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
        if (low < 0) {
            refuse();
        }
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

/// Browsers send "\r\n"; a text with a zero byte or of no known letters is none.
std::string clean(std::string text) {
    if (!util::is_utf8(text) || text.find('\0') != std::string::npos) {
        refuse();
    }
    std::erase(text, '\r');
    return text;
}

void add_field(Request& request, std::string name, std::string value) {
    if (request.fields.size() + request.files.size() >= k_most_fields) {
        refuse();
    }
    request.fields.emplace_back(clean(std::move(name)), clean(std::move(value)));
}

void read_pairs(Request& request) {
    std::string_view rest = request.body;
    while (!rest.empty()) {
        const auto pair = rest.substr(0, rest.find('&'));
        rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
        if (!pair.empty()) {
            const auto sign = pair.find('=');
            add_field(request, decoded(pair.substr(0, sign)),
                      sign == std::string_view::npos ? std::string() : decoded(pair.substr(sign + 1)));
        }
    }
}

/// The value of `name="…"` in a header; a quote inside is written %22 by browsers.
std::optional<std::string> quoted(std::string_view header, std::string_view name) {
    const auto begin = header.find("; " + std::string(name) + "=\"");
    if (begin == std::string_view::npos) {
        return std::nullopt;
    }
    const auto from = begin + name.size() + 4;
    const auto to = header.find('"', from);
    return to == std::string_view::npos ? std::nullopt : std::optional(std::string(header.substr(from, to - from)));
}

std::string without_folders(const std::string& name) {
    return name.substr(name.find_last_of("/\\") + 1);
}

void read_part(Request& request, std::string_view head, std::string_view content) {
    std::string disposition;
    while (!head.empty()) {
        const auto line = head.substr(0, head.find("\r\n"));
        head.remove_prefix(std::min(line.size() + 2, head.size()));
        if (lower(line).starts_with("content-disposition: form-data")) {
            disposition = line;
        }
    }
    const auto name = quoted(disposition, "name");
    if (!name) {
        refuse();
    }
    if (auto file = quoted(disposition, "filename")) {
        if (request.files.size() + request.fields.size() >= k_most_fields) {
            refuse();
        }
        request.files.push_back({clean(*name), without_folders(clean(std::move(*file))), std::string(content)});
    } else {
        add_field(request, *name, std::string(content));
    }
}

/// RFC 7578.
void read_parts(Request& request) {
    const auto& type = request.content_type;
    const auto at = lower(type).find("boundary=");
    auto boundary = at == std::string::npos ? std::string() : type.substr(at + 9);
    boundary = boundary.substr(0, boundary.find(';'));
    std::erase(boundary, '"');
    constexpr std::size_t k_longest_boundary = 70;
    if (boundary.empty() || boundary.size() > k_longest_boundary) {
        refuse();
    }
    const auto line = "\r\n--" + boundary;
    request.body.insert(0, "\r\n");
    std::string_view rest = request.body;
    auto begin = rest.find(line);
    while (begin != std::string_view::npos) {
        rest.remove_prefix(begin + line.size());
        if (rest.starts_with("--")) {
            return;
        }
        const auto end = rest.find(line);
        const auto gap = rest.find("\r\n\r\n");
        if (end == std::string_view::npos || gap == std::string_view::npos || gap > end || !rest.starts_with("\r\n")) {
            refuse();
        }
        // a part without headers has its gap at the very beginning; it has no name and is refused as such
        const auto head = gap == 0 ? std::string_view() : rest.substr(2, gap - 2);
        read_part(request, head, rest.substr(gap + 4, end - std::min(end, gap + 4)));
        begin = end;
    }
    refuse();
}

} // namespace

BodyKind body_kind(std::string_view content_type) {
    if (content_type == "application/json") { // of every question
        return BodyKind::json;
    }
    const auto kind = lower(util::trim(content_type.substr(0, content_type.find(';'))));
    if (kind.empty()) {
        return BodyKind::none;
    }
    return kind == "application/json"                    ? BodyKind::json
           : kind == "application/x-www-form-urlencoded" ? BodyKind::form
           : kind == "multipart/form-data"               ? BodyKind::files
                                                         : BodyKind::other;
}

void read_form(Request& request) {
    const auto kind = body_kind(request.content_type);
    if (kind == BodyKind::form) {
        read_pairs(request);
    } else if (kind == BodyKind::files) {
        read_parts(request);
    }
}

std::vector<std::string> fields(const Request& request, std::string_view name) {
    std::vector<std::string> values;
    for (const auto& [key, value] : request.fields) {
        if (key == name && !value.empty()) {
            values.push_back(value);
        }
    }
    return values;
}

} // namespace relais::server
