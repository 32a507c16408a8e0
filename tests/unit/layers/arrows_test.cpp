#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>

/// Holds the sources to the picture in docs/architecture.md: what a layer may include, and where each library is at
/// home.
namespace {

namespace fs = std::filesystem;

const std::map<std::string, std::set<std::string>> k_may_include = {
    {"util", {}},
    {"directory", {"util"}},
    {"geometry", {"directory", "util"}},
    {"store", {"directory", "util"}},
    {"importers", {"directory", "util"}},
    {"copy", {"directory", "util"}},
    {"mail", {"util"}},
    {"usecases", {"store", "importers", "geometry", "directory", "util"}},
    {"exports", {"importers", "directory", "util"}},
    {"present", {"usecases", "copy", "exports", "store", "importers", "geometry", "directory", "util"}},
    {"server", {"present", "copy", "exports", "usecases", "geometry", "directory", "util"}},
    {"offline", {"server", "present", "copy", "exports", "usecases", "geometry", "directory", "util"}},
    {"commands", {"mail", "offline", "copy", "server", "present", "exports", "usecases", "store", "importers", "geometry", "directory", "util"}},
};

/// Beginnings of a library's headers → layers that may include them.
const std::map<std::string, std::set<std::string>> k_home_of = {
    {"SQLiteCpp/", {"store"}},   {"sqlite3", {"store"}},           {"spatialite", {"store"}},
    {"ogr", {"importers", "exports"}},
    {"gdal", {"importers", "exports"}}, {"cpl_", {"importers", "exports"}}, {"xlsxwriter", {"exports"}},
    {"librsvg/", {"exports"}},   {"cairo", {"exports"}}, {"pango/", {"exports"}}, {"qrencode", {"exports"}},
    {"osmium/", {"importers"}},
    {"boost/", {"geometry"}},    {"httplib", {"server"}},          {"nlohmann/", {"present", "server", "offline", "commands", "importers"}},
    {"CLI/", {"commands"}},      {"phonenumbers/", {"importers"}}, {"KOpeningHours", {"importers"}},
    {"kainjow/", {"present"}},   {"utf8proc", {"util"}},           {"sodium", {"util"}},
    {"openssl/", {"util"}},        {"curl/", {"mail"}},
    {"spdlog/", {"server"}},
};

struct Include {
    fs::path file;
    std::string layer;
    std::string target;
};

std::vector<Include> all_includes() {
    const fs::path root = RELAIS_SOURCE_DIR;
    static const std::regex k_include(R"re(^\s*#include\s*["<]([^">]+)[">])re");
    std::vector<Include> includes;
    for (const auto& [layer, may] : k_may_include) {
        const auto folder = layer == "importers" ? root / layer : root / "src" / layer;
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") {
                continue;
            }
            std::ifstream in(entry.path());
            for (std::string line; std::getline(in, line);) {
                std::smatch found;
                if (std::regex_search(line, found, k_include)) {
                    includes.push_back({entry.path(), layer, found[1]});
                }
            }
        }
    }
    return includes;
}

} // namespace

TEST_CASE("Arrows between layers point down only") {
    const auto includes = all_includes();
    REQUIRE(includes.size() > 300);
    for (const auto& include : includes) {
        const auto layer = include.target.substr(0, include.target.find('/'));
        if (k_may_include.contains(layer) && layer != include.layer) {
            INFO(include.file << " includes " << include.target);
            CHECK(k_may_include.at(include.layer).contains(layer));
        }
    }
}

TEST_CASE("Every library stays at home") {
    for (const auto& include : all_includes()) {
        for (const auto& [beginning, homes] : k_home_of) {
            if (include.target.starts_with(beginning)) {
                INFO(include.file << " includes " << include.target);
                CHECK(homes.contains(include.layer));
            }
        }
    }
}

TEST_CASE("Geometry and directory stay pure: no file, clock, thread or stream") {
    const std::set<std::string> k_impure = {"chrono", "ctime",  "filesystem", "fstream",
                                            "future", "iostream", "mutex",    "thread"};
    for (const auto& include : all_includes()) {
        if (include.layer == "geometry" || include.layer == "directory") {
            // Ordering a country's roads takes both cores; the page, which has none to spare, does no such thing.
            const bool is_ordering = include.file.parent_path().filename() == "roads" &&
                                     (include.target == "thread" || include.target == "future");
            INFO(include.file << " includes " << include.target);
            CHECK((is_ordering || !k_impure.contains(include.target)));
        }
    }
}
