#pragma once
#include "present/page_words.h"
#include "usecases/report_overlap.h"

#include <string>

/// How an overlap is put into words, the same in tables, pages and answers.
namespace relais::present {

/// "Tout public" where it is open to all, else the publics one after the other.
std::string publics_label(const Words& words, directory::CodeSet<directory::Public> publics);

/// Acronym, else name.
const std::string& short_name(const directory::Organisation& organisation);
/// The same for an id; a number and words that say so when this edition does not have it.
std::string organisation_label(const Words& words, directory::OrganisationId id);

/// "Formation professionnelle, Femmes, Diamaré"; words for everything when nothing is left out.
std::string scope_label(const Words& words, const directory::ComplementaryScope& scope);

/// The day of a mark as people write it.
std::string mark_day(const Words& words, const directory::ComplementaryMark& mark);

/// What is asked for: the needs one after the other, or words for all of them.
std::string needs_label(const Words& words, const std::vector<std::string>& needs);

} // namespace relais::present
