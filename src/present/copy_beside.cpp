#include "present/copy_beside.h"

#include <chrono>

namespace relais::present {

copy::Beside copy_beside(const usecases::OfferBoard& board, const usecases::FlowchartInUse& flowchart, util::Day today) {
    copy::Beside beside;
    const std::chrono::year_month_day date(today);
    beside.month = util::Day(date.year() / date.month() / 1);
    for (const auto& one : board.offers) {
        if (auto open = directory::public_part(one, today)) {
            beside.offers.push_back(std::move(*open));
        }
    }
    beside.flowchart = flowchart.chart;
    beside.flowchart_number = flowchart.version.number;
    beside.flowchart_saved_at = flowchart.version.saved_at;
    beside.flowchart_saved_by = flowchart.version.saved_by;
    return beside;
}

} // namespace relais::present
