#pragma once
#include "directory/demand.h"
#include "present/json_parts.h"

#include <nlohmann/json_fwd.hpp>

/// What the planners' answers have in common; see docs/api.md for each field.
namespace relais::present {

/// {kind, label, layer, year, source, modelled, outside}
Json weight_json(const Words& words, const directory::Demand& demand);

/// {code, label} of a term of the taxonomy.
Json need_json(const Words& words, int term);

/// Four decimals; null where there is nobody to be covered: no share of nothing.
Json share_json(double part, double whole);

/// {edition, illustrative, distance_kind: "straight_line"}: what every figure is stamped with.
Json stamp_json(const Words& words);

} // namespace relais::present
