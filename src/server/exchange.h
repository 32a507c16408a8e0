#pragma once
#include "present/texts.h"
#include "usecases/sessions.h"

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
    std::string accept; ///< what the client would rather have
    std::string accept_language;
    std::string accept_encoding;
    std::string if_none_match;
    present::Lang lang = present::Lang::fr;
    std::vector<std::string> captured; ///< the path's parts at the route's "{}"

    std::string content_type;
    std::string cookies; ///< the header as sent
    std::string host;
    std::string origin;
    std::string fetch_site; ///< Sec-Fetch-Site
    std::string csrf_header; ///< X-CSRF-Token
    std::string if_match;
    std::string agent;  ///< User-Agent
    std::string client; ///< network address, for delays only: never logged nor stored as it is

    /// Who asks, once `identify` has looked; of role public_ for everybody else.
    usecases::LoggedIn who;
    std::string csrf; ///< what a form of this session must hold; "" without a session
    [[nodiscard]] const usecases::Actor& actor() const { return who.actor; }
    [[nodiscard]] bool has_session() const { return !who.hash.empty(); }

    /// The fields of a form's body, decoded, in their order.
    std::vector<std::pair<std::string, std::string>> fields;
    /// The first value of a field of the body, "" if it is not given.
    [[nodiscard]] std::string field(std::string_view name) const;

    struct File {
        std::string field;
        std::string name; ///< as the browser gives it, without folders; never used as a path
        std::string bytes;
    };
    std::vector<File> files; ///< of an upload

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
    std::string framed_by; ///< hosts whose pages may show it in a frame, parted by spaces; "" for none
};

inline constexpr const char* k_json = "application/json";
inline constexpr const char* k_problem = "application/problem+json";
inline constexpr const char* k_html = "text/html; charset=utf-8";
inline constexpr const char* k_text = "text/plain; charset=utf-8";

} // namespace relais::server
