#include "server/router.h"

#include <optional>
#include <utility>

namespace relais::server {
namespace {

/// "/a/b" → a, b; "/a/" → a, "".
std::vector<std::string> parts_of(std::string_view path) {
    std::vector<std::string> parts;
    if (path.starts_with('/')) {
        path.remove_prefix(1);
    }
    for (auto slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
        parts.emplace_back(path.substr(0, slash));
        path.remove_prefix(slash + 1);
    }
    parts.emplace_back(path);
    return parts;
}

std::string joined_from(const std::vector<std::string>& parts, std::size_t first) {
    std::string rest;
    for (auto i = first; i < parts.size(); ++i) {
        rest += (i == first ? "" : "/") + parts[i];
    }
    return rest;
}

/// The captured parts, nothing when the path is another.
std::optional<std::vector<std::string>> match(const std::vector<std::string>& pattern,
                                              const std::vector<std::string>& path) {
    std::vector<std::string> captured;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (i >= path.size()) {
            return std::nullopt;
        }
        if (pattern[i] == "{*}") {
            captured.push_back(joined_from(path, i));
            return captured;
        }
        if (pattern[i] == "{}" && !path[i].empty()) {
            captured.push_back(path[i]);
        } else if (pattern[i] != path[i]) {
            return std::nullopt;
        }
    }
    return pattern.size() == path.size() ? std::optional(std::move(captured)) : std::nullopt;
}

} // namespace

void Router::add(std::string_view method, Post post, std::string_view pattern, Needs needs, Handler handler) {
    m_routes.push_back({std::string(method), post, parts_of(pattern), needs, std::move(handler)});
}

std::vector<std::string> Router::names() const {
    std::vector<std::string> all;
    for (const auto& route : m_routes) {
        all.push_back(route.method + " /" + joined_from(route.parts, 0));
    }
    return all;
}

Router::Found Router::find(std::string_view method, std::string_view path) const {
    const auto parts = parts_of(path);
    Found found;
    for (const auto& route : m_routes) {
        auto captured = match(route.parts, parts);
        if (!captured) {
            continue;
        }
        if (route.method == method) {
            found.handler = &route.handler;
            found.needs = route.needs;
            found.post = route.post;
            found.captured = std::move(*captured);
            return found;
        }
        const auto* more = route.method == "GET" ? "GET, HEAD" : route.method.c_str();
        found.allowed += (found.allowed.empty() ? "" : ", ") + std::string(more);
    }
    return found;
}

} // namespace relais::server
