#include "util/signing.h"

#include "util/base64.h"
#include "util/errors.h"
#include "util/secret.h"

#include <catch2/catch.hpp>

using namespace relais;

TEST_CASE("A signature fits its text and its key alone") {
    const auto pair = util::make_key_pair();
    const auto other = util::make_key_pair();
    const auto signature = util::sign("texte", pair.secret);
    CHECK(util::open_half(pair.secret) == pair.open);
    CHECK(util::is_signed_by("texte", signature, pair.open));
    CHECK_FALSE(util::is_signed_by("texte.", signature, pair.open));
    CHECK_FALSE(util::is_signed_by("texte", signature, other.open));
    CHECK_FALSE(util::is_signed_by("texte", signature.substr(2), pair.open));
    CHECK_FALSE(util::is_signed_by("texte", "", ""));
    CHECK_THROWS_AS(util::sign("texte", pair.open), util::InvalidInput);
}

TEST_CASE("The first test vector of RFC 8032 signs as it says") {
    const std::string open = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    const std::string secret = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60" + open;
    CHECK(util::open_half(secret) == open);
    CHECK(util::sign("", secret) == "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
                                    "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
}

TEST_CASE("Bytes are named by their digest and written as letters") {
    CHECK(util::sha256_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(util::base64_of("") == "");
    CHECK(util::base64_of("f") == "Zg==");
    CHECK(util::base64_of("foobar") == "Zm9vYmFy");
}
