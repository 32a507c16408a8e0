#pragma once
#include "directory/ids.h"
#include "directory/records.h"
#include "present/texts.h"
#include "usecases/search_directory.h"

#include <string>
#include <string_view>

/// The addresses people see, share and print: "/fr/prestataires/12-hopital-regional-de-maroua".
namespace relais::present {

/// The site's own name, or its organisation's where it has none or must not be told.
const std::string& name_of(const directory::Site& site, const directory::Organisation& organisation);

/// The organisation as it must stand beside the site's name: its acronym, else its name; "" where the site's name
/// says it already ("Hôpital régional de Maroua" of the same name, "Bureau HCR de Maroua" of the HCR).
std::string organisation_beside(const directory::Site& site, const directory::Organisation& organisation);
/// "Bureau de Maroua, HCR": the name that can stand alone, on a map or in a message.
std::string full_name(const directory::Site& site, const directory::Organisation& organisation);

/// "hopital-regional-de-maroua"; the end of an address, which says the name but does not count.
std::string slug_of(const directory::Site& site, const directory::Organisation& organisation);
std::string slug_of(const directory::Organisation& organisation);

std::string search_address(Lang lang);
std::string search_address(Lang lang, const usecases::SearchQuery& query); ///< with its words, facets and cursor
std::string provider_address(Lang lang, const directory::Site& site, const directory::Organisation& organisation);
std::string organisation_address(Lang lang, const directory::Organisation& organisation);
std::string coverage_address(Lang lang);
std::string siting_address(Lang lang);
std::string about_address(Lang lang);

/// RFC 3986: everything but letters, digits and "-._~" as %XX.
std::string percent_encoded(std::string_view text);

} // namespace relais::present
