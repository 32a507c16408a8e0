// The nearest services: Relais beside the programs it is measured against, in one table.
#include "nearest/report.h"
#include "nearest/runs.h"
#include "nearest/whole_questions.h"
#include "support/timing.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <iterator>

namespace {

using namespace relais::bench;

struct Settings {
    std::string osm;
    std::filesystem::path folder = std::filesystem::temp_directory_path() / "relais-bench";
    bool quick = false;
    bool alone = false;
};

/// The first `each` queries of every selectivity.
std::vector<BenchQuery> all_queries(const DataSet& set, std::size_t each) {
    std::vector<BenchQuery> out;
    for (const auto& selectivity : k_selectivities) {
        const auto some = queries(set, selectivity.accepted, each);
        out.insert(out.end(), some.begin(), some.end());
    }
    return out;
}

/// Slow programs get fewer queries, the first of the same ones.
void measure(const DataSet& set, const Settings& settings, Costs& costs) {
    const std::size_t many = settings.quick ? 500 : 10'000;
    const std::size_t some = settings.quick ? 100 : 1'000;
    const std::size_t few = settings.quick ? 20 : 200;
    const auto of_many = all_queries(set, many);
    const auto of_some = all_queries(set, some);
    const auto of_few = all_queries(set, few);
    Report report(set, costs);
    report.add(of_many, run_relais(set, of_many));
    if (settings.alone) {
        return;
    }
    report.add(of_some, run_geokdbush(set, of_some, settings.folder / "geokdbush"));
    report.add(of_some, run_postgis(set, of_some, settings.folder / "postgis"));
    report.add(of_few, run_spatialite_boxes(set, of_few));
    report.add(of_few, run_spatialite_knn(set, of_few));
}

std::vector<DataSet> data_sets(const Settings& settings) {
    std::vector<DataSet> sets;
    if (auto osm = osm_nodes(settings.osm)) {
        sets.push_back(std::move(*osm));
    } else {
        std::printf("No OpenStreetMap nodes: the synthetic sets alone.\n\n");
    }
    for (const std::size_t count : {10'000, 100'000, 1'000'000}) {
        sets.push_back(synthetic(count));
    }
    return sets;
}

Settings read(int argc, char** argv) {
    Settings settings;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--quick") == 0) {
            settings.quick = true;
        } else if (std::strcmp(argv[i], "--alone") == 0) {
            settings.alone = true;
        } else if (std::strcmp(argv[i], "--osm") == 0 && i + 1 < argc) {
            settings.osm = argv[++i];
        } else if (std::strcmp(argv[i], "--folder") == 0 && i + 1 < argc) {
            settings.folder = argv[++i];
        } else {
            std::fprintf(stderr, "bench_nearest [--quick] [--alone] [--osm FILE.sqlite] [--folder DIR]\n");
            std::exit(2);
        }
    }
    return settings;
}

} // namespace

int main(int argc, char** argv) {
    const auto settings = read(argc, argv);
    std::printf("%s\n\n", machine().c_str());
    const auto sets = data_sets(settings);
    Costs costs;
    Report::print_heading();
    for (const auto& set : sets) {
        measure(set, settings, costs);
    }
    costs.print();
    print_whole_questions_heading();
    for (const auto& set : sets) {
        print_whole_questions(set, settings.quick ? 1'000 : 10'000);
    }
    return 0;
}
