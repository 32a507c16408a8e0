#include "planning/runs.h"

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <vector>

/// Usage: bench_planning [--alone] [--quick]   (without the peers; it is quick anyway)
int main(int argc, char** argv) {
    using namespace relais::bench;
    std::printf("%s\n", machine().c_str());
    run_coverage();
    run_reach();
    run_siting();
    run_overlap();
    run_floating_catchments();
    run_capacity();
    const std::vector<std::string_view> arguments(argv, argv + argc);
    if (std::ranges::find(arguments, "--alone") == arguments.end()) {
        run_postgis_coverage();
        run_postgis_reach();
    }
    return 0;
}
