#pragma once
#include "present/page_frame.h"
#include "present/page_value.h"
#include "present/siting_scene.h"

#include <string>

namespace relais::present {

/// "/fr/implantation", with what is asked: the parameters of coverage_address, and places, confirmed_only, own.
std::string siting_address(Lang lang, const SitingQuery& query);

/// The values of siting.mustache: places proposed with how good the choice is, or the planner's own; before and after by
/// area; form and files to take away. Throws util::InvalidInput as the use cases do, and
/// util::Unavailable when `progress` ends the work.
Value siting_page(const Words& words, SitingQuery query, util::Day today, const util::Progress& progress = {});

} // namespace relais::present
