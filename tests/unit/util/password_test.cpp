#include "util/password.h"
#include "util/secret.h"

#include <catch2/catch.hpp>

using namespace relais;

TEST_CASE("A password is known by its hash, which is Argon2id and never twice the same") {
    const auto hash = util::hash_password("rivière girafe 7 tambours");
    CHECK(hash.starts_with("$argon2id$v=19$m=65536,t=2,p=1$"));
    CHECK(hash.find("girafe") == std::string::npos);
    CHECK(util::hash_password("rivière girafe 7 tambours") != hash);
    CHECK(util::is_password("rivière girafe 7 tambours", hash));
    CHECK_FALSE(util::is_password("riviere girafe 7 tambours", hash));
    CHECK_FALSE(util::is_password("", hash));
}

TEST_CASE("Nobody's password is right, whatever it is") {
    CHECK_FALSE(util::is_password("", ""));
    CHECK_FALSE(util::is_password("nobody's password", ""));
    CHECK_FALSE(util::is_password("x", "not a hash"));
}

TEST_CASE("Secrets are long, fit into an address, and differ") {
    const auto one = util::random_secret();
    CHECK(one.size() == 43);
    CHECK(
        one.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
        std::string::npos);
    CHECK(one != util::random_secret());
    CHECK(util::sha256_of("abc") ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(util::same_secret("abc", "abc"));
    CHECK_FALSE(util::same_secret("abc", "abd"));
    CHECK_FALSE(util::same_secret("abc", "ab"));
}
