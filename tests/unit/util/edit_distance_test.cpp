#include "util/text_fold.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <string>

using relais::util::edit_distance;

namespace {

/// The definition of optimal string alignment, by recursion on the last characters.
int by_definition(const std::string& a, const std::string& b) {
    if (a.empty() || b.empty()) {
        return static_cast<int>(a.size() + b.size());
    }
    const auto shorter = [](const std::string& text, std::size_t by = 1) { return text.substr(0, text.size() - by); };
    int best = std::min(by_definition(shorter(a), b), by_definition(a, shorter(b))) + 1;
    best = std::min(best, by_definition(shorter(a), shorter(b)) + (a.back() == b.back() ? 0 : 1));
    if (a.size() > 1 && b.size() > 1 && a.back() == b[b.size() - 2] && a[a.size() - 2] == b.back()) {
        best = std::min(best, by_definition(shorter(a, 2), shorter(b, 2)) + 1);
    }
    return best;
}

std::string short_word() {
    const auto letter = rc::gen::element('a', 'b', 'c');
    auto word = *rc::gen::container<std::string>(letter);
    return word.substr(0, 6);
}

} // namespace

TEST_CASE("Each slip of the finger counts one") {
    CHECK(edit_distance("maroua", "maroua", 3) == 0);
    CHECK(edit_distance("maroua", "marua", 3) == 1);   // left out
    CHECK(edit_distance("maroua", "marroua", 3) == 1); // doubled
    CHECK(edit_distance("maroua", "narova", 3) == 2);  // replaced
    CHECK(edit_distance("maroua", "maroau", 3) == 1);  // swapped
    CHECK(edit_distance("", "abc", 3) == 3);
}

TEST_CASE("Beyond the limit it is one more than the limit, however far") {
    CHECK(edit_distance("maroua", "yaounde", 2) == 3);
    CHECK(edit_distance("a", "abcdefgh", 2) == 3);
    CHECK(edit_distance("abc", "abd", 0) == 1);
    CHECK(edit_distance("abc", "abc", 0) == 0);
}

TEST_CASE("The distance is that of its definition, cut at the limit") {
    REQUIRE(rc::check("against recursion", [] {
        const auto a = short_word();
        const auto b = short_word();
        const int limit = *rc::gen::inRange(0, 7);
        RC_ASSERT(edit_distance(a, b, limit) == std::min(by_definition(a, b), limit + 1));
    }));
}

TEST_CASE("The distance is the same both ways") {
    REQUIRE(rc::check("symmetry", [](const std::string& a, const std::string& b) {
        RC_ASSERT(edit_distance(a, b, 5) == edit_distance(b, a, 5));
    }));
}
