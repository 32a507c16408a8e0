#include "support/timing.h"

#include <algorithm>
#include <fstream>
#include <thread>
#include <unistd.h>

namespace relais::bench {
namespace {

std::string processor() {
    std::ifstream file("/proc/cpuinfo");
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("model name")) {
            return line.substr(line.find(": ") + 2);
        }
    }
    return "unknown processor";
}

} // namespace

double quantile(std::vector<double> values, double share) {
    if (values.empty()) {
        return 0;
    }
    const auto rank = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::ranges::nth_element(values, values.begin() + rank);
    return values[static_cast<std::size_t>(rank)];
}

double resident_bytes() {
    std::ifstream file("/proc/self/statm");
    double total = 0;
    double resident = 0;
    file >> total >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

std::string machine() {
    std::string load;
    std::ifstream("/proc/loadavg") >> load;
    return processor() + ", " + std::to_string(std::thread::hardware_concurrency()) + " threads, load " + load;
}

} // namespace relais::bench
