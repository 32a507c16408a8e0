#pragma once
#include "present/page_words.h"

#include <string>
#include <vector>

/// How exports write what a spreadsheet or an import must read again.
namespace relais::present {

/// "(+237) 699 12 34 56": a text for any spreadsheet, where "+237699123456" would become a number or a formula.
std::string export_phone(const std::string& e164);
std::string listed_phones(const std::vector<std::string>& phones);

/// Short words for what the page says in a sentence.
std::string export_word(const Words& words, directory::LocationPrecision precision);
std::string export_word(const Words& words, directory::LocationVisibility visibility);

/// "National", "30 km", or names of units; a P-code where a name is borne twice.
std::string export_zone(const Words& words, const directory::ServedZone& zone);

/// "Relais, édition « … »", and that it is no more than an illustration where it is.
std::string edition_note(const Words& words);

} // namespace relais::present
