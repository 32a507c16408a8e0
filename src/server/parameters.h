#pragma once
#include "server/exchange.h"
#include "usecases/search_directory.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace relais::server {

/// What may stand after "?" where nothing is expected to be misspelled in silence.
/// Throws util::InvalidInput for a parameter that is not in the list ("lang" always is), with the nearest one.
void refuse_unknown(const Request& request, std::initializer_list<std::string_view> known);

/// A whole number given at most once. Throws util::InvalidInput naming the parameter.
std::optional<int> whole_number(const Request& request, std::string_view name);

/// A text given at most once, "" when it is not. Throws util::InvalidInput, also for what is not UTF-8.
std::string single_text(const Request& request, std::string_view name);

/// The search of an address: q, the facets, limit, after. Blank values count as not given.
enum class Unknown { refused, ignored };
usecases::SearchQuery search_query(const Request& request, Unknown unknown);

/// The number of a record in a path, nothing for any other text.
std::optional<std::int64_t> record_number(std::string_view text);

} // namespace relais::server
