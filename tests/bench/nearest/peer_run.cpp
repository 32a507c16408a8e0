#include "nearest/runs.h"

#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <sstream>

namespace relais::bench {
namespace {

namespace fs = std::filesystem;

void write_csv(const fs::path& file, const std::vector<Point>& points) {
    std::ofstream out(file);
    out << std::setprecision(17);
    for (const auto& point : points) {
        out << point.at.longitude << ',' << point.at.latitude << ',' << point.needs << '\n';
    }
}

void write_csv(const fs::path& file, const std::vector<BenchQuery>& queries) {
    std::ofstream out(file);
    out << std::setprecision(17);
    for (const auto& query : queries) {
        out << query.at.longitude << ',' << query.at.latitude << ',' << query.accepted << '\n';
    }
}

/// A first line with the milliseconds of building; then a line for each query: microseconds and
/// the points found.
void read_answers(const fs::path& file, Run& run) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    run.build_milliseconds = std::atof(line.c_str());
    while (std::getline(in, line)) {
        std::istringstream words(line);
        Answer answer;
        words >> answer.microseconds;
        for (std::uint32_t point = 0; words >> point;) {
            answer.points.push_back(point);
        }
        run.answers.push_back(std::move(answer));
    }
}

/// `program` reads points.csv and queries.csv in the folder it is given and writes answers.txt.
Run run_peer(const std::string& name,
             const std::string& program,
             const DataSet& set,
             const std::vector<BenchQuery>& queries,
             const fs::path& folder) {
    Run run{.program = name};
    fs::create_directories(folder);
    fs::remove(folder / "answers.txt");
    write_csv(folder / "points.csv", set.points);
    write_csv(folder / "queries.csv", queries);
    const auto command = program + " '" + folder.string() + "' >&2";
    const int status = std::system(command.c_str());
    read_answers(folder / "answers.txt", run);
    if (status != 0 || run.answers.size() != queries.size()) {
        run.skipped = "not installed or failed, see above";
        run.answers.clear();
    }
    return run;
}

} // namespace

Run run_geokdbush(const DataSet& set, const std::vector<BenchQuery>& queries, const fs::path& folder) {
    return run_peer("geokdbush", "node '" RELAIS_BENCH_DIR "/peers/geokdbush/run.mjs'", set, queries, folder);
}

Run run_postgis(const DataSet& set, const std::vector<BenchQuery>& queries, const fs::path& folder) {
    return run_peer("PostGIS geography", "'" RELAIS_BENCH_DIR "/peers/postgis/run.sh'", set, queries, folder);
}

} // namespace relais::bench
