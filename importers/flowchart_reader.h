#pragma once
#include "directory/finding.h"
#include "directory/flowchart.h"
#include "directory/taxonomy.h"

#include <string_view>
#include <vector>

namespace relais::importers {

struct FlowchartFile {
    directory::Flowchart chart;
    std::vector<directory::Finding> faults; ///< all of level error; none: the chart may be used
};

/// Reads a flowchart as geodata/flowchart.csv is written (README there): a line a path, followed by
/// a line for each of its steps. Any delimiter and encoding of a spreadsheet. Every fault is found
/// at once, with its row and column; never throws for what the file holds.
FlowchartFile read_flowchart(std::string_view bytes, const directory::Taxonomy& taxonomy);

} // namespace relais::importers
