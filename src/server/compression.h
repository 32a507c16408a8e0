#pragma once
#include "server/exchange.h"
#include "server/negotiation.h"

#include <string>
#include <string_view>

namespace relais::server {

/// How much time an answer is worth: once for many readers, or for one.
enum class Effort { for_many, for_one };

/// The compressed text, "" where it would not be smaller (or too short to be worth it).
std::string compressed(std::string_view text, Encoding encoding, Effort effort);

/// All forms of a text that many readers will ask for.
std::shared_ptr<const Stored> stored(std::string text);

/// "gzip", "br", "" for plain.
std::string_view name_of(Encoding encoding);

/// What gzip packed. Throws util::Unavailable if it is not whole.
std::string unpacked(const std::string& gzip);

} // namespace relais::server
