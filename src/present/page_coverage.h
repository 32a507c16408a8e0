#pragma once
#include "directory/unmet.h"
#include "present/page_frame.h"
#include "present/page_value.h"
#include "present/page_words.h"
#include "usecases/report_coverage.h"
#include "util/clock.h"

#include <string>
#include <vector>

namespace relais::present {

/// What the coverage page is asked, in the words of the API. It names no person, so it may stand in an address.
struct CoverageQuery : usecases::CoverageRequest {
    std::string weight;     ///< who is counted: "people" (also for "") or "returnees"
    std::string colour;     ///< areas are coloured by what is "covered" or "confirmed"; "": see colours_confirmed
    bool all_needs = false; ///< the table of every need in every area, instead of one need's by area
};

/// "/fr/couverture", with what is asked: need, public, sex, age_from, age_to, language, level, within, km, weight,
/// colour, view.
std::string coverage_address(Lang lang, const CoverageQuery& query);

/// The values of coverage.mustache: the form as asked, the figures of the whole, and one of the two tables. Without a
/// need the first dimension is shown. `unmet` are the counted searches, shown beside the gaps. Throws util::InvalidInput for a value out of its list or range, and when the
/// weight asked for was never imported; util::Unavailable when `progress` ends the work.
Value coverage_page(const Words& words, CoverageQuery query, const std::vector<directory::UnmetCount>& unmet,
                    util::Day today, const util::Progress& progress = {});

} // namespace relais::present
