#pragma once
#include "present/page_cases.h"
#include "usecases/consent_desk.h"

/// Pages about what a person agrees to share.
namespace relais::present {

/// The text to read out and the form; `typed`: as it was sent and refused, else as most people
/// agree.
Value consent_page(const Words& words,
                   const directory::Case& file,
                   const std::optional<usecases::ConsentWords>& typed,
                   const std::optional<FormFault>& fault,
                   util::Day today);

/// What the person takes home: a code, what was agreed to, how to change one's mind.
Value receipt_page(const Words& words,
                   const directory::Case& file,
                   const directory::Consent& consent);

/// After a withdrawal: which services to tell, with the words for it.
Value withdrawn_page(const Words& words,
                     directory::CaseId id,
                     const std::vector<directory::Referral>& withdrawn);

} // namespace relais::present
