#pragma once
#include "exports/sheet.h"
#include "present/texts.h"
#include "usecases/report_overlap.h"
#include "util/clock.h"

#include <string_view>

namespace relais::present {

/// The tables of an overlap report for a spreadsheet, whole, with what they were made with.
enum class OverlapTable { lines, pairs, people };

/// "lines", "pairs", "people". Throws util::InvalidInput ("table") for another word.
OverlapTable overlap_table_from(std::string_view code);

exports::Book overlap_book(const usecases::Snapshot& snapshot,
                           const directory::Demand& demand,
                           const Texts& texts,
                           const usecases::OverlapReport& report,
                           util::Day today);

/// One of its tables, as a file of bytes.
std::string overlap_csv(const usecases::Snapshot& snapshot,
                        const directory::Demand& demand,
                        const Texts& texts,
                        const usecases::OverlapReport& report,
                        OverlapTable table,
                        util::Day today);

} // namespace relais::present
