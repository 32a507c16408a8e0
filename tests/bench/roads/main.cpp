#include "roads/import.h"
#include "roads/made_up_roads.h"
#include "roads/measures.h"
#include "support/timing.h"

#include <charconv>
#include <cstdio>
#include <string_view>

namespace {

using namespace relais::bench;

void measure_made_up(std::uint32_t junctions) {
    const auto roads = made_up_roads(junctions, 1);
    const auto file = std::filesystem::temp_directory_path() / "relais-bench-roads.osm.pbf";
    write_extract(roads, file);
    std::printf("| preparation | seconds |\n| --- | ---: |\n");
    measure_import(file);
    std::filesystem::remove(file);
    measure_roads(roads);
}

void measure_extract(const std::filesystem::path& file) {
    std::printf("%s\n\n| preparation | seconds |\n| --- | ---: |\n", file.filename().c_str());
    measure_import(file);
    measure_roads(roads_of(file));
}

} // namespace

/// Usage: bench_roads [JUNCTIONS | EXTRACT.osm.pbf]…   (1,200,000 made-up junctions if not given)
int main(int argc, char** argv) {
    if (argc == 3 && argv[1] == std::string_view(k_import_only)) {
        const auto roads = roads_of(argv[2]);
        std::printf("%zu junctions, %zu stretches", roads.nodes.size(), roads.stretches.size());
        return 0;
    }
    std::printf("%s\n\n", machine().c_str());
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        std::uint32_t junctions = 0;
        const auto [rest, error] =
            std::from_chars(word.data(), word.data() + word.size(), junctions);
        const bool is_number = error == std::errc() && rest == word.data() + word.size();
        is_number ? measure_made_up(junctions) : measure_extract(word);
        std::printf("\n");
    }
    if (argc == 1) {
        measure_made_up(1'200'000);
    }
    return 0;
}
