#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace relais::geometry {

/// One more journey is one more day: what going to an address costs, in millimetres of straight line, so that sums are
/// exact whatever their order.
using PlanCost = std::int64_t;

inline constexpr int k_most_plan_needs = 12;

/// One address a person could be sent to.
struct PlanCandidate {
    std::uint32_t address = 0; ///< the caller's number
    PlanCost travel = 0;       ///< from the person's place; not negative
    std::uint32_t needs = 0;   ///< bit i: answers need i
    std::uint32_t unsure = 0;  ///< bit i: answers need i only if something unknown turns out well
};

struct PlanOptions {
    int needs = 0;             ///< how many there are; 0 … k_most_plan_needs
    PlanCost per_address = 0;  ///< of every address beyond its journey
    PlanCost per_unsure = 0;   ///< of every need met by an unsure answer
    std::vector<std::uint32_t> without; ///< positions of candidates left out
};

struct PlannedAddress {
    std::uint32_t candidate = 0; ///< position in the span
    std::uint32_t needs = 0;     ///< those it is chosen for
    bool operator==(const PlannedAddress&) const = default;
};

struct CarePlan {
    std::vector<PlannedAddress> addresses; ///< by travel, then position
    PlanCost cost = 0;
    std::uint32_t unmet = 0; ///< needs no candidate answers
    bool operator==(const CarePlan&) const = default;
};

/// The cheapest set of addresses that together answer every need some candidate answers: minimum weighted set cover,
/// exactly, by dynamic programming over subsets of needs (Held & Karp's scheme): 3^needs steps, under a millisecond
/// for twelve. Equal costs: fewer addresses, then the smaller positions.
CarePlan plan_care(std::span<const PlanCandidate> candidates, const PlanOptions& options);

/// The `count` cheapest sets of addresses after the best that answer as many needs as it, cheapest first; none goes to
/// all addresses of one before it. Exact: sets are looked for best first, each time without one address of a set found
/// (after Lawler 1972). Fewer when there are no more.
std::vector<CarePlan> next_best_plans(std::span<const PlanCandidate> candidates, const PlanOptions& options,
                                      std::size_t count);

} // namespace relais::geometry
