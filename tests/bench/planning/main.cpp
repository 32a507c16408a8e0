#include "planning/runs.h"

#include <cstdio>
#include <string_view>

/// Usage: bench_planning [--alone]   (without the peers)
int main(int argc, char** argv) {
    using namespace relais::bench;
    std::printf("%s\n", machine().c_str());
    run_reach();
    run_siting();
    run_overlap();
    run_floating_catchments();
    if (argc < 2 || std::string_view(argv[1]) != "--alone") {
        run_postgis_reach();
    }
    return 0;
}
