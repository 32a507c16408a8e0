#pragma once
#include "geometry/coverage.h"
#include "present/page_value.h"
#include "present/page_words.h"

#include <string>

/// Numbers of people and shares of them, as planners read them.
namespace relais::present {

/// "29 442 318" with no-break spaces in French, "29,442,318" in English; rounded.
std::string grouped(Lang lang, double number);

/// "48 %"; "moins de 1 %" and "plus de 99 %" rather than a 0 or a 100 that is not quite so; where there is nobody to
/// be covered, words that say so.
std::string share_text(const Words& words, double part, double whole);

/// A share for sorting and for the script: 0 to 1 with four decimals, "" where there is nobody.
std::string share_value(double part, double whole);

/// 0 (nobody at all) to 5 (all), the steps of colour; "none" where there is nobody to be covered.
std::string share_step(double part, double whole);

/// Sets `gap` (code), `gap_label` and `gap_sign` (a shape, so that colour alone never says it).
void set_gap(Value& value, const Words& words, geometry::Gap gap);

/// Sets people, covered, confirmed: each as text, as number (`…_value`) and, for the shares, as step.
void set_figures(Value& value, const Words& words, const geometry::CoverageFigures& figures);

} // namespace relais::present
