#pragma once
#include "directory/referral.h"
#include "exports/slip.h"
#include "present/page_words.h"

#include <optional>
#include <string>

namespace relais::present {

/// What the slip of a referral bears. It may be found by anybody: never a name nor the need, and
/// the service's name only by choice.
enum class SlipTitle { neutral, named };

struct SlipInput {
    const directory::Referral& referral;
    const directory::Case& file;
    std::string contact; ///< of the caseworker: the number to call if it goes wrong
    SlipTitle title = SlipTitle::neutral;
};

/// Feminine, masculine or neither, as the case says. The place is what the public may know of it.
/// Throws util::NotFound when the published directory has the service no more.
exports::Slip referral_slip(const Words& words, const SlipInput& input);

/// The same for a text message: at most 160 letters of the GSM alphabet, the least important left
/// out.
std::string referral_sms(const Words& words, const SlipInput& input);

} // namespace relais::present
