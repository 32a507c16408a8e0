#include "directory/board_offer.h"

#include "directory/offer_rules.h"

namespace relais::directory {

std::optional<BoardOffer> public_part(const BoardOffer& one, util::Day today) {
    const auto standing = standing_of(one.offer, one.company.state, one.proposed_this_month, today);
    if (!is_visible(standing)) {
        return std::nullopt;
    }
    BoardOffer open{one.offer, {}, 0, one.answers};
    open.offer.state_reason.clear();
    open.offer.version = 1;
    open.offer.monthly_cap.reset();
    if (standing == OfferStanding::full_this_month) {
        open.offer.monthly_cap = 1;
        open.proposed_this_month = 1;
    }
    open.company.id = one.company.id;
    open.company.name = one.company.name;
    open.company.acronym = one.company.acronym;
    open.company.sector = one.company.sector;
    open.company.state = one.company.state;
    if (open.answers.proposed < k_least_answers) { // said by nobody: a first silence is no verdict
        open.answers = {};
    }
    return open;
}

} // namespace relais::directory
