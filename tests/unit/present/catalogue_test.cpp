#include "present/texts.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

using namespace relais;

namespace {

namespace fs = std::filesystem;

const fs::path k_root = RELAIS_SOURCE_DIR;

present::Catalogues catalogues() {
    return present::Catalogues::load(k_root / "web" / "i18n");
}

std::set<std::string> placeholders(const std::string& text) {
    static const std::regex k_placeholder(R"(\{([a-z_0-9]+)\})");
    std::set<std::string> names;
    for (std::sregex_iterator at(text.begin(), text.end(), k_placeholder), end; at != end; ++at) {
        names.insert((*at)[1]);
    }
    return names;
}

/// Keys that sources write out in full: "store.locked", "finding.latitude" …
std::set<std::string> keys_in_sources(const std::set<std::string>& subjects) {
    static const std::regex k_key(R"re("([a-z]+)\.([a-z0-9_.]*[a-z0-9_])")re");
    std::set<std::string> keys;
    for (const char* folder : {"src", "importers"}) {
        for (const auto& entry : fs::recursive_directory_iterator(k_root / folder)) {
            if (entry.path().extension() != ".cpp") {
                continue;
            }
            std::ostringstream text;
            text << std::ifstream(entry.path()).rdbuf();
            const auto code = text.str();
            for (std::sregex_iterator at(code.begin(), code.end(), k_key), end; at != end; ++at) {
                const bool is_key = !(*at)[2].str().ends_with("csv"); // not "taxonomy.csv"
                if (subjects.contains((*at)[1]) && is_key) {
                    keys.insert((*at)[1].str() + "." + (*at)[2].str());
                }
            }
        }
    }
    return keys;
}

} // namespace

TEST_CASE("Both languages say the same things with the same placeholders") {
    const auto both = catalogues();
    for (const auto& [key, french] : both.fr.all()) {
        INFO(key);
        REQUIRE(both.en.has(key));
        CHECK(placeholders(french) == placeholders(both.en.all().at(key)));
    }
    CHECK(both.fr.all().size() == both.en.all().size());
}

TEST_CASE("Every sentence the sources speak of exists") {
    const auto both = catalogues();
    const auto keys = keys_in_sources({"error", "store", "finding", "import", "edition", "match", "report", "taxonomy",
                                       "reference", "api", "cli", "demand", "account", "offer", "form", "overlap",
                                       "access", "unmet", "plan", "backup", "manage", "flow", "member", "offer_sheet", "offer_figures"});
    REQUIRE(keys.size() > 50);
    for (const auto& key : keys) {
        INFO(key);
        const auto begins_with_key = [&](const auto& text) { return text.first.starts_with(key.ends_with('_') ? key : key + "."); };
        CHECK((both.fr.has(key) || std::ranges::any_of(both.fr.all(), begins_with_key)));
    }
}

TEST_CASE("French sentences use French quotation marks and apostrophes") {
    const auto both = catalogues();
    for (const auto& [key, text] : both.fr.all()) {
        INFO(key << ": " << text);
        CHECK(text.find('\'') == std::string::npos);
        const bool shows_a_command = text.find("relais ") != std::string::npos;
        CHECK((shows_a_command || text.find('"') == std::string::npos));
    }
}
