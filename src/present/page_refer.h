#pragma once
#include "present/page_cases.h"
#include "usecases/refer_person.h"

/// From a case to referrals.
namespace relais::present {

struct ReferInput {
    usecases::CaseSeen seen;
    std::vector<usecases::CheckedService>
        chosen;                                 ///< from a search, a provider's page or a care plan
    std::vector<usecases::NeedChoices> choices; ///< what the case's needs suggest
    bool tells_responses = false;               ///< something is known of how organisations answer
    std::vector<directory::ServiceId> ticked;   ///< as sent and refused
    std::optional<directory::Referral> instead_of; ///< re-orientation
    usecases::ReferralWords words;
    std::optional<FormFault> fault;
};
/// Without a standing consent: general information, said to be so, and nothing to send.
Value refer_page(const Words& words, const ReferInput& input, util::Instant now);

/// After sending: for each receiver the message with its link, told once, and where the slip is.
/// `origin`: how the reader's browser calls us.
Value sent_page(const Words& words,
                directory::CaseId id,
                const std::vector<usecases::Sent>& sent,
                const std::string& contact,
                const std::string& origin);

/// The message for a receiver: nothing of the person, a link and a code.
std::string receiver_message(const Words& words,
                             const directory::Referral& referral,
                             const std::string& secret,
                             const std::string& contact,
                             const std::string& origin);

} // namespace relais::present
