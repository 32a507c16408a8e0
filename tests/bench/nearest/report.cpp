#include "nearest/report.h"

#include "support/timing.h"

#include <algorithm>
#include <cstdio>

namespace relais::bench {

void Costs::add(const DataSet& set, const Run& run) {
    std::array<char, 200> line{};
    const double megabytes = run.bytes / static_cast<double>(set.points.size()) * 1e5 / 1e6;
    std::snprintf(line.data(),
                  line.size(),
                  run.bytes > 0 ? "| %s | %s | %.0f | %.1f |" : "| %s | %s | %.0f | |",
                  set.name.c_str(),
                  run.program.c_str(),
                  run.build_milliseconds,
                  megabytes);
    m_lines.emplace_back(line.data());
}

void Costs::print() const {
    std::printf("\n| set | program | built in ms | MB for 100,000 services |\n| --- | --- | ---: | ---: |\n");
    for (const auto& line : m_lines) {
        std::printf("%s\n", line.c_str());
    }
}

void Report::print_heading() {
    std::printf("| set | passes | program | queries | median µs | p99 µs | times Relais | wrong sets %% | wrong orders %% |\n");
    std::printf("| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
}

Report::Report(const DataSet& set, Costs& costs)
    : m_set(set),
      m_costs(costs),
      m_truth(set) {}

void Report::add(const std::vector<BenchQuery>& queries, const Run& run) {
    if (!run.skipped.empty()) {
        std::printf("| %s | | %s | skipped: %s | | | | | |\n", m_set.name.c_str(), run.program.c_str(), run.skipped.c_str());
        return;
    }
    for (std::size_t i = 0; i < std::size(k_selectivities); ++i) {
        print_line(i, queries, run);
    }
    m_costs.add(m_set, run);
    std::fflush(stdout);
}

void Report::print_line(std::size_t selectivity, const std::vector<BenchQuery>& queries, const Run& run) {
    const auto each = queries.size() / std::size(k_selectivities);
    std::vector<double> times;
    std::array<int, 3> verdicts{};
    for (auto i = selectivity * each; i < (selectivity + 1) * each; ++i) {
        times.push_back(run.answers[i].microseconds);
        ++verdicts[static_cast<std::size_t>(m_truth.judge(queries[i], run.answers[i].points))];
    }
    const double median = quantile(times, 0.5);
    auto& first = m_first_median[selectivity];
    first = first == 0 ? median : first;
    const auto share = [&](Verdict verdict) {
        return 100.0 * verdicts[static_cast<std::size_t>(verdict)] / static_cast<double>(each);
    };
    std::printf("| %s | %s | %s | %zu | %.1f | %.1f | %.3g | %.2f | %.2f |\n",
                m_set.name.c_str(),
                k_selectivities[selectivity].label,
                run.program.c_str(),
                each,
                median,
                quantile(times, 0.99),
                median / first,
                share(Verdict::wrong_set),
                share(Verdict::wrong_order));
}

} // namespace relais::bench
