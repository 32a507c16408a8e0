#pragma once
#include "directory/ids.h"
#include "present/texts.h"

#include <string>

/// Addresses of what mends a record, for pages that only point there.
namespace relais::present {

/// Where a manager mends the record of a place.
std::string record_address(Lang lang, directory::SiteId id);
/// Where those with an account mend the records of their own organisation.
std::string own_records_address(Lang lang);
std::string own_record_address(Lang lang, directory::SiteId id);
/// Where anybody's report of an error is sent.
std::string report_address(Lang lang);

} // namespace relais::present
