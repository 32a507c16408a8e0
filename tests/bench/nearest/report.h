#pragma once
#include "nearest/runs.h"
#include "nearest/truth.h"

#include <array>
#include <string>
#include <vector>

namespace relais::bench {

/// What the indexes cost to make and to keep, gathered while measuring and printed at the end.
class Costs {
public:
    void add(const DataSet& set, const Run& run);
    void print() const;

private:
    std::vector<std::string> m_lines;
};

/// Prints the lines of one data set as they come, in Markdown. The first program added is the one
/// the others are compared with.
class Report {
public:
    static void print_heading();

    Report(const DataSet& set, Costs& costs);
    /// `queries` by selectivity, equally many of each, as they were given to the run.
    void add(const std::vector<BenchQuery>& queries, const Run& run);

private:
    void print_line(std::size_t selectivity, const std::vector<BenchQuery>& queries, const Run& run);

    const DataSet& m_set;
    Costs& m_costs;
    Truth m_truth;
    std::array<double, std::size(k_selectivities)> m_first_median{};
};

} // namespace relais::bench
