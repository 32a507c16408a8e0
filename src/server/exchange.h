#pragma once
#include "present/texts.h"

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// One request and its reply, free of any HTTP library.
namespace relais::server {

struct Request {
    std::string method; ///< "GET" (for HEAD too), "POST" …
    std::string path;   ///< decoded
    std::vector<std::pair<std::string, std::string>> parameters; ///< of the address, decoded, in no set order by name
    std::string body;
    std::string query; ///< of the address as written, with its "?"; "" if there is none
    std::string accept_language;
    std::string accept_encoding;
    std::string if_none_match;
    present::Lang lang = present::Lang::fr;
    std::vector<std::string> captured; ///< the path's parts at the route's "{}"

    /// The first value of a parameter, "" if it is not given.
    [[nodiscard]] std::string parameter(std::string_view name) const;
};

/// A body with its compressed forms, made once and shared.
struct Stored {
    std::string plain;
    std::string gzip;   ///< "" if it would not be smaller
    std::string brotli; ///< "" if it would not be smaller
    std::string tag;    ///< of the plain text
};

struct Reply {
    int status = 200;
    std::string content_type = "application/json";
    std::string body;
    std::shared_ptr<const Stored> stored; ///< instead of `body`
    std::string etag;                     ///< opaque part; "" lets the body decide, for a 200
    std::string cache_control = "no-cache"; ///< "no-cache": keep it, ask again each time
    std::vector<std::pair<std::string, std::string>> headers;
};

inline constexpr const char* k_json = "application/json";
inline constexpr const char* k_problem = "application/problem+json";
inline constexpr const char* k_html = "text/html; charset=utf-8";
inline constexpr const char* k_text = "text/plain; charset=utf-8";

} // namespace relais::server
