#pragma once
#include "present/page_words.h"
#include "usecases/find_offers.h"
#include "usecases/occupation_index.h"

#include <string>
#include <vector>

namespace relais::present {

/// POST /api/v1/offers/search: offers in their lists with the reason of every criterion asked.
std::string offers_json(const Words& words,
                        const usecases::OfferBoard& board,
                        const usecases::OfferAnswer& answer);

/// GET /api/v1/occupations: what typed words may mean.
std::string occupations_json(const Texts& texts,
                             const std::vector<const usecases::Occupation*>& occupations);

} // namespace relais::present
