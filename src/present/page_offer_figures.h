#pragma once
#include "present/page_value.h"
#include "present/page_words.h"
#include "usecases/offer_figures.h"

#include <string>

namespace relais::present {

std::string offer_figures_address(Lang lang);

/// Demand against supply, by region and by region and sector. Small numbers of people are said to
/// be small, no more.
Value offer_figures_page(const Words& words, const usecases::OfferReport& report);
/// The same as a table for a spreadsheet, with the edition and the day it is of.
std::string
offer_figures_csv(const Words& words, const usecases::OfferReport& report, util::Day today);

} // namespace relais::present
