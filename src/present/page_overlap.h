#pragma once
#include "present/page_frame.h"
#include "present/page_value.h"
#include "present/page_words.h"
#include "usecases/report_overlap.h"

#include <string>
#include <vector>

namespace relais::present {

/// What the overlap page is asked, in the words of the API. It names no person, so it may stand in
/// an address.
struct OverlapQuery : usecases::OverlapRequest {
    std::string weight;    ///< who is counted: "people" (also for "") or "returnees"
    bool may_mark = false; ///< whether the reader may set marks and take them back
};

/// What stands after "?" for a query: need, public, within, level, km, weight; "" when all is
/// standard.
std::string overlap_parameters(const OverlapQuery& query);

/// The values of overlap.mustache: the form as asked, people by number of organisations, lines,
/// matrix, pairs, marks. Throws util::InvalidInput for a value out of its list or range, and when
/// the weight asked for was never imported.
Value overlap_page(const Words& words,
                   const OverlapQuery& query,
                   std::vector<directory::ComplementaryMark> marks);

} // namespace relais::present
