#pragma once
#include <chrono>
#include <string>
#include <vector>

namespace relais::bench {

/// Microseconds since it was made.
class Stopwatch {
public:
    [[nodiscard]] double microseconds() const {
        return std::chrono::duration<double, std::micro>(Clock::now() - m_start).count();
    }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point m_start = Clock::now();
};

/// The value below which this share of the values lies; 0 for no values.
double quantile(std::vector<double> values, double share);

/// Bytes of this process that are in memory.
double resident_bytes();

/// "AMD EPYC, 2 threads, load 0.41": what a table was measured on.
std::string machine();

} // namespace relais::bench
