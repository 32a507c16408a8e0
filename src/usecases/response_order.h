#pragma once
#include "directory/referral_figures.h"
#include "geometry/nearest_index.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The order of services for somebody who refers people: who answers comes a little sooner.
namespace relais::usecases {

class Snapshot;

/// What a search may ask for.
enum class ServiceOrder : std::uint8_t {
    distance, ///< or time; the exact order, which the public and every copy have
    answers   ///< the same with directory::response_factor
};

} // namespace relais::usecases

template <>
struct relais::directory::CodeList<relais::usecases::ServiceOrder> {
    static constexpr std::string_view name = "service_order";
    static constexpr auto codes = std::to_array<std::string_view>({"distance", "answers"});
};

namespace relais::usecases {

/// Nothing for "". Throws util::InvalidInput ("order").
std::optional<ServiceOrder> read_order(const std::string& code);

/// How organisations answer what is referred to them, for somebody who may know it.
struct Responses {
    std::vector<directory::ResponseFigure> figures; ///< by organisation
    bool in_order = true; ///< false: told beside services that stay in their exact order
};

/// Of the organisation of a service (a position); null where too little is known.
const directory::ResponseFigure*
response_of(const Snapshot& snapshot, const Responses& responses, std::uint32_t service);

/// The first `options.k` of each list by distance (or time) times directory::response_factor, then
/// the smaller factor, then the order of `ask`; near misses as they are. Exact: `ask`, an exact
/// search, is asked for more until nothing beyond could come before. Null, or not `in_order`: the
/// answer of `ask`.
geometry::NearestAnswer nearest_by_response(
    const Snapshot& snapshot,
    const Responses* responses,
    const geometry::NearestOptions& options,
    const std::function<geometry::NearestAnswer(const geometry::NearestOptions&)>& ask);

} // namespace relais::usecases
