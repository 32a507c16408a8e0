#pragma once
#include "present/offer_words.h"
#include "present/page_value.h"
#include "present/page_words.h"
#include "usecases/company_desk.h"
#include "usecases/offer_board.h"
#include "usecases/offer_desk.h"
#include "usecases/propose_person.h"

#include <optional>
#include <string>
#include <vector>

/// Pages of those who place offers and of those who approve them.
namespace relais::present {

std::string offer_form_address(Lang lang, directory::OfferId id); ///< none: a new offer
std::string offer_review_address(Lang lang);                      ///< what waits for a decision
std::string offer_answer_address(Lang lang,
                                 const std::string& secret); ///< an employer's answer by link

/// A form that was refused, to be shown again: which field and why.
struct FormFault {
    std::string field;
    std::string sentence;
};

/// The firm's page: its record, its offers with what becomes of each, people put forward. Without a
/// firm: the form to register one.
struct CompanyPageInput {
    std::optional<directory::Company> company;
    std::vector<usecases::OwnOffer> offers;
    std::vector<usecases::ProposalSeen> proposals;
    usecases::CompanyWords words; ///< of the form
    std::optional<FormFault> fault;
};
Value company_page(const Words& words, const CompanyPageInput& input);

/// The form of one offer.
struct OfferFormInput {
    std::optional<directory::Offer> offer; ///< none: a new one
    usecases::OfferWords words;
    std::string occupation_words;
    std::string settlement_words;
    std::optional<FormFault> fault;
};
/// The words a kept offer's trade and place go by.
void fill_typed_words(OfferFormInput& input, const Words& words);
Value offer_form_page(const Words& words, const OfferFormInput& input);

/// What waits for the reader's decision: firms, and offers if they may decide on those.
Value offer_review_page(const Words& words,
                        const std::vector<directory::Company>& companies,
                        const std::vector<directory::Offer>& offers,
                        const std::optional<FormFault>& fault);

/// The employer's page behind a link: who is put forward and which answers are possible.
Value offer_answer_page(const Words& words,
                        const usecases::ProposalSeen& seen,
                        const std::string& secret);

/// Said to the caseworker once somebody was put forward: the message to send on.
Value proposed_page(const Words& words,
                    const usecases::BoardOffer& one,
                    const std::string& case_code,
                    const std::string& url);

/// How an offer's record fills its form.
usecases::OfferWords words_of(const directory::Offer& offer);
usecases::CompanyWords words_of(const directory::Company& company);

} // namespace relais::present
