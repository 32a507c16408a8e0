#pragma once
#include "commands/run.h"
#include "support/temporary.h"

#include <sstream>
#include <string>
#include <vector>

namespace relais::tests {

struct Outcome {
    int code = 0;
    std::string out;
    std::string err;
};

/// The program with its command line, in this process, at noon of 24 November 2026.
inline Outcome relais(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"relais", "--web", RELAIS_SOURCE_DIR "/web"});
    std::vector<const char*> argv;
    for (const auto& argument : arguments) {
        argv.push_back(argument.c_str());
    }
    std::ostringstream out;
    std::ostringstream err;
    const util::Clock noon = [] {
        return util::Instant{*util::parse_day("2026-11-24") + std::chrono::hours{11}};
    };
    const int code = commands::run(static_cast<int>(argv.size()), argv.data(), out, err, noon);
    return {code, out.str(), err.str()};
}

/// A database of the tables that ship, with the starter mapping published. Made once, copied for each test.
class StarterDatabase {
public:
    StarterDatabase() {
        static const TemporaryFolder made_in;
        static const std::filesystem::path made = make(made_in / "starter.sqlite");
        std::filesystem::copy_file(made, file());
    }
    [[nodiscard]] std::string file() const { return (m_folder / "relais.sqlite").string(); }
    [[nodiscard]] const TemporaryFolder& folder() const { return m_folder; }
    Outcome run(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"--db", file()});
        return relais(std::move(arguments));
    }

private:
    static std::filesystem::path make(const std::filesystem::path& file) {
        const std::string geodata = RELAIS_SOURCE_DIR "/geodata";
        relais({"--db", file.string(), "import", "reference", geodata});
        relais({"--db", file.string(), "import", "mapping", geodata + "/starter_mapping.csv", "--apply", "--publish",
                "--illustrative"});
        return file;
    }
    TemporaryFolder m_folder;
};

} // namespace relais::tests
