#pragma once
#include "server/exchange.h"

#include <string>
#include <string_view>

namespace relais::offline {

/// A request as a browser writes it ("/fr/?need=legal_aid&q=droit", path and query percent-encoded), as the routes read
/// it. Its language is that of the path, else of `lang`, else French.
/// An absolute address ("https://relais.example/fr/") is read without its origin.
server::Request read_target(std::string_view method, std::string_view target, std::string body);

/// "https://relais.example" of an absolute address, "" of another.
std::string_view origin_of(std::string_view target);

} // namespace relais::offline
