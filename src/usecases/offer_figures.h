#pragma once
#include "directory/directory.h"
#include "usecases/actor.h"
#include "usecases/offer_board.h"

#include <optional>
#include <string>
#include <vector>

namespace relais::usecases {

/// No number of people below this is told, so that nobody is singled out.
inline constexpr int k_fewest_people = 5;

/// Demand against supply in one region and one sector; "" for a sector that is not said, or for the
/// sum.
struct OfferFigures {
    std::string region; ///< P-code, "" for the country
    std::string sector; ///< ISIC section
    int offers = 0;     ///< that the public sees today
    int posts_open = 0; ///< of those, posts nobody was placed in yet
    int people = 0;     ///< put forward within twelve months; each case code once
    int placed = 0;     ///< of those, placed
    [[nodiscard]] bool tells_people() const { return people == 0 || people >= k_fewest_people; }
};

struct OfferReport {
    std::vector<OfferFigures> cells;   ///< by region, then sector; those with anything in them
    std::vector<OfferFigures> regions; ///< by region, all sectors
    OfferFigures whole;
};

/// What employers look for and whom caseworkers put forward. `proposals`: all there are. Supply is
/// of the day, demand of the twelve months before it. Throws util::Forbidden to those who may not
/// see all figures.
OfferReport report_offers(const Actor& actor,
                          const directory::Directory& directory,
                          const OfferBoard& board,
                          const std::vector<store::StoredProposal>& proposals,
                          util::Day today);

/// Every proposal, for the report above alone: it tells no case code.
std::vector<store::StoredProposal> proposals_for_figures(const store::Database& database,
                                                         const Actor& actor);

} // namespace relais::usecases
