#pragma once
#include "directory/records.h"
#include "present/page_value.h"
#include "present/page_words.h"
#include "util/clock.h"

#include <string>

namespace relais::present {

/// One service with all a referral needs; what is not known says so.
Value service_card(const Words& words, const directory::Service& service, util::Day today);

/// "gratuit", "payant (1 000 FCFA)"; "" when it is not known.
std::string cost_label(const Words& words, const directory::Service& service);

} // namespace relais::present
