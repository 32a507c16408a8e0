#pragma once
#include "present/texts.h"

#include <string>

/// Doors into referrals that public pages name; a page without a network is made with them too.
namespace relais::present {

/// For services chosen in a search, a care plan or on a provider's page:
/// "?service=101&service=102".
std::string pick_case_address(Lang lang);
/// The plain page for short codes.
std::string referral_code_address(Lang lang);

} // namespace relais::present
