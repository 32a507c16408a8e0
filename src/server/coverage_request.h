#pragma once
#include "present/page_coverage.h"
#include "server/exchange.h"
#include "usecases/what_if.h"
#include "util/progress.h"

#include <string>
#include <vector>

namespace relais::server {

/// What asks for travel times: for programs any of minutes, mode and season, and kilometres beside them are a mistake;
/// in a form, which sends all its fields, a means of travel alone.
enum class TravelAsked { by_any, by_mode };

/// The planners' question in an address: need, public, language, sex, age_from, age_to, km, level, within, weight,
/// colour, left_out; minutes, mode, season. Blanks count as not given. Throws util::InvalidInput naming the parameter.
present::CoverageQuery coverage_query(const Request& request, TravelAsked asked = TravelAsked::by_any);

/// "own=14.3,10.6" or "own=gn123" (a settlement's code), as often as there are places. What is neither is a place that
/// nobody knows: the use case refuses it, naming which.
std::vector<usecases::PlaceWords> own_places(const Request& request);
/// "true", "false" or nothing. Throws util::InvalidInput for any other word.
bool is_true(const Request& request, const std::string& name);
/// Ends work that has taken longer than a reader waits (k_planning_time); begins to count now.
util::Progress planning_deadline();

} // namespace relais::server
