#pragma once
#include "exports/map_layer.h"
#include "present/texts.h"
#include "usecases/offer_board.h"
#include "usecases/snapshot.h"
#include "util/clock.h"

namespace relais::present {

/// The offers the public sees on a day, each at its place of work (none where it has none). The id is the offer's.
exports::MapLayer offers_layer(const usecases::Snapshot& snapshot, const Texts& texts, const usecases::OfferBoard& board,
                               util::Day today);

} // namespace relais::present
