#include "server/finish.h"

#include "server/compression.h"
#include "server/negotiation.h"
#include "util/errors.h"

#include <regex>

namespace relais::server {
namespace {

bool is_compressible(const std::string& type) {
    return type.starts_with("text/") || type.find("json") != std::string::npos;
}

void add_security(Reply& reply, std::string policy) {
    if (reply.framed_by.empty()) {
        reply.headers.emplace_back("X-Frame-Options", "DENY");
    } else {
        const std::string nobody = "frame-ancestors 'none'";
        policy.replace(policy.find(nobody), nobody.size(), "frame-ancestors " + reply.framed_by);
    }
    reply.headers.emplace_back("Content-Security-Policy", std::move(policy));
    reply.headers.emplace_back("X-Content-Type-Options", "nosniff");
    reply.headers.emplace_back("Referrer-Policy", "same-origin");
    reply.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
    reply.headers.emplace_back("Permissions-Policy", "geolocation=(self), camera=(), microphone=()");
}

/// The body in the best form the client takes.
void encode(Reply& reply, const Request& request) {
    const auto encoding = preferred_encoding(request.accept_encoding);
    std::string packed;
    if (reply.stored) {
        packed = encoding == Encoding::brotli ? reply.stored->brotli : reply.stored->gzip;
        packed = encoding == Encoding::plain ? std::string() : std::move(packed);
    } else if (is_compressible(reply.content_type)) {
        packed = compressed(reply.body, encoding, Effort::for_one);
    }
    if (!packed.empty()) {
        reply.body = std::move(packed);
        reply.headers.emplace_back("Content-Encoding", name_of(encoding));
    } else if (reply.stored) {
        reply.body = reply.stored->plain;
    }
}

} // namespace

Reply finish(Reply reply, const Request& request, const std::string& content_security_policy) {
    const bool may_be_kept = reply.status == 200 && request.method == "GET" && reply.cache_control != "no-store";
    if (may_be_kept) {
        const auto tag = reply.etag.empty() ? tag_of(reply.body) : reply.etag;
        reply.headers.emplace_back("ETag", "W/\"" + tag + "\""); // weak: the same for every encoding
        if (names_tag(request.if_none_match, tag)) {
            reply.status = 304;
            reply.body.clear();
            reply.stored.reset();
        }
    }
    encode(reply, request);
    reply.headers.emplace_back("Cache-Control", reply.cache_control);
    reply.headers.emplace_back("Vary", "Accept-Encoding, Accept-Language");
    if (reply.status != 304) {
        reply.headers.emplace_back("Content-Language", present::code_of(request.lang));
    }
    add_security(reply, content_security_policy);
    return reply;
}

std::string security_policy(const std::string& tiles) {
    std::string images = "'self' data:";
    if (!tiles.empty()) {
        static const std::regex k_template(R"((https?://)(\{s\}\.)?([A-Za-z0-9.-]+(:[0-9]{1,5})?)/[A-Za-z0-9._~/{}?=&@-]*)");
        std::smatch parts;
        const bool has_places = tiles.find("{z}") != std::string::npos && tiles.find("{x}") != std::string::npos &&
                                tiles.find("{y}") != std::string::npos;
        if (!has_places || tiles.size() > 300 || !std::regex_match(tiles, parts, k_template)) {
            throw util::InvalidInput("--tiles", {"api.error.bad_tiles", {{"value", tiles.substr(0, 100)}}});
        }
        images += " " + parts[1].str() + (parts[2].matched ? "*." : "") + parts[3].str();
    }
    // The core that answers without a network is WebAssembly; that word allows it and no other evaluation.
    return "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src " + images +
           "; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
}

} // namespace relais::server
