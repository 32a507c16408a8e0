#pragma once
#include "directory/board_offer.h"
#include "store/database.h"
#include "store/proposal_store.h"
#include "util/clock.h"

#include <memory>
#include <optional>
#include <vector>

namespace relais::usecases {

using directory::AnswerRecord;
using directory::BoardOffer;
using directory::k_least_answers;

/// All offers and their firms on one day, made anew when one changes; shared by requests.
struct OfferBoard {
    std::vector<BoardOffer> offers; ///< by id
    std::int64_t revision = 0;      ///< of the store when it was read
    util::Day day;
};

OfferBoard load_offer_board(const store::Database& database, util::Day today);
/// `board` if it still holds on this day, else a new one. `board` may be null.
std::shared_ptr<const OfferBoard> fresh_offer_board(const store::Database& database,
                                                    std::shared_ptr<const OfferBoard> board,
                                                    util::Day today);

/// People put forward for an offer since the first of the month of `today`.
int proposed_in_month(const std::vector<store::StoredProposal>& proposals,
                      directory::OfferId offer,
                      util::Day today);

/// Of the proposals given, which should be those of one firm.
AnswerRecord answers_in(const std::vector<directory::Proposal>& proposals);

} // namespace relais::usecases
