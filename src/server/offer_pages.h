#pragma once
#include "present/page_offers.h"
#include "server/exchange.h"

#include <string>

/// What the server and the copy without a server both answer about offers.
namespace relais::server {

/// The words of a list's address: kind, area, q.
present::OfferForm offer_list_form(const Request& request);

/// The page of offers for a form; what it does not accept, or `wrong`, is said above it, with status 400.
struct OffersPage {
    present::Value value;
    int status = 200;
};
OffersPage offers_page(const present::Words& words, const usecases::OfferBoard& board, present::OfferForm form,
                       const std::string& wrong, util::Day today);

/// The offer of "12-couturiere". Those that the public does not see do not exist for it: util::NotFound.
const usecases::BoardOffer& visible_offer(const usecases::OfferBoard& board, const std::string& name, util::Day today);
directory::OfferStanding standing_on(const usecases::BoardOffer& one, util::Day today);

/// POST /api/v1/offers/search and GET /api/v1/occupations, as JSON. Throw util::InvalidInput.
std::string offers_found(const present::Words& words, const usecases::OfferBoard& board, const Request& request,
                         util::Day today);
std::string occupations_found(const present::Texts& texts, const Request& request);

} // namespace relais::server
