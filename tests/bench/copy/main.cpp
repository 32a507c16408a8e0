// What the copy for devices weighs, and what an edition changes of it.
//   bench_copy --geodata FOLDER --folder FOLDER [--services 5000]
#include "copy/parts.h"
#include "server/compression.h"
#include "server/made_up_directory.h"
#include "store/database.h"
#include "usecases/load_snapshot.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>

namespace {

using namespace relais;

struct Sizes {
    std::size_t plain = 0;
    std::size_t gzip = 0;
    std::size_t brotli = 0;
};

Sizes sizes_of(const std::vector<copy::Part>& parts) {
    Sizes all;
    for (const auto& part : parts) {
        const auto forms = server::stored(part.bytes);
        all.plain += part.bytes.size();
        all.gzip += forms->gzip.empty() ? part.bytes.size() : forms->gzip.size();
        all.brotli += forms->brotli.empty() ? part.bytes.size() : forms->brotli.size();
    }
    return all;
}

void tell(const char* what, std::size_t parts, Sizes sizes) {
    std::printf("| %s | %zu | %.0f | %.0f | %.0f |\n", what, parts, static_cast<double>(sizes.plain) / 1000,
                static_cast<double>(sizes.gzip) / 1000, static_cast<double>(sizes.brotli) / 1000);
}

/// Parts of `after` that a device with `before` lacks.
std::vector<copy::Part> delta(const std::vector<copy::Part>& before, const std::vector<copy::Part>& after) {
    std::vector<copy::Part> fresh;
    for (const auto& part : after) {
        if (std::find(before.begin(), before.end(), part) == before.end()) {
            fresh.push_back(part);
        }
    }
    return fresh;
}

} // namespace

int main(int argc, char** argv) {
    std::filesystem::path geodata = "geodata";
    std::filesystem::path folder = "/tmp";
    std::size_t services = 5000;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string name = argv[i];
        if (name == "--geodata") {
            geodata = argv[i + 1];
        } else if (name == "--folder") {
            folder = argv[i + 1];
        } else if (name == "--services") {
            services = std::stoul(argv[i + 1]);
        }
    }
    const auto file = folder / ("copy-" + std::to_string(services) + ".sqlite");
    if (!std::filesystem::exists(file)) {
        bench::make_directory(geodata, file, services, 7);
    }
    const auto database = store::Database::open(file, store::Access::read_only);
    const auto snapshot = usecases::load_snapshot(database);
    const auto& directory = snapshot->directory();
    const auto parts = copy::split(directory, snapshot->boundaries());
    std::printf("| copy of %zu services | parts | kB | gzip kB | brotli kB |\n| --- | ---: | ---: | ---: | ---: |\n",
                directory.services.size());
    tell("whole country", parts.size(), sizes_of(parts));
    std::vector<copy::Part> zone;
    for (const auto& part : parts) {
        if (copy::belongs(part.name, {"CM004"})) {
            zone.push_back(part);
        }
    }
    tell("Extrême-Nord", zone.size(), sizes_of(zone));
    auto changed = directory;
    changed.services[services / 2].fee_details = "500 FCFA";
    const auto one = delta(parts, copy::split(changed, snapshot->boundaries()));
    tell("one service changed", one.size(), sizes_of(one));
    const auto before = std::chrono::steady_clock::now();
    std::vector<std::string_view> bytes;
    for (const auto& part : parts) {
        bytes.emplace_back(part.bytes);
    }
    copy::join(bytes);
    const auto took = std::chrono::steady_clock::now() - before;
    std::printf("\nread back in %.1f ms\n", std::chrono::duration<double, std::milli>(took).count());
}
