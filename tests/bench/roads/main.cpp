#include "roads/measures.h"

#include <cstdio>
#include <cstdlib>

/// Usage: bench_roads [JUNCTIONS]   (1,200,000 if not given)
int main(int argc, char** argv) {
    const auto junctions = argc > 1 ? static_cast<std::uint32_t>(std::atoi(argv[1])) : 1'200'000U;
    relais::bench::measure_roads(junctions);
    return 0;
}
