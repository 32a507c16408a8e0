// The server on 100,000 made-up services: start, memory, one request after another, and many at once by wrk.
//   bench_server --relais PROGRAM --geodata FOLDER --folder FOLDER [--services 100000] [--port 18080] [--quick]
#include "server/asking.h"
#include "server/in_process.h"
#include "server/made_up_directory.h"
#include "support/child.h"
#include "support/made_up.h"
#include "support/timing.h"

#include <cstdio>
#include <exception>
#include <memory>
#include <stdexcept>

namespace {

using namespace relais::bench;
namespace fs = std::filesystem;

struct Options {
    std::string relais = "relais";
    fs::path geodata = "geodata";
    fs::path folder = ".";
    std::size_t services = 100'000;
    int port = 18'080;
    bool quick = false;
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
        } else if (name == "--services") {
            options.services = std::stoul(value());
        } else if (name == "--port") {
            options.port = std::stoi(value());
        } else if (name == "--quick") {
            options.quick = true;
        }
    }
    return options;
}

std::unique_ptr<Companion> serve(const Options& options, const fs::path& database) {
    return std::make_unique<Companion>(std::vector<std::string>{options.relais, "--db", database, "serve", "--port",
                                                                std::to_string(options.port)});
}

std::vector<std::string> questions(std::size_t count) {
    static const std::vector<std::string> k_needs{"legal_aid", "individual_counselling", "vocational_training",
                                                  "primary_health_care", "civil_documentation"};
    Dice dice(7);
    std::vector<std::string> bodies;
    for (std::size_t i = 0; i < count; ++i) {
        const auto share = [&] { return static_cast<double>(throw_dice(dice, 10'001)) / 10'000; };
        const double longitude = 9 + 6 * share();
        bodies.push_back(nearest_body(longitude, 3 + 8 * share(), one_of(dice, k_needs)));
    }
    return bodies;
}

struct Start {
    std::vector<double> healthy;  ///< ms from exec to the first 200 of /healthz
    std::vector<double> answered; ///< ms from exec to the first answer of /api/v1/nearest
    std::vector<double> bytes;    ///< resident after that answer
};

Start measure_start(const Options& options, const fs::path& database, int runs) {
    Start start;
    for (int i = 0; i < runs; ++i) {
        const Stopwatch watch;
        const auto server = serve(options, database);
        wait_until_healthy(options.port);
        start.healthy.push_back(watch.microseconds() / 1000);
        if (post_nearest(options.port, questions(1)).refused > 0) {
            throw std::runtime_error("the server does not answer /api/v1/nearest");
        }
        start.answered.push_back(watch.microseconds() / 1000);
        start.bytes.push_back(server->resident_bytes());
    }
    return start;
}

void print_start(const char* what, const Start& start) {
    std::printf("| %s | %zu | %.0f | %.0f | %.0f | %.1f |\n", what, start.healthy.size(), quantile(start.healthy, 0.5),
                quantile(start.answered, 0.5), quantile(start.answered, 1), quantile(start.bytes, 0.5) / 1e6);
}

void start_and_memory(const Options& options, const fs::path& small, const fs::path& large) {
    const int runs = options.quick ? 3 : 9;
    std::printf("### Start and memory\n\n%s\n\n", machine().c_str());
    std::printf("| directory | runs | first /healthz ms | first answer ms | slowest ms | resident MB |\n"
                "| --- | ---: | ---: | ---: | ---: | ---: |\n");
    const auto few = measure_start(options, small, runs);
    const auto many = measure_start(options, large, runs);
    print_start("starter mapping", few);
    print_start((std::to_string(options.services) + " services").c_str(), many);
    const double grown = quantile(many.bytes, 0.5) - quantile(few.bytes, 0.5);
    std::printf("\nMemory for 100,000 services: %.1f MB.\n\n", grown / 1e6 * 1e5 / static_cast<double>(options.services));
}

void print_asked(const std::string& what, const Asked& asked) {
    std::printf("| %s | %zu | %.2f | %.2f | %.2f | %zu | %zu |\n", what.c_str(), asked.microseconds.size(),
                asked.microseconds.front() / 1000, quantile(asked.microseconds, 0.5) / 1000,
                quantile(asked.microseconds, 0.99) / 1000, asked.bytes, asked.refused);
}

/// The same address with a parameter that differs, so that nothing is answered from memory.
std::vector<std::string> each_different(const std::string& address, std::size_t count) {
    Dice dice(11);
    std::vector<std::string> out;
    for (std::size_t i = 0; i < count; ++i) {
        out.push_back(address + made_up_word(dice).substr(0, 4));
    }
    return out;
}

void one_by_one(const Options& options) {
    const std::size_t times = options.quick ? 20 : 200;
    std::printf("### One request after another\n\n%s\n\n", machine().c_str());
    std::printf("| request | times | first ms | median ms | p99 ms | bytes | not 200 |\n"
                "| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
    for (const std::string address : {"/healthz", "/fr/", "/en/?need=legal_aid", "/api/v1/search",
                                      "/api/v1/search?need=legal_aid&zone=yaounde", "/api/v1/points"}) {
        print_asked("GET " + address, get_each(options.port, std::vector<std::string>(times, address)));
    }
    print_asked("GET /fr/?q=… (each another)", get_each(options.port, each_different("/fr/?q=", times)));
    print_asked("GET /api/v1/search?q=… (each another)",
                get_each(options.port, each_different("/api/v1/search?q=", times)));
    print_asked("POST /api/v1/nearest", post_nearest(options.port, questions(times * 10)));
    std::printf("\n");
}

struct Load {
    double a_second = 0;
    double median_us = 0;
    double p99_us = 0;
    int bad = 0;
};

Load load(const Options& options, const std::string& what, int connections, int seconds) {
    const auto script = std::string(RELAIS_BENCH_DIR) + "/server/load.lua";
    const auto address = "http://127.0.0.1:" + std::to_string(options.port) +
                         (what == "nearest" ? "/api/v1/nearest" : "/" + what);
    const auto run = run_child({"wrk", "-t1", "-c" + std::to_string(connections), "-d" + std::to_string(seconds) + "s",
                                "-s", script, address, "--", what});
    Load found;
    const auto at = run.output.find("figures ");
    if (at == std::string::npos || std::sscanf(run.output.c_str() + at, "figures %lf %lf %lf %d", &found.a_second,
                                               &found.median_us, &found.p99_us, &found.bad) != 4) {
        throw std::runtime_error("wrk said: " + run.output);
    }
    return found;
}

void many_at_once(const Options& options) {
    const int seconds = options.quick ? 3 : 10;
    std::printf("### Many at once\n\n%s; wrk on one thread of the same machine\n\n", machine().c_str());
    std::printf("| connections | request | a second | median ms | p99 ms | share of /healthz | not 200 |\n"
                "| ---: | --- | ---: | ---: | ---: | ---: | ---: |\n");
    for (const int connections : {8, 64}) {
        load(options, "healthz", connections, 1); // to warm up
        double empty = 0;
        for (const std::string what : {"healthz", "nearest", "healthz", "nearest"}) { // twice, in turns
            const auto found = load(options, what, connections, seconds);
            empty = what == "healthz" ? found.a_second : empty;
            std::printf("| %d | %s | %.0f | %.2f | %.2f | %.0f %% | %d |\n", connections, what.c_str(), found.a_second,
                        found.median_us / 1000, found.p99_us / 1000, 100 * found.a_second / empty, found.bad);
        }
    }
    std::printf("\n");
}

void measure(const Options& options) {
    const auto small = options.folder / "starter.sqlite";
    const auto large = options.folder / ("made_up_" + std::to_string(options.services) + ".sqlite");
    fs::remove(small);
    run_child({options.relais, "--db", small, "import", "reference", options.geodata});
    run_child({options.relais, "--db", small, "import", "mapping", options.geodata / "starter_mapping.csv", "--apply",
               "--publish", "--json"});
    if (!fs::exists(large)) {
        std::fprintf(stderr, "Making %zu services\n", options.services);
        make_directory(options.geodata, large, options.services, 20'261'124);
    }
    start_and_memory(options, small, large);
    print_in_process(large, options.quick ? 500 : 10'000);
    const auto server = serve(options, large);
    wait_until_healthy(options.port);
    one_by_one(options);
    many_at_once(options);
}

} // namespace

int main(int argc, char** argv) {
    try {
        setvbuf(stdout, nullptr, _IOLBF, 0);
        measure(read_options(argc, argv));
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "bench_server: %s\n", error.what());
        return 1;
    }
}
