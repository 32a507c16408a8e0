#include "server/negotiation.h"

#include "util/text_fold.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdint>
#include <cstdio>

namespace relais::server {
namespace {

struct Choice {
    std::string name; ///< lower case
    int weight = 1000;
};

/// "0.5" → 500; anything that is not a weight counts as 0.
int read_weight(std::string_view text) {
    double weight = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), weight);
    const bool good = read.ec == std::errc() && weight >= 0 && weight <= 1;
    return good ? static_cast<int>(weight * 1000 + 0.5) : 0;
}

Choice read_choice(const std::string& item) {
    Choice choice;
    const auto parts = util::split_list(item, ";");
    if (!parts.empty()) {
        choice.name = parts[0];
    }
    for (auto& letter : choice.name) {
        letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    }
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (parts[i].starts_with("q=") || parts[i].starts_with("Q=")) {
            choice.weight = read_weight(std::string_view(parts[i]).substr(2));
        }
    }
    return choice;
}

} // namespace

present::Lang preferred_language(std::string_view accept_language) {
    int french = 0;
    int english = 0;
    for (const auto& item : util::split_list(accept_language, ",")) {
        const auto choice = read_choice(item);
        const bool exact = choice.name.size() == 2 || (choice.name.size() > 2 && choice.name[2] == '-');
        if (exact && choice.name.starts_with("fr")) {
            french = std::max(french, choice.weight);
        } else if (exact && choice.name.starts_with("en")) {
            english = std::max(english, choice.weight);
        }
    }
    return english > french ? present::Lang::en : present::Lang::fr;
}

Encoding preferred_encoding(std::string_view accept_encoding) {
    int any = 0;
    int gzip = -1;
    int brotli = -1;
    for (const auto& item : util::split_list(accept_encoding, ",")) {
        const auto choice = read_choice(item);
        if (choice.name == "br") {
            brotli = choice.weight;
        } else if (choice.name == "gzip" || choice.name == "x-gzip") {
            gzip = choice.weight;
        } else if (choice.name == "*") {
            any = choice.weight;
        }
    }
    gzip = gzip < 0 ? any : gzip;
    brotli = brotli < 0 ? any : brotli;
    if (brotli > 0 && brotli >= gzip) {
        return Encoding::brotli;
    }
    return gzip > 0 ? Encoding::gzip : Encoding::plain;
}

bool names_tag(std::string_view if_none_match, std::string_view etag) {
    for (const auto& item : util::split_list(if_none_match, ",")) {
        std::string_view tag = item;
        if (tag == "*") {
            return true;
        }
        if (tag.starts_with("W/")) {
            tag.remove_prefix(2);
        }
        if (tag.size() >= 2 && tag.front() == '"' && tag.back() == '"' && tag.substr(1, tag.size() - 2) == etag) {
            return true;
        }
    }
    return false;
}

std::string tag_of(std::string_view text) {
    std::uint64_t hash = 14695981039346656037ULL; // FNV-1a
    for (const char letter : text) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
    }
    std::array<char, 17> digits{};
    std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(hash));
    return digits.data();
}

} // namespace relais::server
