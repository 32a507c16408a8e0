#pragma once
#include "directory/unmet.h"
#include "present/page_frame.h"
#include "present/page_value.h"
#include "present/page_words.h"
#include "usecases/report_capacity.h"
#include "util/clock.h"

#include <string>
#include <vector>

namespace relais::present {

/// What the page of capacity, access and unmet searches is asked, in the words of the API.
struct AccessQuery : usecases::CapacityRequest {
    std::string weight; ///< who is counted: "people" (also for "") or "returnees"
};

/// The values of access.mustache. Without a need the first dimension is shown. Throws
/// util::InvalidInput for a value out of its list or range, and when the weight asked for was never
/// imported.
Value access_page(const Words& words,
                  AccessQuery query,
                  const std::vector<directory::UnmetCount>& unmet,
                  util::Day today);

/// Sets `unmet_…`: searches without an answer for a need, by region, of the last weeks that are
/// over.
void set_unmet(Value& page,
               const Words& words,
               const std::string& need,
               const std::string& public_group,
               const std::vector<directory::UnmetCount>& counts,
               util::Day today);

} // namespace relais::present
