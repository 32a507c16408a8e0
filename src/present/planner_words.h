#pragma once
#include "directory/demand.h"
#include "present/page_words.h"
#include "usecases/snapshot.h"

#include <string>

/// What the planners' pages have in common to say: which weight, which area, how many kilometres.
namespace relais::present {

/// The layer of a weight's code ("" is "people"). Throws util::InvalidInput ("weight") for another word, and when that
/// layer was never imported.
const directory::Demand& demand_of(const usecases::Snapshot& snapshot, const std::string& weight);

/// Throws util::Unavailable ("planner.took_too_long") for work that was ended before its time.
void refuse_stopped(bool stopped);

/// Name of a P-code or starting zone; words for the whole for "".
std::string area_label(const Words& words, const std::string& code);

/// "20", or with its decimals where it has any.
std::string kilometres(double km);

/// How the figures of a layer came about: shared out by our own rule, modelled by their author, or counted.
std::string weight_label(const Words& words, const directory::DemandSource& source);

/// "Population modélisée : … (OCHA COD-PS, 2025)."
std::string weight_sentence(const Words& words, const directory::DemandSource& source);

} // namespace relais::present
