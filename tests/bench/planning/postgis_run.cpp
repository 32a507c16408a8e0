#include "planning/country.h"
#include "planning/runs.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <string>
#include <sys/wait.h>

namespace relais::bench {
namespace {

namespace fs = std::filesystem;

void write_points(const fs::path& file, const std::vector<directory::LonLat>& points) {
    std::ofstream out(file);
    out << std::setprecision(17);
    for (const auto& point : points) {
        out << point.longitude << ',' << point.latitude << '\n';
    }
}

/// Pairs within the limit by Relais, and the milliseconds with the index made anew.
std::pair<std::uint64_t, double> relais_pairs(const std::vector<directory::LonLat>& points, double metres) {
    std::uint64_t pairs = 0;
    const double milliseconds = fastest([&] {
        const geometry::ReachIndex index(points);
        pairs = index.table(points, std::vector<directory::Metres>{{metres}}).pair_count();
    });
    return {pairs, milliseconds};
}

} // namespace

void run_postgis_reach() {
    const auto folder = fs::temp_directory_path() / "relais-bench-reach";
    for (const std::size_t size : {3'750, 15'000}) {
        fs::remove_all(folder);
        fs::create_directories(folder);
        const auto points = country(size).settlements;
        write_points(folder / "points.csv", points);
        const std::string command =
            std::string("sh '") + RELAIS_BENCH_DIR + "/peers/postgis_reach/run.sh' '" + folder.string() + "'";
        const int status = std::system(command.c_str());
        if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
            std::printf("\nPostGIS left out: its script ended with %d.\n", WEXITSTATUS(status));
            break;
        }
        if (size == 3'750) {
            std::printf("\n| reach | km | Relais ms | PostGIS ms | times Relais | pairs Relais | pairs PostGIS |\n"
                        "| ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        }
        std::ifstream answers(folder / "answers.txt");
        double metres = 0;
        double milliseconds = 0;
        std::uint64_t pairs = 0;
        while (answers >> metres >> pairs >> milliseconds) {
            const auto [ours, our_milliseconds] = relais_pairs(points, metres);
            std::printf("| %zu × %zu | %.0f | %.1f | %.0f | %.0f | %llu | %llu |\n", size, size, metres / 1000,
                        our_milliseconds, milliseconds, milliseconds / our_milliseconds,
                        static_cast<unsigned long long>(ours), static_cast<unsigned long long>(pairs));
        }
    }
    fs::remove_all(folder);
}

} // namespace relais::bench
