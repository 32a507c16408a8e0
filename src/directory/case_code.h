#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The code a person is known by: nothing in it comes from the person. Made to be read out on a bad line: groups of
/// three, no letter that sounds or looks like a digit, and a check symbol that catches a wrong or swapped one.
namespace relais::directory {

/// "K7M-Q2X-D4" from 35 random bits (the rest of `random` is ignored).
std::string make_case_code(std::uint64_t random);

/// The code as it is kept, from what somebody typed or heard: case, spaces and hyphens do not matter, O is 0, I and L
/// are 1. Nothing for a wrong length, a foreign letter or a check symbol that does not fit.
std::optional<std::string> read_case_code(std::string_view typed);

} // namespace relais::directory
