#include "offline/stick_links.h"

#include <algorithm>
#include <array>

namespace relais::offline {
namespace {

constexpr std::string_view k_module = R"(<script type="module" src="/static/app.js"></script>)";
/// Lines at the head that only a page with an address on the net has.
constexpr std::array<std::string_view, 6> k_of_the_net = {
    R"(<link rel="manifest")",       R"(<link rel="canonical")", R"(<link rel="alternate")",
    R"(<meta property="og:url")",    R"(<meta property="og:image)", R"(<meta name="twitter:)"};

/// "prestataires/12-hopital" → "prestataires/12.html"; "" for a page that is no record of the directory.
std::string record_file(std::string_view page) {
    for (const std::string_view folder : {"prestataires/", "providers/", "organisations/", "offres/", "offers/"}) {
        if (!page.starts_with(folder)) {
            continue;
        }
        const auto part = page.substr(folder.size());
        const auto number = part.substr(0, part.find_first_not_of("0123456789"));
        return number.empty() ? std::string() : std::string(folder) + std::string(number) + ".html";
    }
    return "";
}

std::string page_file(std::string_view page) {
    if (page.empty()) {
        return "index.html";
    }
    for (const std::string_view one : {"a-propos", "about", "offres", "offers", "parcours", "flowchart"}) {
        if (page == one) {
            return std::string(page) + ".html";
        }
    }
    for (const std::string_view folder : {"parcours/", "flowchart/"}) {
        if (page.starts_with(folder) && page.ends_with(".svg")) {
            return std::string(page);
        }
    }
    constexpr std::string_view k_guides = "guides";
    if (page.starts_with(k_guides) && page.find_first_not_of("abcdefghijklmnopqrstuvwxyz-/") == std::string_view::npos) {
        return std::string(page) + ".html";
    }
    const auto record = record_file(page);
    return record.empty() ? "absent.html" : record;
}

void replace_once(std::string& text, std::string_view before, const std::string& after) {
    if (const auto at = text.find(before); at != std::string::npos) {
        text.replace(at, before.size(), after);
    }
}

void drop_lines(std::string& text, std::string_view beginning) {
    for (auto at = text.find(beginning); at != std::string::npos; at = text.find(beginning, at)) {
        text.erase(at, text.find('\n', at) + 1 - at);
    }
}

} // namespace

std::string file_of(std::string_view address) {
    const auto end = address.find_first_of("?#");
    const auto path = address.substr(0, end);
    const std::string rest(end == std::string_view::npos ? std::string_view() : address.substr(end));
    if (path.starts_with("/static/")) {
        return std::string(path.substr(1));
    }
    if (path != "/" && !path.starts_with("/fr") && !path.starts_with("/en")) {
        return "fr/absent.html";
    }
    if (path == "/") {
        return "index.html";
    }
    const auto lang = path.substr(1, 2);
    const auto page = path.size() > 4 ? path.substr(4) : std::string_view();
    return std::string(lang) + "/" + page_file(page) + rest;
}

std::string with_file_links(std::string_view html, std::string_view up) {
    std::string page(html);
    const std::string prefix(up);
    for (const auto beginning : k_of_the_net) {
        drop_lines(page, beginning);
    }
    replace_once(page, k_module,
                 "<script defer src=\"" + prefix + "static/stick-data.js\"></script>\n<script defer src=\"" + prefix +
                     "static/stick.js\"></script>");
    constexpr std::array<std::string_view, 3> k_attributes = {R"(href="/)", R"(src="/)", R"(action="/)"};
    std::string out;
    std::size_t at = 0;
    while (true) {
        auto next = std::string::npos;
        std::string_view found;
        for (const auto attribute : k_attributes) {
            const auto here = page.find(attribute, at);
            if (here < next) {
                next = here;
                found = attribute;
            }
        }
        if (next == std::string::npos) {
            return out.append(page, at);
        }
        const auto start = next + found.size() - 1; // at the "/"
        const auto end = std::min(page.find('"', start), page.size());
        out.append(page, at, start - at);
        out += prefix + file_of(std::string_view(page).substr(start, end - start));
        at = end;
    }
}

} // namespace relais::offline
