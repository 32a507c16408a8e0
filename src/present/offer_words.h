#pragma once
#include "present/page_value.h"
#include "present/page_words.h"
#include "usecases/find_offers.h"

#include <string>
#include <string_view>

/// Offers in words: labels, reasons, addresses.
namespace relais::present {

std::string offers_address(Lang lang);
std::string company_address(Lang lang); ///< the firm's own page
/// "/fr/offres/12-couturiere"
std::string offer_address(Lang lang, const directory::Offer& offer);
std::string slug_of(const directory::Offer& offer);

/// "Tailleurs, couturiers, fourreurs et chapeliers"; the code where it is none.
std::string occupation_label(Lang lang, std::string_view code);
/// Of an ISIC section; "" for none.
std::string sector_label(const Texts& texts, std::string_view section);
/// "Maroua, Diamaré, Extrême-Nord"
std::string place_of(const Words& words, const std::string& settlement);

/// Why a criterion is met, not met or unknown, as a sentence about this offer and this person; ""
/// for one not asked.
std::string offer_reason(const Words& words,
                         const usecases::BoardOffer& one,
                         const usecases::FoundOffer& found,
                         const directory::Seeker& seeker,
                         directory::OfferCriterion criterion);

/// "Répond à 8 propositions sur 10, en 3 jours le plus souvent"; that too little is known under the
/// least sample.
std::string answers_sentence(const Words& words, const usecases::AnswerRecord& answers);

/// The firm's name with its acronym.
std::string company_name(const directory::Company& company);

} // namespace relais::present
