#pragma once
#include "present/page_offer_desk.h"
#include "present/referral_words.h"

#include <optional>
#include <string>
#include <vector>

/// Pages of caseworkers about their cases.
namespace relais::present {

Value cases_page(const Words& words,
                 const std::vector<usecases::CaseSeen>& cases,
                 util::Instant now);

/// The identification form.
struct CaseFormInput {
    std::optional<directory::Case> file; ///< none: a new one
    usecases::CaseWords words;
    std::string settlement_words;
    std::optional<FormFault> fault;
    directory::AccountId account; ///< who fills it in: a form that waits on a device is theirs
};
Value case_form_page(const Words& words, const CaseFormInput& input);

Value case_page(const Words& words,
                const usecases::CaseSeen& seen,
                const std::optional<FormFault>& fault,
                util::Instant now);

/// The identification form on paper, empty.
Value blank_form_page(const Words& words);

/// What is known of a person, as lines of a description list.
Value identification_facts(const Words& words, const directory::Case& one);

/// For services that somebody chose from a search: the open cases to refer, each with its address.
Value pick_case_page(const Words& words,
                     const std::vector<usecases::CaseSeen>& cases,
                     const std::string& query,
                     util::Instant now);

} // namespace relais::present
