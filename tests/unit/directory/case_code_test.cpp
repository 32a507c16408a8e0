#include "directory/case_code.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace relais::directory;

TEST_CASE("a case code is read however it was typed", "[unit][case]") {
    const auto code = make_case_code(0x123456789ULL);
    CHECK(code.size() == 10);
    CHECK(read_case_code(code) == code);
    std::string loose;
    for (const char one : code) {
        if (one != '-') {
            loose += ' ';
            loose += static_cast<char>(std::tolower(static_cast<unsigned char>(one)));
        }
    }
    CHECK(read_case_code(loose) == code);
}

TEST_CASE("letters that look like digits are taken for them", "[unit][case]") {
    const auto code = make_case_code(32); // 0, then 1
    CHECK(code.starts_with("01"));
    CHECK(read_case_code("OL" + code.substr(2)) == code);
    CHECK(read_case_code("oi" + code.substr(2)) == code);
}

TEST_CASE("what is no case code is refused", "[unit][case]") {
    CHECK_FALSE(read_case_code(""));
    CHECK_FALSE(read_case_code("Aïssatou"));
    CHECK_FALSE(read_case_code("000-000-0"));
    CHECK_FALSE(read_case_code(make_case_code(7) + "0"));
    CHECK_FALSE(read_case_code("000-000-0U"));
}

TEST_CASE("one wrong symbol is always caught", "[unit][case]") {
    CHECK(rc::check([](std::uint64_t random) {
        const auto code = make_case_code(random);
        for (std::size_t at = 0; at < code.size(); ++at) {
            for (const char other : std::string("0123456789ABCDEFGHJKMNPQRSTVWXYZ")) {
                if (code[at] != '-' && other != code[at]) {
                    auto wrong = code;
                    wrong[at] = other;
                    RC_ASSERT(!read_case_code(wrong));
                }
            }
        }
    }));
}
