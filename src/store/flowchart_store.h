#pragma once
#include "store/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace relais::store {

struct FlowchartVersion {
    std::int64_t number = 0;
    std::string csv;
    std::string note;
    std::string saved_at;
    std::string saved_by;
};

/// Chooses the number and returns it. Inside a Transaction of the caller.
std::int64_t add_flowchart(const Database& database, const FlowchartVersion& version);
/// 0: none was ever saved.
std::int64_t newest_flowchart(const Database& database);
/// Without their csv, newest first.
std::vector<FlowchartVersion> list_flowcharts(const Database& database);
/// Nothing for a number that is none.
std::optional<FlowchartVersion> find_flowchart(const Database& database, std::int64_t number);

} // namespace relais::store
