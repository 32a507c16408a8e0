#pragma once
#include "directory/offer.h"
#include "store/database.h"
#include "store/proposal_store.h"
#include "util/clock.h"

#include <memory>
#include <optional>
#include <vector>

namespace relais::usecases {

/// How an employer has answered so far. Said only from `k_least_answers` proposals on, so that a
/// first silence is no verdict.
struct AnswerRecord {
    int proposed = 0;
    int answered = 0;
    std::optional<double> median_days; ///< to the first answer, of those answered
    bool operator==(const AnswerRecord&) const = default;
};
inline constexpr int k_least_answers = 5;

/// One offer as a search sees it.
struct BoardOffer {
    directory::Offer offer;
    directory::Company company;
    int proposed_this_month = 0;
    AnswerRecord answers; ///< of the company, all its offers
};

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
