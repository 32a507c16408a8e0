#pragma once
#include "present/texts.h"

#include <string>
#include <string_view>

namespace relais::server {

/// The language of Accept-Language (RFC 9110) among those of Relais; French when it names neither.
present::Lang preferred_language(std::string_view accept_language);

enum class Encoding { plain, gzip, brotli };

/// The best encoding that Accept-Encoding allows: brotli, then gzip, by weight.
Encoding preferred_encoding(std::string_view accept_encoding);

/// Whether If-None-Match names this tag (or is "*"); weak comparison. `etag` is the opaque part.
bool names_tag(std::string_view if_none_match, std::string_view etag);

/// A tag for some text: 16 hexadecimal digits.
std::string tag_of(std::string_view text);

} // namespace relais::server
