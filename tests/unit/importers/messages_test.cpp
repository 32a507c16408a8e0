#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

/// Every quoted word that begins like a key of an importer.
std::set<std::string> keys_in(const std::string& text) {
    std::set<std::string> keys;
    for (const std::string start : {"\"finding.", "\"import."}) {
        for (auto at = text.find(start); at != text.npos; at = text.find(start, at + 1)) {
            const auto end = text.find('"', at + 1);
            const auto key = text.substr(at + 1, end - at - 1);
            if (key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.") == key.npos) {
                keys.insert(key);
            }
        }
    }
    return keys;
}

/// Keys of some or all catalogues of a language.
std::set<std::string> written_in(const std::string& language,
                                 const std::set<std::string>& files = {}) {
    std::set<std::string> keys;
    const std::filesystem::path folder = RELAIS_SOURCE_DIR "/web/i18n/" + language;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        if (files.empty() || files.contains(file.path().filename().string())) {
            keys.merge(keys_in(text_of(file.path())));
        }
    }
    return keys;
}

std::set<std::string> spoken_in(const std::filesystem::path& folder) {
    std::set<std::string> keys;
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
        if (file.path().extension() == ".cpp" || file.path().extension() == ".h") {
            keys.merge(keys_in(text_of(file.path())));
        }
    }
    return keys;
}

} // namespace

TEST_CASE("every sentence an importer speaks exists in French and English, and none is left over") {
    const auto spoken = spoken_in(RELAIS_SOURCE_DIR "/importers");
    const auto elsewhere = spoken_in(RELAIS_SOURCE_DIR "/src");
    CHECK(spoken.size() > 60);
    for (const auto& language : {std::string("fr"), std::string("en")}) {
        const auto written = written_in(language);
        for (const auto& key : spoken) {
            INFO(key << " in " << language);
            CHECK(written.contains(key));
        }
        for (const auto& key : written_in(language, {"finding.json", "import.json"})) {
            INFO(key << " is spoken by nobody");
            CHECK((spoken.contains(key) || elsewhere.contains(key)));
        }
    }
}
