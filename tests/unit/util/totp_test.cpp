#include "util/totp.h"

#include <catch2/catch.hpp>

#include <chrono>

using namespace relais;
using namespace std::chrono_literals;

namespace {

const std::string k_key = "12345678901234567890"; // of the RFCs' appendices

util::Instant at(std::int64_t seconds) {
    return util::Instant{std::chrono::seconds{seconds}};
}

} // namespace

TEST_CASE("Codes by counter are those of RFC 4226, appendix D") {
    const char* expected[] = {"755224",
                              "287082",
                              "359152",
                              "969429",
                              "338314",
                              "254676",
                              "287922",
                              "162583",
                              "399871",
                              "520489"};
    for (std::uint64_t counter = 0; counter < 10; ++counter) {
        CHECK(util::hotp(k_key, counter) == expected[counter]);
    }
}

TEST_CASE("Codes by time are those of RFC 6238, appendix B") {
    const std::pair<std::int64_t, const char*> expected[] = {{59, "94287082"},
                                                             {1111111109, "07081804"},
                                                             {1111111111, "14050471"},
                                                             {1234567890, "89005924"},
                                                             {2000000000, "69279037"},
                                                             {20000000000, "65353130"}};
    for (const auto& [seconds, code] : expected) {
        CHECK(util::hotp(k_key, static_cast<std::uint64_t>(util::totp_step(at(seconds))), 8) ==
              code);
    }
}

TEST_CASE("Base32 is that of RFC 4648, and goes both ways") {
    const std::pair<const char*, const char*> known[] = {{"", ""},
                                                         {"f", "MY"},
                                                         {"fo", "MZXQ"},
                                                         {"foo", "MZXW6"},
                                                         {"foob", "MZXW6YQ"},
                                                         {"fooba", "MZXW6YTB"},
                                                         {"foobar", "MZXW6YTBOI"}};
    for (const auto& [plain, coded] : known) {
        CHECK(util::to_base32(plain) == coded);
        CHECK(util::from_base32(coded) == std::string(plain));
    }
    CHECK(util::from_base32("mzxw 6ytb oi") == std::string("foobar"));
    CHECK_FALSE(util::from_base32("MZXW1"));
    const auto secret = util::random_totp_secret();
    CHECK(secret.size() == 32);
    CHECK(util::to_base32(*util::from_base32(secret)) == secret);
    CHECK(util::random_totp_secret() != secret);
}

TEST_CASE("A code opens once, in its own half minute and the ones beside it") {
    const auto secret = util::to_base32(k_key);
    const auto now = at(1111111109);
    const auto step = util::totp_step(now);
    const auto code = util::hotp(k_key, static_cast<std::uint64_t>(step));
    CHECK(util::accepted_step(secret, code, now, 0) == step);
    CHECK(util::accepted_step(secret, code, now + 30s, 0) == step);
    CHECK(util::accepted_step(secret, code, now - 30s, 0) == step);
    CHECK_FALSE(util::accepted_step(secret, code, now + 61s, 0));
    CHECK_FALSE(util::accepted_step(secret, code, now - 61s, 0));
    CHECK_FALSE(util::accepted_step(secret, code, now, step));
    CHECK_FALSE(util::accepted_step(secret, "", now, 0));
    CHECK_FALSE(util::accepted_step("", code, now, 0));
    CHECK_FALSE(util::accepted_step("not base 32", code, now, 0));
}
