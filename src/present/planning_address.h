#pragma once
#include "present/texts.h"

#include <string>

/// The addresses of planners' pages, without their parameters.
namespace relais::present {

std::string flowchart_address(Lang lang);
std::string members_address(Lang lang); ///< members of the mechanism
std::string overlap_address(Lang lang);
std::string mark_address(Lang lang);   ///< where the overlap page sends marks
std::string access_address(Lang lang); ///< capacity, access, unmet searches

} // namespace relais::present
