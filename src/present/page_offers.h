#pragma once
#include "present/page_value.h"
#include "present/page_words.h"
#include "usecases/find_offers.h"

#include <string>
#include <vector>

namespace relais::present {

/// A search for offers as the page's form shows it again: words as typed beside what was
/// understood.
struct OfferForm {
    usecases::OfferRequest request;
    std::string occupation_words; ///< as typed; the request holds the code they were taken for
    std::string place_words;
    bool is_personal = false; ///< asked for a person, in a body: the page is kept nowhere
};

/// The page of offers: form, what was understood, offers in their lists with reasons. `answer`
/// null: the form was refused, `wrong` says why, by field.
struct OfferPageInput {
    OfferForm form;
    const usecases::OfferBoard* board = nullptr;
    const usecases::OfferAnswer* answer = nullptr;
    std::string wrong;
};
Value offers_page(const Words& words, const OfferPageInput& input);

/// One offer for everybody, with the marks of schema.org's JobPosting. `may_propose`: the reader is
/// a caseworker.
struct OfferViewer {
    bool may_propose = false;
    std::string contact; ///< to begin the form with
    std::string wrong;   ///< of a form sent before
    std::string case_code;
};
Value offer_page(const Words& words,
                 const usecases::BoardOffer& one,
                 directory::OfferStanding standing,
                 const OfferViewer& viewer);

/// What the list and the page of an offer both say of it.
Value offer_facts(const Words& words, const usecases::BoardOffer& one);

} // namespace relais::present
