#pragma once
#include "importers/remark.h"

#include <string>
#include <string_view>
#include <vector>

namespace relais::importers {

/// The e-mail addresses of a cell, once each, domain in lower case; what is none is left out with a
/// warning.
std::vector<std::string> read_emails(std::string_view cell, Remarks& remarks);

/// The first web address of a cell, with "https://" where it names no scheme; warns and answers ""
/// for anything that is not one (only http and https are).
std::string read_website(std::string_view cell, Remarks& remarks);

} // namespace relais::importers
