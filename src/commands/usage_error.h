#pragma once
#include "util/message.h"

namespace CLI {
class ParseError;
} // namespace CLI

namespace relais::commands {

/// A wrong command line in words of our own: CLI11 speaks English only. Its own words where it says something else.
util::Message usage_message(const CLI::ParseError& error);

} // namespace relais::commands
