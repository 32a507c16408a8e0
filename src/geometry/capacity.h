#pragma once
#include "geometry/reach.h"

#include <cstdint>
#include <span>
#include <vector>

/// How many people providers can really receive, each up to its capacity, and whose catchments lie
/// over one another.
namespace relais::geometry {

/// Who is received first, where there is not room for all.
enum class ServingOrder : std::uint8_t {
    nearest,  ///< pair by pair: whoever has the shortest way to a place with room goes there
    capacity, ///< provider by provider, the largest capacity first; each takes the nearest people
              ///< that are left
    catchment ///< the same, the provider with the most people around it first
};

/// Somebody in reach of a provider.
struct InReach {
    std::uint32_t rank = 0; ///< of ReachIndex
    double metres = 0;
    bool operator==(const InReach&) const = default;
};

/// A provider and whom it reaches, nearest first (ties by rank), nobody twice.
struct Catchment {
    double capacity = 0; ///< people it can receive; below zero or not finite counts as 0
    std::vector<InReach> people;
};

/// For each provider, in people.
struct CatchmentFigures {
    double total = 0;  ///< in reach, whoever else reaches them
    double own = 0;    ///< of them, those for whom it is the nearest (ties: the first): catchments
                       ///< that do not overlap
    double served = 0; ///< received, at most its capacity
    double spare = 0;  ///< capacity left over
    bool operator==(const CatchmentFigures&) const = default;
};

struct ServedPeople {
    std::vector<CatchmentFigures> providers; ///< as given
    std::vector<double> served;              ///< by rank, at most its people
    double reached = 0; ///< in reach of a provider, each counted once: the sum of `own`
    double all_served = 0;
    [[nodiscard]] double residual() const {
        return reached - all_served;
    } ///< reached, and no room for them
};

/// `people`: one weight for each rank. Each person is received once at most. Nobody who could still
/// be received is left: in every order, a provider with room to spare has nobody left in reach.
/// Ties between providers: the first given. Never less by a provider more or a larger capacity.
ServedPeople serve_people(std::span<const Catchment> providers,
                          std::span<const double> people,
                          ServingOrder order);

} // namespace relais::geometry
