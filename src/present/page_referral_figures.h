#pragma once
#include "present/page_value.h"
#include "present/page_words.h"
#include "usecases/report_referrals.h"

#include <string>

/// The coordinator's figures on referrals.
namespace relais::present {

std::string referral_figures_address(Lang lang);

Value referral_figures_page(const Words& words,
                            const usecases::ReferralReport& report,
                            util::Instant now);

/// The same tables as CSV, with the warning in its first line.
std::string referral_figures_csv(const Words& words, const usecases::ReferralReport& report);

} // namespace relais::present
