#pragma once
#include "copy/parts.h"
#include "usecases/flowchart_desk.h"
#include "usecases/offer_board.h"
#include "util/clock.h"

namespace relais::present {

/// What a copy takes of the offers and the flowchart: the offers the public sees on this day, without what it does not
/// see of them.
copy::Beside copy_beside(const usecases::OfferBoard& board, const usecases::FlowchartInUse& flowchart, util::Day today);

} // namespace relais::present
