#pragma once
#include "directory/records.h"
#include "present/page_value.h"
#include "present/page_words.h"
#include "util/clock.h"

namespace relais::present {

/// One service with all a referral needs; what is not known says so.
Value service_card(const Words& words, const directory::Service& service, util::Day today);

} // namespace relais::present
