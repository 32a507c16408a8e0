#pragma once
#include "present/page_cases.h"
#include "usecases/answer_referral.h"

/// One referral, for its sender, for its receiver, and for whoever holds its short code.
namespace relais::present {

/// `message`: with a link just made, told once; "" for none. `sms`: for the person, "" where the
/// service is gone.
Value referral_page(const Words& words,
                    const usecases::OwnReferral& own,
                    const std::string& message,
                    const std::string& sms,
                    const std::optional<FormFault>& fault,
                    util::Instant now);

/// Behind the receiver's link.
Value referral_answer_page(const Words& words,
                           const usecases::ReferralSeen& seen,
                           const std::string& secret,
                           const std::optional<FormFault>& fault);

/// The plain page for short codes: asks for one, or, with a referral, for the service's answer and
/// the person's feedback. `done`: key of a sentence, "" for none.
Value referral_code_page(const Words& words,
                         const std::optional<directory::Referral>& referral,
                         const std::string& typed,
                         const std::optional<FormFault>& fault,
                         const std::string& done);

} // namespace relais::present
