#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

namespace {

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::set<std::string> keys_in(const std::string& text) {
    static const std::regex k_key("\"((finding|import)\\.[a-z0-9_]+)\"");
    std::set<std::string> keys;
    for (auto at = std::sregex_iterator(text.begin(), text.end(), k_key);
         at != std::sregex_iterator();
         ++at) {
        keys.insert((*at)[1]);
    }
    return keys;
}

std::set<std::string> keys_of_language(const std::string& language) {
    const std::filesystem::path folder = std::string(RELAIS_SOURCE_DIR "/web/i18n/") + language;
    auto keys = keys_in(text_of(folder / "finding.json"));
    keys.merge(keys_in(text_of(folder / "import.json")));
    return keys;
}

} // namespace

TEST_CASE("every sentence an importer speaks exists in French and English, and none is left over") {
    std::set<std::string> spoken;
    for (const auto& file : std::filesystem::directory_iterator(RELAIS_SOURCE_DIR "/importers")) {
        if (file.path().extension() == ".cpp") {
            spoken.merge(keys_in(text_of(file.path())));
        }
    }
    CHECK(spoken.size() > 60);
    CHECK(keys_of_language("fr") == spoken);
    CHECK(keys_of_language("en") == spoken);
}
