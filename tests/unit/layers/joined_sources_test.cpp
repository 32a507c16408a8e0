#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

/// Sources that are compiled as one (docs/decisions/0019-several-sources-at-once.md) share their unnamed namespaces. Two
/// things of one name fail to compile; two functions of one name and other parameters do not, and the wrong one may be
/// called in silence. So no source may give a function of its own a name that another of the same unit defines.
namespace {

namespace fs = std::filesystem;

/// The units CMake wrote for this build: their sources.
std::vector<std::vector<fs::path>> joined_sources() {
    static const std::regex k_include(R"re(#include "([^"]+)")re");
    std::vector<std::vector<fs::path>> units;
    for (const fs::path& folder : {fs::path(RELAIS_BINARY_DIR), fs::path(RELAIS_BINARY_DIR) / "tests"}) {
        for (const auto& target : fs::directory_iterator(folder / "CMakeFiles")) {
            if (!fs::is_directory(target.path() / "Unity")) {
                continue;
            }
            for (const auto& unit : fs::directory_iterator(target.path() / "Unity")) {
                if (unit.path().extension() != ".cxx") {
                    continue;
                }
                std::ifstream in(unit.path());
                auto& sources = units.emplace_back();
                for (std::string line; std::getline(in, line);) {
                    std::smatch found;
                    if (std::regex_search(line, found, k_include)) {
                        sources.emplace_back(found[1].str());
                    }
                }
            }
        }
    }
    return units;
}

struct Defined {
    std::set<std::string> alone; ///< functions of unnamed namespaces
    std::set<std::string> all;
};

/// Functions that begin at a line's first letter, as clang-format leaves them.
Defined functions_of(std::istream& in) {
    static const std::regex k_function(R"re(^(?!using|return|struct|class|enum|namespace|template|TEST_CASE|SCENARIO)[A-Za-z_][\w:<>,&* \[\]]*?[ &*](\w+)\()re");
    static const std::regex k_value(R"re(^(const|constexpr|inline constexpr|static const)\b[^(]*=)re");
    Defined defined;
    bool is_unnamed = false;
    for (std::string line; std::getline(in, line);) {
        is_unnamed = line == "namespace {" || (is_unnamed && line != "} // namespace");
        std::smatch found;
        if (!std::regex_search(line, found, k_function) || std::regex_search(line, k_value)) {
            continue;
        }
        defined.all.insert(found[1]);
        if (is_unnamed) {
            defined.alone.insert(found[1]);
        }
    }
    return defined;
}

} // namespace

TEST_CASE("Functions of sources that are compiled as one have names of their own") {
    const auto units = joined_sources();
    if (units.empty()) {
        WARN("skipped: this preset compiles every source alone");
        return;
    }
    for (const auto& sources : units) {
        std::map<fs::path, Defined> defined;
        for (const auto& source : sources) {
            std::ifstream in(source);
            CAPTURE(source);
            REQUIRE(in);
            defined[source] = functions_of(in);
        }
        for (const auto& [source, mine] : defined) {
            for (const auto& [other, theirs] : defined) {
                for (const auto& name : mine.alone) {
                    INFO(name << " of " << source << " is also defined in " << other);
                    CHECK((source == other || !theirs.all.contains(name)));
                }
            }
        }
    }
}

TEST_CASE("A function is found where clang-format puts it") {
    std::istringstream in("namespace {\n\nconst Site* found(int id) {\n}\nconstexpr int k = f(3);\ntemplate <class A>\nauto* with_id(A& a) {\n"
                          "    int inner(3);\n} // namespace\n\nstd::vector<int> shown(\n    int more) {\n}\n");
    const auto defined = functions_of(in);
    CHECK(defined.alone == std::set<std::string>{"found", "with_id"});
    CHECK(defined.all == std::set<std::string>{"found", "shown", "with_id"});
}
