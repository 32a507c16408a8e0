#include "util/text_fold.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <string>
#include <vector>

using namespace relais::util;
using Words = std::vector<std::string>;

namespace {

/// Code points below U+10000.
void append_utf8(std::string& text, int codepoint) {
    const auto tail = [&](int shift) { text += static_cast<char>(0x80 | ((codepoint >> shift) & 0x3F)); };
    if (codepoint < 0x80) {
        text += static_cast<char>(codepoint);
    } else if (codepoint < 0x800) {
        text += static_cast<char>(0xC0 | (codepoint >> 6));
        tail(0);
    } else {
        text += static_cast<char>(0xE0 | (codepoint >> 12));
        tail(6);
        tail(0);
    }
}

} // namespace

TEST_CASE("Folding forgets accents, case and punctuation") {
    CHECK(fold("N'Gaoundéré ") == "n gaoundere");
    CHECK(fold("N’GAOUNDÉRÉ") == "n gaoundere");
    CHECK(fold("  Centre de Santé\n(CMA) – Mokolo ") == "centre de sante cma mokolo");
    CHECK(fold("ÉLÈVE") == fold("eleve"));
    CHECK(fold("") == "");
    CHECK(fold("—!?") == "");
}

TEST_CASE("Folding opens ligatures and the letters of Cameroonian spelling") {
    CHECK(fold("Sœurs du Cœur") == "soeurs du coeur");
    CHECK(fold("Œuvre") == "oeuvre");
    CHECK(fold("ﬁlle") == "fille");
    CHECK(fold("Ɓamileke Ɗaba") == "bamileke daba");
    CHECK(fold("ŋgɔn") == "nggon");
}

TEST_CASE("Composed and decomposed spellings fold alike") {
    CHECK(fold("e\xCC\x81" "cole") == fold("\xC3\xA9" "cole"));
}

TEST_CASE("Bytes that are no text become spaces") {
    CHECK(fold("caf\xE9 noir") == "caf noir"); // Latin-1 by mistake
    CHECK(fold(std::string("a\0b", 3)) == "a b");
    CHECK(fold("\xFF\xFE") == "");
}

TEST_CASE("Folding what is folded changes nothing, and never throws") {
    const auto check = [](const std::string& text) {
        const auto folded = fold(text);
        RC_ASSERT(fold(folded) == folded);
        RC_ASSERT(is_utf8(folded));
        RC_ASSERT(folded.empty() || (folded.front() != ' ' && folded.back() != ' '));
        RC_ASSERT(folded.find("  ") == std::string::npos);
    };
    REQUIRE(rc::check("any bytes", [&](const std::string& text) { check(text); }));
    REQUIRE(rc::check("any letters", [&] {
        std::string text;
        for (const auto codepoint : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 0x2FFF))) {
            append_utf8(text, codepoint);
        }
        check(text);
    }));
}

TEST_CASE("The quick way for common characters folds as the way for any") {
    REQUIRE(rc::check("beside a letter that takes the other way", [] {
        const auto block = *rc::gen::elementOf(std::vector{std::pair(0, 0x80), std::pair(0, 0x180), std::pair(0x2000, 0x2040)});
        std::string text;
        for (const auto codepoint :
             *rc::gen::container<std::vector<int>>(rc::gen::inRange(block.first, block.second))) {
            append_utf8(text, codepoint);
        }
        const auto folded = fold(text);
        RC_ASSERT(fold(text + " 中") == (folded.empty() ? "中" : folded + " 中"));
    }));
}

TEST_CASE("Squeezing forgets spaces as well") {
    CHECK(squeeze("N'Gaoundéré") == squeeze("Ngaoundere"));
    CHECK(squeeze(" A B ") == "ab");
    CHECK(squeeze("") == "");
}

TEST_CASE("Words are those between the spaces of the folded text") {
    CHECK(folded_words("L’Hôpital-Régional") == Words{"l", "hopital", "regional"});
    CHECK(folded_words(" … ").empty());
}

TEST_CASE("Text in UTF-8 is told from other bytes") {
    CHECK(is_utf8("Yaoundé"));
    CHECK(is_utf8(""));
    CHECK_FALSE(is_utf8("Yaound\xE9"));
    CHECK_FALSE(is_utf8("\xC3"));
    CHECK_FALSE(is_utf8("\xED\xA0\x80")); // half of a surrogate pair
}

TEST_CASE("Trimming takes every kind of white space from the ends only") {
    CHECK(trim("  a b ") == "a b");
    CHECK(trim("\xC2\xA0\tYaoundé\xE2\x80\x8B\r\n") == "Yaoundé");
    CHECK(trim("\xEF\xBB\xBF" "Nom") == "Nom"); // byte order mark
    CHECK(trim(" \n ") == "");
    CHECK(trim("") == "");
}

TEST_CASE("A list is split at any of the separators") {
    CHECK(split_list("fr; en ;;  ff,", ";,") == Words{"fr", "en", "ff"});
    CHECK(split_list("one", ";") == Words{"one"});
    CHECK(split_list("", ";").empty());
    CHECK(split_list(" ; ", ";").empty());
    CHECK(split_list("a;b", "") == Words{"a;b"});
}

TEST_CASE("A list joined and split is the same list") {
    REQUIRE(rc::check("round trip", [] {
        const auto word = rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::inRange('a', 'z')));
        const auto words = *rc::gen::container<Words>(word);
        std::string joined;
        for (const auto& one : words) {
            joined += one + " ; ";
        }
        RC_ASSERT(split_list(joined, ";") == words);
    }));
}

TEST_CASE("A slug is the readable end of an address") {
    CHECK(slug("Hôpital Régional de Maroua") == "hopital-regional-de-maroua");
    CHECK(slug("  ONG « Espoir » n° 2 ") == "ong-espoir-n-2");
    CHECK(slug("مركز") == "");
    REQUIRE(rc::check("safe in an address", [](const std::string& text) {
        const auto made = slug(text);
        RC_ASSERT(made.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
        RC_ASSERT(made.empty() || (made.front() != '-' && made.back() != '-'));
    }));
}
