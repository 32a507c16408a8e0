// A made-up mapping into Relais and, the same file, into SpatiaLite by ogr2ogr.
//   bench_import --relais PROGRAM --geodata FOLDER --folder FOLDER [--rows 10000] [--runs 5] [--quick]
#include "import/mapping_file.h"
#include "support/child.h"
#include "support/timing.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <sqlite3.h>
#include <stdexcept>

namespace {

using namespace relais::bench;
namespace fs = std::filesystem;

struct Options {
    std::string relais = "relais";
    fs::path geodata = "geodata";
    fs::path folder = ".";
    std::size_t rows = 10'000;
    int runs = 5;
};

Options read_options(int argc, char** argv) {
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string name = argv[i];
        const auto value = [&] { return i + 1 < argc ? std::string(argv[++i]) : std::string(); };
        if (name == "--relais") {
            options.relais = value();
        } else if (name == "--geodata") {
            options.geodata = value();
        } else if (name == "--folder") {
            options.folder = value();
        } else if (name == "--rows") {
            options.rows = std::stoul(value());
        } else if (name == "--runs") {
            options.runs = std::stoi(value());
        } else if (name == "--quick") {
            options.runs = 2;
        }
    }
    return options;
}

long count_in(const fs::path& database, const std::string& sql) {
    sqlite3* handle = nullptr;
    sqlite3_open_v2(database.c_str(), &handle, SQLITE_OPEN_READONLY, nullptr);
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(handle, sql.c_str(), -1, &statement, nullptr);
    const long count = sqlite3_step(statement) == SQLITE_ROW ? static_cast<long>(sqlite3_column_int64(statement, 0)) : -1;
    sqlite3_finalize(statement);
    sqlite3_close(handle);
    return count;
}

struct Series {
    std::vector<double> milliseconds;
    double peak_bytes = 0;
    void add(const ChildResult& run) {
        milliseconds.push_back(run.milliseconds);
        peak_bytes = std::max(peak_bytes, run.peak_bytes);
    }
};

void print_line(const char* program, const Series& series, double reference, long rows, long places) {
    const double median = quantile(series.milliseconds, 0.5);
    std::printf("| %s | %zu | %.0f | %.0f | %.2f | %.0f | %ld | %ld |\n", program, series.milliseconds.size(), median,
                quantile(series.milliseconds, 1), median / reference, series.peak_bytes / 1e6, rows, places);
}

int measure(const Options& options) {
    const auto mapping = options.folder / "made_up_mapping.csv";
    const auto empty = options.folder / "reference.sqlite";
    const auto ours = options.folder / "relais.sqlite";
    const auto theirs = options.folder / "ogr2ogr.sqlite";
    write_mapping(options.geodata, mapping, options.rows, 20'261'124);
    fs::remove(empty);
    run_child({options.relais, "--db", empty, "import", "reference", options.geodata});
    Series relais_runs;
    Series ogr_runs;
    for (int i = 0; i < options.runs; ++i) { // in turns: a busy moment meets both
        fs::copy_file(empty, ours, fs::copy_options::overwrite_existing);
        relais_runs.add(run_child({options.relais, "--db", ours, "import", "mapping", mapping, "--apply", "--json"}));
        fs::remove(theirs);
        ogr_runs.add(run_child({"ogr2ogr", "-f", "SQLite", "-dsco", "SPATIALITE=YES", theirs, mapping, "-nln", "mapping",
                                "-oo", "X_POSSIBLE_NAMES=Longitude", "-oo", "Y_POSSIBLE_NAMES=Latitude", "-a_srs",
                                "EPSG:4326"}));
    }
    std::printf("%zu rows, %.1f MB; %s\n\n", options.rows, static_cast<double>(fs::file_size(mapping)) / 1e6,
                machine().c_str());
    std::printf("| program | runs | median ms | slowest ms | times ogr2ogr | peak MB | rows taken | rows with a point of "
                "their own |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    const double reference = quantile(ogr_runs.milliseconds, 0.5);
    print_line("ogr2ogr", ogr_runs, reference, count_in(theirs, "SELECT count(*) FROM mapping"),
               count_in(theirs, "SELECT count(*) FROM mapping WHERE geometry IS NOT NULL"));
    print_line("relais import mapping --apply", relais_runs, reference,
               count_in(ours, "SELECT count(DISTINCT line) FROM service"),
               count_in(ours, "SELECT count(DISTINCT v.line) FROM service v JOIN site s "
                              "ON s.edition = v.edition AND s.id = v.site WHERE s.precision = 'surveyed'"));
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    try {
        return measure(read_options(argc, argv));
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bench_import: %s\n", error.what());
        return 1;
    }
}
