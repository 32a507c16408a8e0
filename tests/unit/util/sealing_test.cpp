#include "util/sealing.h"

#include <catch2/catch.hpp>

using namespace relais::util;

TEST_CASE("a sealed text opens with its key and its context alone", "[unit][sealing]") {
    const auto key = make_sealing_key();
    REQUIRE(is_sealing_key(key));
    const std::string text = GENERATE("", "Vient le mardi, parle fulfuldé.");
    const auto sealed = seal(key, text, "referral 12");
    CHECK(unseal(key, sealed, "referral 12") == text);
    CHECK_FALSE(unseal(key, sealed, "referral 13"));
    CHECK_FALSE(unseal(make_sealing_key(), sealed, "referral 12"));
    CHECK((text.empty() || sealed.find(text) == std::string::npos));
    CHECK(seal(key, text, "referral 12") != sealed);
}

TEST_CASE("sealed bytes that were changed or cut do not open", "[unit][sealing]") {
    const auto key = make_sealing_key();
    const auto sealed = seal(key, "texte", "x");
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto changed = sealed;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        CHECK_FALSE(unseal(key, changed, "x"));
        CHECK_FALSE(unseal(key, sealed.substr(0, i), "x"));
    }
}

TEST_CASE("what is no key is known as such", "[unit][sealing]") {
    CHECK_FALSE(is_sealing_key(""));
    CHECK_FALSE(is_sealing_key("abc"));
    CHECK_FALSE(is_sealing_key(std::string(64, 'x')));
    CHECK_FALSE(is_sealing_key(make_sealing_key() + "0"));
    CHECK_THROWS(seal("abc", "texte", "x"));
}
