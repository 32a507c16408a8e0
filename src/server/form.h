#pragma once
#include "server/exchange.h"

#include <string>
#include <string_view>
#include <vector>

namespace relais::server {

/// What the body of a POST is, by its Content-Type.
enum class BodyKind { none, json, form, files, other };
BodyKind body_kind(std::string_view content_type);

/// Fills the request's fields (and files) from a body of kind form or files; other kinds are left
/// alone. Line ends in fields become "\n". Throws util::InvalidInput for what is not UTF-8, not
/// well formed, or more than a few hundred fields.
void read_form(Request& request);

/// Every value of a field that may be given more than once.
std::vector<std::string> fields(const Request& request, std::string_view name);

} // namespace relais::server
