#pragma once
#include "present/page_offers.h"
#include "server/exchange.h"
#include "usecases/company_desk.h"
#include "usecases/find_offers.h"
#include "usecases/offer_desk.h"
#include "util/message.h"

#include <optional>
#include <string>
#include <utility>

/// What bodies and forms about offers say.
namespace relais::server {

/// POST /api/v1/offers/search. Throws util::InvalidInput naming the field by its JSON pointer.
usecases::OfferRequest read_offer_request(const std::string& body);

/// The search form: words for a place and a trade are taken for what they most likely mean. The
/// message says which words mean nothing.
std::pair<present::OfferForm, std::optional<util::Message>>
read_offer_search(const Request& request, const usecases::Snapshot& snapshot);

usecases::CompanyWords read_company_form(const Request& request,
                                         const usecases::Snapshot& snapshot);
usecases::OfferWords read_offer_form(const Request& request, const usecases::Snapshot& snapshot);

/// A whole number in a field of a form; nothing when it is empty. Throws util::InvalidInput for
/// anything else.
std::optional<int> number_field(const Request& request, std::string_view name);

} // namespace relais::server
